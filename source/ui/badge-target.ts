import type {Evaluation} from '../kconfig/evaluation.ts';
import type {Expression} from '../kconfig/expressions.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';

/** What a row's badge is about: an instance type, tier group or wildcard, or a location. */
export type BadgeTarget = {readonly kind: 'type' | 'location'; readonly value: string};

/** The strings that kdevops' Terraform reads; each is given by a choice through its defaults. */
const sources = [
	{kind: 'type', name: 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'},
	{kind: 'location', name: 'TERRAFORM_DATACRUNCH_LOCATION'},
] as const;

type Source = {
	readonly kind: BadgeTarget['kind'];
	/** The string that the choice decides. */
	readonly decided: KconfigSymbol;
	/** What the string becomes with this member; undefined for the choice, which shows the present value. */
	readonly value: KconfigSymbol | undefined;
};

const indexes = new WeakMap<KconfigTree, ReadonlyMap<KconfigSymbol, Source>>();

/**
 * What the badge of a choice or of one of its members is about: the value that the member would give, found by the
 * default whose condition is that member. Undefined: the symbol has nothing to do with capacity.
 */
export const badgeTarget = (
	symbol: KconfigSymbol,
	evaluation: Evaluation,
): BadgeTarget | undefined => {
	let index = indexes.get(evaluation.tree);
	if (index === undefined) {
		index = indexOf(evaluation.tree);
		indexes.set(evaluation.tree, index);
	}

	const source = index.get(symbol);
	return source && {kind: source.kind, value: evaluation.text(source.value ?? source.decided)};
};

const indexOf = (tree: KconfigTree): ReadonlyMap<KconfigSymbol, Source> => {
	const index = new Map<KconfigSymbol, Source>();
	for (const {kind, name} of sources) {
		const decided = tree.symbols.get(name);
		for (const {value, condition} of decided?.defaults ?? []) {
			const member = memberIn(condition);
			if (decided && member?.choice && value.kind === 'symbol') {
				index.set(member, {kind, decided, value: value.symbol});
				index.set(member.choice, {kind, decided, value: undefined});
			}
		}
	}

	return index;
};

/** The choice member that a default's own `if` asks for; the conditions around it stand left of it. */
const memberIn = (condition: Expression | undefined): KconfigSymbol | undefined => {
	switch (condition?.kind) {
		case 'symbol': {
			return condition.symbol.choice && condition.symbol;
		}

		case 'and': {
			return memberIn(condition.right) ?? memberIn(condition.left);
		}

		case 'or':
		case 'not':
		case 'compare':
		case undefined: {
			return undefined;
		}
	}
};
