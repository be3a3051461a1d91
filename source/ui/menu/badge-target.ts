import {choiceValues} from '../../catalogue/choice-values.ts';
import {fragments} from '../../catalogue/fragments.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import type {KconfigTree} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';

/**
 * What a row's badge is about: an instance type, tier group or wildcard; a location; an image; or the tiers that are
 * newer than kdevops' ten, of which the badge says when they can be had; the file with the account's key; or volumes that
 * are kept, which cost something.
 */
export type BadgeTarget = {
	readonly kind: 'type' | 'location' | 'image' | 'newer-tiers' | 'credentials' | 'kept-volumes';
	readonly value: string;
};

/** The strings that kdevops' Terraform reads; each is given by a choice through its defaults. */
const sources = [
	{kind: 'type', name: fragments.types.symbol},
	{kind: 'location', name: fragments.locations.symbol},
	{kind: 'image', name: fragments.images.symbol},
] as const;

/** Names the file with the account's key. */
export const credentialsFile = 'TERRAFORM_DATACRUNCH_API_KEY_FILE';

/** Options whose badge is about nothing that a choice decides. */
const others = [
	{kind: 'newer-tiers', name: 'TERRAFORM_DATACRUNCH_NEWER_TIERS'},
	{kind: 'credentials', name: credentialsFile},
	{kind: 'kept-volumes', name: 'TERRAFORM_DATACRUNCH_KEEP_VOLUMES'},
] as const;

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
	for (const {kind, name} of others) {
		const symbol = tree.symbols.get(name);
		if (symbol) {
			index.set(symbol, {kind, decided: symbol, value: undefined});
		}
	}

	for (const {kind, name} of sources) {
		const decided = tree.symbols.get(name);
		for (const {member, value} of choiceValues(decided)) {
			if (decided && member.choice) {
				index.set(member, {kind, decided, value});
				index.set(member.choice, {kind, decided, value: undefined});
			}
		}
	}

	return index;
};
