import type {Evaluation} from '../kconfig/evaluation.ts';
import type {Expression} from '../kconfig/expressions.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';

/**
 * What a row's badge is about: an instance type, tier group or wildcard; a location; an image; or the tiers that are
 * newer than kdevops' ten, of which the badge says when they can be had.
 */
export type BadgeTarget = {
	readonly kind: 'type' | 'location' | 'image' | 'newer-tiers';
	readonly value: string;
};

/** The strings that kdevops' Terraform reads; each is given by a choice through its defaults. */
const sources = [
	{kind: 'type', name: 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'},
	{kind: 'location', name: 'TERRAFORM_DATACRUNCH_LOCATION'},
	{kind: 'image', name: 'TERRAFORM_DATACRUNCH_IMAGE'},
] as const;

const newerTiers = 'TERRAFORM_DATACRUNCH_NEWER_TIERS';

type Source = {
	readonly kind: BadgeTarget['kind'];
	/** The string that the choice decides. */
	readonly decided: KconfigSymbol;
	/** What the string becomes with this member; undefined: what it is now. */
	readonly value: KconfigSymbol | undefined;
};

/** Whether a tree speaks of machines to rent at all: a kernel's does not. */
export const speaksOfMachines = ({symbols}: KconfigTree): boolean =>
	sources.some(({name}) => symbols.has(name));

const indexes = new WeakMap<KconfigTree, ReadonlyMap<KconfigSymbol, Source>>();

/**
 * What the badge of a row is about. Of a choice's member it is the value that the member would give, found by the
 * default whose condition is that member; of the choice, the present value. Undefined: nothing that capacity bears on.
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
	const newer = tree.symbols.get(newerTiers);
	if (newer) {
		index.set(newer, {kind: 'newer-tiers', decided: newer, value: undefined});
	}

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
