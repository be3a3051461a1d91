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
 * Finds them among the settings that were dropped because the tree has no such symbol. A choice that the configuration
 * makes otherwise as well has lost nothing.
 */
export const findVanished = (
	tree: KconfigTree,
	userValues: ReadonlyMap<KconfigSymbol, string>,
	dropped: readonly Diagnostic[],
): readonly Vanished[] =>
	fragmentKinds.flatMap(kind => {
		const {symbol} = fragments[kind];
		const text = tree.symbols.get(symbol);
		const values = choiceValues(text);
		if (values.length === 0 || values.some(({member}) => userValues.get(member) === 'y')) return [];
		const setting = dropped.findLast(
			({code, lineText}) => code === 'unknown-symbol' && chosenIn(lineText, symbol) !== undefined,
		);
		const form = chosenIn(setting?.lineText, symbol);
		if (setting === undefined || form === undefined) return [];
		const told = text && userValues.get(text);
		const value = told !== undefined && symbolForm(told) === form ? told : spelledOut(form, kind);
		const nearest = kind === 'types' ? nearestOf(value, values) : undefined;
		const diagnostic = {...setting, code: 'vanished', message: messageFor(value, kind, nearest)};
		return [{kind, value, nearest, diagnostic}];
	});

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
