import {placeText} from '../../kconfig/cause-text.ts';
import type {Change} from '../../kconfig/edits.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import {isAltered, isTurnedOff, isTurnedOn} from '../../kconfig/plans/plan-changes.ts';
import {
	describeConsequences,
	describeFailure,
	describeGoal,
	describePlans,
} from '../../kconfig/plans/plan-text.ts';
import type {Plan} from '../../kconfig/plans/plans.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {cells} from '../drawing/line.ts';
import {plansOf, type WaysState} from './ways-state.ts';

/** So many edits of a plan are named before its preview, which names all. */
const mostEdits = 20;

/** So many plans a search tells of. */
export const mostPlans = 3;

/** The part of a page about a row that says what would have to be set, or who stands in the way. */
export const waysLines = (ways: WaysState): readonly string[] => {
	const {goal, found} = ways;
	const plans = plansOf(ways);
	// A value is spelled as it is.
	const wish =
		goal.value === undefined ? describeGoal(goal).toUpperCase() : `HAVE IT BE ${goal.value}`;
	const title = `HOW TO ${wish}`;
	if (plans.length === 0) {
		if (found === undefined) {
			return [title, '  looking for ways ...', ''];
		}

		const ends = found.deadEnds.map(
			({symbol, value, position, text}) =>
				`    ${nameOf(symbol)}=${value}${placeText(position)}: ${text}`,
		);
		return [title, `  ${describeFailure(found)}`, ...ends, ''];
	}

	const texts = describePlans(plans, mostEdits);
	const [digits, one, them] =
		plans.length === 1 ? ['1', 'it', 'it'] : [`1-${plans.length}`, 'one', 'them'];
	const keys =
		found === undefined
			? `still looking: a better one may replace ${them}; ${digits} applies ${one}, p previews`
			: `${digits} applies ${one}, p previews what follows${found.isExhaustive ? '' : '; there may be more ways'}`;
	return [
		title,
		...plans.flatMap((plan, index) => [
			`  ${index + 1}  ${texts[index]}`,
			`     ${describeConsequences(plan)}`,
		]),
		`     ${keys}`,
		'',
	];
};

/** All that a plan changes: what it sets, what goes off because of that, and what else follows. */
export const previewLines = ({changes, consequences}: Plan): readonly string[] => {
	const off = consequences.filter(isTurnedOff);
	const altered = consequences.filter(isAltered);
	const on = consequences.filter(isTurnedOn);
	const known = new Set([...off, ...altered, ...on]);
	const others = consequences.filter(change => !known.has(change));
	return [
		...section('IT SETS', changes),
		...section('IT TURNS OFF', off),
		...section('IT ALTERS', altered),
		...section('IT TURNS ON', on),
		...section('WHAT ELSE COMES OR GOES', others),
	];
};

const section = (title: string, changes: readonly Change[]): readonly string[] => {
	if (changes.length === 0) {
		return [];
	}

	const names = changes.map(({symbol}) => nameOf(symbol));
	const width = Math.min(40, Math.max(...names.map(name => cells(name))));
	return [
		title,
		...changes.map((change, index) => `  ${names[index]!.padEnd(width)}  ${valueText(change)}`),
		'',
	];
};

const valueText = ({symbol, before, after}: Change): string => {
	const quoted = (value: string): string => (symbol.type === 'string' ? `"${value}"` : value);
	if (before === undefined) {
		return `+ ${quoted(after ?? '')}`;
	}

	if (after === undefined) {
		return `- gone (was ${quoted(before)})`;
	}

	return before === after ? `stays ${quoted(after)}` : `${quoted(before)} -> ${quoted(after)}`;
};

const nameOf = (symbol: KconfigSymbol): string => symbol.name ?? titleOf(symbol);
