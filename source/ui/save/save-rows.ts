import type {SaveProblem} from '../../config/save-problems.ts';
import type {Change} from '../../kconfig/edits.ts';
import {inMenuOrder} from '../../kconfig/menu-order.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {AppState} from '../app-state.ts';
import {offLast} from './changes.ts';
import {wrap} from '../drawing/line.ts';
import type {SaveState} from './save-state.ts';

/** A line of the save screen's list. */
export type SaveRow =
	| {readonly kind: 'heading' | 'note'; readonly text: string}
	/** Set by hand; not kept: set back, and Space sets it again. */
	| {readonly kind: 'yours'; readonly change: Change; readonly isKept: boolean}
	/** A line of the file that a save does not write as it is, or that it keeps on request. */
	| {readonly kind: 'problem'; readonly problem: SaveProblem}
	/** Follows from what was set, or from another tree or file. */
	| {readonly kind: 'following' | 'other'; readonly change: Change};

/** What a save changes, part by part: what was set and what follows, what else differs, what is wrong, what is written. */
export const saveRows = (state: AppState, overlay: SaveState): readonly SaveRow[] => {
	const {changes, dropped, look, failure} = overlay;
	const ofSymbol = new Map<KconfigSymbol, {readonly change: Change; readonly isKept: boolean}>([
		...changes.yours.map(change => [change.symbol, {change, isKept: true}] as const),
		...[...dropped].map(([symbol, {change}]) => [symbol, {change, isKept: false}] as const),
	]);
	const yours = inMenuOrder(state.evaluation.tree, [...ofSymbol.keys()]).map(
		symbol => ({kind: 'yours', ...ofSymbol.get(symbol)!}) as const,
	);
	const shown = new Set(
		[...changes.yours, ...changes.following, ...yours.map(({change}) => change)].map(
			({symbol}) => symbol,
		),
	);
	const others = (look?.differences ?? []).filter(({symbol}) => !shown.has(symbol));
	const fresh = others.filter(({before}) => before === undefined);
	const unlike = others.filter(({before}) => before !== undefined);
	const part = (heading: string, rows: readonly SaveRow[]): readonly SaveRow[] =>
		rows.length === 0 ? [] : [{kind: 'heading', text: heading}, ...rows];
	const problems = look?.problems ?? [];
	const notes = (texts: readonly string[]): readonly SaveRow[] =>
		texts.map(text => ({kind: 'note', text}));
	return [
		...part('not saved', notes(failure === undefined ? [] : wrap(failure, state.size.columns - 6))),
		...part('you changed', yours),
		...part(
			'changed because of that',
			changes.following.map(change => ({kind: 'following', change})),
		),
		...part(`new since ${state.file} was written (${fresh.length})`, otherRows(fresh)),
		...part(`not as ${state.file} has it (${unlike.length})`, otherRows(unlike)),
		...part(
			problems.every(({line}) => line?.isKept) ? 'kept on request' : 'problems',
			problems.map(problem => ({kind: 'problem', problem})),
		),
		...part('will write', notes((look?.files ?? []).map(({name, what}) => `${name}  ${what}`))),
		...part('as a defconfig', notes(look?.minimal ?? [])),
	];
};

const otherRows = (changes: readonly Change[]): readonly SaveRow[] =>
	offLast(changes).map(change => ({kind: 'other', change}));

/** The next row that is no heading, from `from` in the direction of `by`; undefined where there is none. */
export const nextRow = (rows: readonly SaveRow[], from: number, by: 1 | -1): number | undefined => {
	for (let index = from; index >= 0 && index < rows.length; index += by) {
		if (rows[index]!.kind !== 'heading') return index;
	}

	return undefined;
};
