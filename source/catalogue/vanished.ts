import {symbolForm} from '../capacity/tiers.ts';
import type {Diagnostic} from '../kconfig/diagnostics.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {choiceValues, type ChoiceValue} from './choice-values.ts';
import {fragmentKinds, fragments, type FragmentKind} from './fragments.ts';
import {nearestType} from './nearest-type.ts';

/** What a configuration chooses, and the tree does not have any more. */
export type Vanished = {
	readonly kind: FragmentKind;
	/** `1H100.80S.30V`; as in the symbol's name where the file tells no more. */
	readonly value: string;
	/** Of types: the nearest that there is, if any is near. */
	readonly nearest: {readonly value: string; readonly symbol: string} | undefined;
	/** A warning that names it and what to do, at its line. */
	readonly diagnostic: Diagnostic;
};

/**
 * Finds them among the settings that were dropped because the tree has no such symbol, and gives the values without what
 * was said of the other members: a `.config` says no to each of them, and from that C would conclude on whatever is new,
 * or on the first one. So the default is taken. A choice that is made otherwise as well has lost nothing.
 */
export function withoutVanished(
	tree: KconfigTree,
	userValues: Map<KconfigSymbol, string>,
	dropped: readonly Diagnostic[],
): {readonly userValues: Map<KconfigSymbol, string>; readonly vanished: readonly Vanished[]} {
	const found = fragmentKinds.flatMap(kind => {
		const values = choiceValues(tree.symbols.get(fragments[kind].symbol));
		const isMade = values.some(({member}) => userValues.get(member) === 'y');
		const vanished = isMade ? undefined : vanishedOf(kind, tree, userValues, values, dropped);
		return vanished ? [{vanished, members: values.map(({member}) => member)}] : [];
	});
	if (found.length === 0) return {userValues, vanished: []};
	const kept = new Map(userValues);
	for (const member of found.flatMap(({members}) => members)) kept.delete(member);
	return {userValues: kept, vanished: found.map(({vanished}) => vanished)};
}

function vanishedOf(
	kind: FragmentKind,
	tree: KconfigTree,
	userValues: ReadonlyMap<KconfigSymbol, string>,
	values: readonly ChoiceValue[],
	dropped: readonly Diagnostic[],
): Vanished | undefined {
	const {symbol} = fragments[kind];
	const setting = dropped.findLast(
		({code, lineText}) => code === 'unknown-symbol' && chosenIn(lineText, symbol) !== undefined,
	);
	const form = chosenIn(setting?.lineText, symbol);
	if (setting === undefined || form === undefined || values.length === 0) return undefined;
	const text = tree.symbols.get(symbol);
	const told = text && userValues.get(text);
	const value = told !== undefined && symbolForm(told) === form ? told : spelledOut(form, kind);
	const nearest = kind === 'types' ? nearestOf(value, values) : undefined;
	const message = messageFor(value, kind, nearest);
	return {kind, value, nearest, diagnostic: {...setting, code: 'vanished', message}};
}

/** What is left of a member's name behind the choice's, in a line that sets it. */
const chosenIn = (line: string | undefined, choice: string): string | undefined =>
	new RegExp(`^CONFIG_${choice}_(?<form>\\w+)=y\\s*$`).exec(line ?? '')?.groups?.['form'];

/** The names of types have no other signs in them than dots. */
const spelledOut = (form: string, kind: FragmentKind): string =>
	kind === 'types' ? form.replaceAll('_', '.') : form;

function nearestOf(wanted: string, values: readonly ChoiceValue[]): Vanished['nearest'] {
	const names = values.flatMap(({value}) => value.name ?? []);
	const value = nearestType(wanted, names);
	const symbol = values.find(each => each.value.name === value)?.member.name;
	return value === undefined || symbol === undefined ? undefined : {value, symbol};
}

const titles = {types: 'instance types', images: 'images', locations: 'locations'} as const;

const messageFor = (value: string, kind: FragmentKind, nearest: Vanished['nearest']): string =>
	[
		`${value} is no longer among the ${titles[kind]}`,
		...(nearest ? [`the nearest is ${nearest.value} (dcmenu set ${nearest.symbol}=y)`] : []),
		'until one is chosen the default is taken, and saved',
	].join('; ');
