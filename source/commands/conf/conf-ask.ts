import {describeNode, newSymbolHelp, newSymbolLine} from '../../config/new-symbols.ts';
import {acceptsText} from '../../kconfig/accepted-text.ts';
import {type MenuNode, nodesBelow} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {mod, no, type Tristate, tristateLetter, yes} from '../../kconfig/tristate.ts';
import type {ConfInput} from './conf-input.ts';
import {ConfExit, type ConfSession} from './conf-session.ts';

/** What to do about symbols that the configuration does not have: ask for them, or tell of them. */
type Purpose = 'ask' | 'list' | 'help';

/** The questions of `oldaskconfig`, `oldconfig` and `syncconfig`, with C's prompts. */
export class ConfInterview {
	readonly #session: ConfSession;
	readonly #input: ConfInput;
	/** On a terminal the user sees what was typed; elsewhere it is printed. */
	readonly #isTerminal: boolean;
	readonly #purpose: Purpose;
	#asksEverything = false;
	/** The menu whose questions are being asked. */
	#menu: MenuNode;
	#indent = 0;
	#restarts = 0;

	constructor(session: ConfSession, input: ConfInput, isTerminal: boolean, purpose: Purpose) {
		this.#session = session;
		this.#input = input;
		this.#isTerminal = isTerminal;
		this.#purpose = purpose;
		this.#menu = session.tree.root;
	}

	/** Asks for everything that can be set. */
	async askAll(): Promise<void> {
		this.#asksEverything = true;
		await this.#visit(this.#session.tree.root);
		this.#asksEverything = false;
	}

	/** Goes on with what is new until nothing is: answers make other questions. */
	async askNew(): Promise<void> {
		do {
			this.#restarts = 0;
			await this.#visitNew(this.#session.tree.root);
		} while (this.#restarts > 0);
	}

	/** Asks for a node and what is below it; menus inside are only looked through for what is new. */
	async #visit(node: MenuNode): Promise<void> {
		const {symbol, prompt, children} = node;
		if (prompt === undefined || !this.#session.evaluation.isShown(node)) return;
		if (prompt.kind === 'menu' && !this.#asksEverything && this.#menu !== node) {
			await this.#visitNew(node);
			return;
		}

		if (prompt.kind !== 'prompt') this.#print(['*', `* ${prompt.text}`, '*']);
		if (symbol?.isChoice === true) {
			await this.#askChoice(node);
			return;
		}

		if (symbol !== undefined) {
			if (symbol.type === 'bool' || symbol.type === 'tristate')
				await this.#askTristate(node, symbol);
			else await this.#askText(node, symbol);
			this.#indent += 2;
		}

		for (const child of children) await this.#visit(child);
		if (symbol !== undefined) this.#indent -= 2;
	}

	/** Looks for what is new; where there is something, the questions of the menu around it begin again. */
	async #visitNew(node: MenuNode): Promise<void> {
		const {evaluation} = this.#session;
		const {symbol} = node;
		if (!evaluation.isShown(node)) return;
		if (symbol && this.#isNew(symbol) && this.#isChangeable(symbol))
			await this.#meetNew(node, symbol);
		for (const child of node.children) await this.#visitNew(child);
	}

	async #meetNew(node: MenuNode, symbol: KconfigSymbol): Promise<void> {
		const session = this.#session;
		const {evaluation, output, prefix} = session;
		switch (this.#purpose) {
			case 'list':
				if (symbol.type !== 'unknown')
					output.print(`${newSymbolLine(evaluation, {symbol, node}, prefix)}\n`);
				break;
			case 'help':
				output.print(newSymbolHelp(session.readout, {node}, prefix));
				break;
			case 'ask':
				if (this.#restarts === 0) output.print('*\n* Restart config...\n*\n');
				this.#restarts++;
				this.#menu = menuAround(node);
				await this.#visit(this.#menu);
				break;
		}
	}

	async #askText(node: MenuNode, symbol: KconfigSymbol): Promise<void> {
		const {output} = this.#session;
		for (;;) {
			const current = this.#session.evaluation.text(symbol);
			this.#printPrompt(node);
			output.print(`(${symbol.name}) [${current}] `);
			const line = await this.#answer(symbol, current);
			if (line === undefined) return;
			if (line === '?\n') {
				this.#printHelp(node);
			} else {
				// An answer has its newline, or what ended it instead, cut off.
				const text = line.startsWith('\n') ? current : line.slice(0, -1);
				if (this.#setText(symbol, text)) return;
			}

			// C asks for ever where the default is no valid value and nobody answers; since 6.12 it gives up.
			if (this.#input.isAtEnd) {
				output.warn(`\nerror: no value for new symbol '${symbol.name}' at end of input\n`);
				throw new ConfExit(1);
			}
		}
	}

	async #askTristate(node: MenuNode, symbol: KconfigSymbol): Promise<void> {
		const {output} = this.#session;
		for (;;) {
			const {evaluation} = this.#session;
			const current = evaluation.tristate(symbol);
			const others = evaluation.assignable(symbol).filter(value => value !== current);
			this.#printPrompt(node);
			output.print(
				`(${symbol.name}) [${tristateLetter(current).toUpperCase()}` +
					`${others.map(value => `/${tristateLetter(value)}`).join('')}/?] `,
			);
			const line = await this.#answer(symbol, tristateLetter(current));
			if (line === undefined) return;
			const answer = readTristate(strip(line), current);
			if (answer === 'nonsense') continue;
			if (answer !== 'help' && this.#setTristate(symbol, answer)) return;
			this.#printHelp(node);
		}
	}

	async #askChoice(node: MenuNode): Promise<void> {
		const {output} = this.#session;
		let hasNew = false;
		for (;;) {
			this.#printPrompt(node, '\n');
			const {evaluation} = this.#session;
			const members = node.children.filter(child => evaluation.isShown(child));
			const options = members.filter(({symbol}) => symbol !== undefined);
			// A member that is defined twice is listed twice, and chosen at its last place.
			const chosen = options.findLastIndex(
				({symbol}) => symbol !== undefined && evaluation.tristate(symbol) === yes,
			);
			let number = 0;
			for (const {symbol, prompt} of members) {
				if (symbol === undefined) {
					this.#print([`* ${prompt?.text ?? ''}`]);
					continue;
				}

				number++;
				const isNew = this.#isNew(symbol);
				if (isNew) hasNew = true;
				const mark = symbol === options[chosen]?.symbol ? '>' : ' ';
				this.#print([
					`${mark} ${number}. ${prompt?.text ?? ''} (${symbol.name})${isNew ? ' (NEW)' : ''}`,
				]);
			}

			output.print(`${' '.repeat(this.#indent)}choice`);
			// C would ask for ever where there is nothing to choose.
			if (options.length === 0) return;
			let line = '';
			let choice = 1;
			if (options.length === 1) {
				output.print('[1]: 1\n');
			} else {
				output.print(`[1-${options.length}?]: `);
				if (!this.#asksEverything && !hasNew) {
					choice = chosen + 1;
					output.print(`${choice}\n`);
				} else {
					line = strip((await this.#readLine('')) ?? '');
					if (line.startsWith('?')) {
						this.#printHelp(node);
						continue;
					}

					if (line !== '' && !/^\d/.test(line)) continue;
					choice = line === '' ? chosen + 1 : Number.parseInt(line, 10);
				}
			}

			const option = options[choice - 1];
			if (option?.symbol === undefined) continue;
			if (line.endsWith('?')) {
				this.#printHelp(option);
				continue;
			}

			this.#choose(node, option.symbol);
			return;
		}
	}

	/** C's `conf_askvalue`: the line that was typed; undefined where nobody is asked. */
	async #answer(symbol: KconfigSymbol, current: string): Promise<string | undefined> {
		const {output} = this.#session;
		const isNew = this.#isNew(symbol);
		if (isNew) output.print('(NEW) ');
		if (this.#isChangeable(symbol) && (this.#asksEverything || isNew)) return this.#readLine('\n');
		output.print(`${current}\n`);
		return undefined;
	}

	/** A line; `fallback` at the end of the input. */
	async #readLine(fallback: string): Promise<string> {
		const {output} = this.#session;
		output.flush();
		const line = await this.#input.readLine();
		if (line === undefined) output.warn('\nError in reading or end of file.\n');
		if (!this.#isTerminal) output.print(line ?? fallback);
		return line ?? fallback;
	}

	/** C's `sym_set_string_value`; false where the text is no value for it. */
	#setText(symbol: KconfigSymbol, text: string): boolean {
		const session = this.#session;
		if (!acceptsText(session.evaluation, symbol, text)) return false;
		const isBareHex = symbol.type === 'hex' && !/^0[xX]/.test(text);
		const isKept = !isBareHex && session.userValues.get(symbol) === text;
		this.#store(new Map([[symbol, isBareHex ? `0x${text}` : text]]));
		if (!isKept) session.clearValues();
		return true;
	}

	/** C's `sym_set_tristate_value`. */
	#setTristate(symbol: KconfigSymbol, value: Tristate): boolean {
		const session = this.#session;
		if (!session.evaluation.assignable(symbol).includes(value)) return false;
		const isChange = session.evaluation.tristate(symbol) !== value;
		this.#store(new Map([[symbol, tristateLetter(value)]]));
		if (isChange) session.clearValues();
		return true;
	}

	/** C's `choice_set_value`: something is said of each visible member, and what is said last counts most. */
	#choose(choice: MenuNode, chosen: KconfigSymbol): void {
		const {evaluation} = this.#session;
		const said = new Map<KconfigSymbol, string>();
		let isChange = false;
		for (const {symbol} of nodesBelow(choice)) {
			if (symbol === undefined || evaluation.visibility(symbol) === no) continue;
			const value = symbol === chosen ? yes : no;
			if (evaluation.tristate(symbol) !== value) isChange = true;
			said.delete(symbol);
			said.set(symbol, tristateLetter(value));
		}

		this.#store(said);
		if (isChange) this.#session.clearValues();
	}

	#store(values: ReadonlyMap<KconfigSymbol, string>): void {
		const userValues = new Map(this.#session.userValues);
		for (const [symbol, value] of values) {
			userValues.delete(symbol);
			userValues.set(symbol, value);
		}

		this.#session.userValues = userValues;
	}

	#isNew(symbol: KconfigSymbol): boolean {
		return !this.#session.userValues.has(symbol);
	}

	/** C's `sym_is_changeable`. */
	#isChangeable(symbol: KconfigSymbol): boolean {
		const {evaluation} = this.#session;
		return !symbol.isChoice && evaluation.visibility(symbol) > evaluation.selected(symbol);
	}

	#printPrompt({prompt}: MenuNode, end = ' '): void {
		this.#session.output.print(`${' '.repeat(this.#indent)}${prompt?.text ?? ''}${end}`);
	}

	#print(lines: readonly string[]): void {
		for (const line of lines) this.#session.output.print(`${' '.repeat(this.#indent)}${line}\n`);
	}

	#printHelp(node: MenuNode): void {
		const {output, prefix, readout} = this.#session;
		output.print(describeNode(readout, node, prefix));
	}
}

/** The menu that a node is, or lies in. */
function menuAround(node: MenuNode): MenuNode {
	let menu = node;
	while (menu.parent !== undefined && menu.prompt?.kind !== 'menu') menu = menu.parent;
	return menu;
}

/** Without C's white space around it. */
const strip = (line: string): string => line.replaceAll(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');

function readTristate(answer: string, current: Tristate): Tristate | 'help' | 'nonsense' {
	if (answer === '') return current;
	if (answer.startsWith('?')) return 'help';
	if (/^[nN]o?$/.test(answer)) return no;
	if (/^[mM]$/.test(answer)) return mod;
	if (/^[yY](?:es)?$/.test(answer)) return yes;
	return 'nonsense';
}
