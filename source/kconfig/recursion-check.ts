import type {Report} from './diagnostics.ts';
import {type DraftSymbol, propertiesOf} from './plans/drafts.ts';
import {symbolsIn} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

/** Why one symbol's value needs another's. */
type Reason =
	| 'dependency'
	| 'selection'
	| 'implication'
	/** Through the condition, or the value, of a property. */
	| {readonly property: 'prompt' | 'menu' | 'default' | 'range'; readonly of: 'condition' | 'value'}
	/** Between a choice and its members. */
	| 'choice';

/** What is to be looked at next: a symbol with its choice, or the conditions of one symbol alone. */
type Step = {
	readonly kind: 'visit' | 'choice' | 'conditions';
	readonly symbol: KconfigSymbol;
	readonly reason: Reason;
};

/** C's `dep_stack`: a symbol that is being looked at, and what of it. */
type Frame = {
	readonly symbol: KconfigSymbol;
	readonly steps: readonly Step[];
	next: number;
	/** Those that count as being looked at until this frame is left. */
	readonly open: readonly KconfigSymbol[];
};

/**
 * Finds values that depend on themselves: C's `sym_check_deps`, with a stack of its own. Looking at a symbol stops at the
 * first problem; the next symbol goes on with what has not been looked at.
 */
export class RecursionCheck {
	readonly #report: Report;
	readonly #visited = new Set<KconfigSymbol>();
	readonly #open = new Set<KconfigSymbol>();

	constructor(report: Report) {
		this.#report = report;
	}

	check(symbol: KconfigSymbol): void {
		const frames: Frame[] = [];
		this.#visit(symbol, frames);
		for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
			const step = frame.steps[frame.next++];
			if (step === undefined) {
				for (const left of frame.open) this.#open.delete(left);
				frames.pop();
			} else if (step.kind === 'visit' && this.#open.has(step.symbol)) {
				this.#reportRecursion(step.symbol, frames);
				this.#open.clear();
				return;
			} else if (step.kind === 'visit') {
				this.#visit(step.symbol, frames);
			} else if (step.kind === 'choice') {
				this.#visitChoice(step.symbol, frames);
			} else {
				this.#push(step.symbol, this.#conditions(step.symbol), [], frames);
			}
		}
	}

	#visit(symbol: KconfigSymbol, frames: Frame[]): void {
		if (this.#visited.has(symbol)) return;
		if (symbol.choice !== undefined) {
			const step: Step = {kind: 'choice', symbol: symbol.choice, reason: 'choice'};
			this.#push(symbol, [step], [], frames);
		} else if (symbol.isChoice) {
			this.#visitChoice(symbol, frames);
		} else {
			this.#visited.add(symbol);
			this.#push(symbol, this.#conditions(symbol), [symbol], frames);
		}
	}

	/** A choice and its members are one: none of them may depend on any of them. */
	#visitChoice(choice: KconfigSymbol, frames: Frame[]): void {
		if (this.#visited.has(choice)) return;
		const all = [choice, ...choice.members];
		for (const symbol of all) this.#visited.add(symbol);
		const steps = all.map((symbol): Step => ({kind: 'conditions', symbol, reason: 'choice'}));
		this.#push(choice, steps, all, frames);
	}

	#push(
		symbol: KconfigSymbol,
		steps: readonly Step[],
		open: readonly KconfigSymbol[],
		frames: Frame[],
	): void {
		for (const each of open) this.#open.add(each);
		frames.push({symbol, steps, next: 0, open});
	}

	/** Everything that a symbol's value depends on, in C's order. */
	#conditions(symbol: KconfigSymbol): readonly Step[] {
		const steps: Step[] = [];
		// The dependencies are in most conditions: what was gone through once need not be again.
		const done = new Set<Expression>();
		const add = (expression: Expression | undefined, reason: Reason): void => {
			if (expression === undefined || done.has(expression)) return;
			done.add(expression);
			for (const needed of symbolsIn(expression)) {
				if (!needed.isConstant) steps.push({kind: 'visit', symbol: needed, reason});
			}
		};
		add(symbol.directDependency, 'dependency');
		add(symbol.reverseDependency, 'selection');
		add(symbol.impliedDependency, 'implication');
		for (const {kind, property} of propertiesOf(symbol as DraftSymbol)) {
			if (kind === 'select' || kind === 'imply') continue;
			const name = kind === 'prompt' && property.kind === 'menu' ? 'menu' : kind;
			add(property.condition, {property: name, of: 'condition'});
			if (kind === 'default' && !symbol.isChoice) {
				add(property.value, {property: name, of: 'value'});
			}
		}
		return steps;
	}

	/** C's `sym_check_print_recursive`. */
	#reportRecursion(symbol: KconfigSymbol, frames: readonly Frame[]): void {
		const {choice} = symbol;
		const last = choice ?? symbol;
		const chain: {symbol: KconfigSymbol; reason: Reason}[] = frames.map(frame => ({
			symbol: frame.symbol,
			reason: frame.steps[frame.next - 1]?.reason ?? 'choice',
		}));
		if (choice !== undefined) chain.push({symbol, reason: 'choice'});
		const start = chain.findLastIndex(link => link.symbol === last);
		if (start === -1) {
			// A symbol within a choice that the menus made no member: C does not find it again, either.
			this.#tell('unexpected recursive dependency error');
			return;
		}
		const links = chain.slice(start).map(({symbol, reason}, place, all) => {
			const next = all[place + 1]?.symbol ?? last;
			return `\tsymbol ${symbol.name ?? '<choice>'} ${describeLink(reason, next)}\n`;
		});
		this.#tell(
			`error: recursive dependency detected!\n${links.join('')}For a resolution refer to Documentation/kbuild/kconfig-language.rst\nsubsection "Kconfig recursive dependency limitations"\n`,
		);
	}

	#tell(message: string): void {
		this.#report({severity: 'error', code: 'recursive-dependency', message, position: undefined});
	}
}

const describeLink = (reason: Reason, next: KconfigSymbol): string => {
	const [node] = next.nodes;
	if (next.isChoice && node !== undefined) {
		return `is part of choice block at ${node.position.file}:${node.position.line}`;
	}
	switch (reason) {
		case 'dependency':
			return `depends on ${next.name}`;
		case 'selection':
			return `is selected by ${next.name}`;
		case 'implication':
			return `is implied by ${next.name}`;
		case 'choice':
			return `unknown is visible depending on ${next.name}`;
	}
	return reason.of === 'value'
		? `${reason.property} value contains ${next.name}`
		: `${reason.property} is visible depending on ${next.name}`;
};
