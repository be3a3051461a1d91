import type {AppState} from '../app-state.ts';
import {wrap} from '../drawing/line.ts';
import {linesAround} from './info-page.ts';
import {pageLinks} from './page-links.ts';
import {pageLines, type PageState} from './page-state.ts';
import {mostPlans, waysLines} from './plan-lines.ts';
import {plansOf, type WaysState} from './ways-state.ts';

/**
 * The same page with what is known by now of how the row could be set. What somebody reads below that stays where it is in
 * the window, and so does the mark on a link. Where nothing is drawn, plans are told once, at the end.
 */
export const withPlans = (state: AppState, shown: PageState, ways: WaysState): PageState => {
	if (state.isTold && ways.found === undefined) {
		return {...shown, ways: {...ways, shown: []}};
	}

	const {columns} = state.size;
	const own = waysLines(ways);
	const room = state.isTold ? undefined : roomFor(own, ways, columns);
	const spare = room === undefined ? 0 : room - heightOf(own, columns);
	const {above, below} = linesAround(ways.evaluation, ways.node, shown.setBy);
	const lines = [...above, ...own, ...Array.from({length: spare}, () => ''), ...below];
	const next = {...shown, lines, ways: {...ways, ...seen(state, ways), ...(room && {room})}};

	const before = pageLines(shown, state.size).length;
	const end = before - heightOf(below, columns);
	const moved = pageLines(next, state.size).length - before;
	const {link} = shown;
	const links = pageLinks(state, shown);
	const isBelow = link !== undefined && (links[link]?.line ?? 0) >= end;
	return {
		...next,
		top: shown.top >= end ? shown.top + moved : shown.top,
		...(isBelow && {link: link + pageLinks(state, next).length - links.length}),
	};
};

/** What stood first under each digit; of what is told at the end, all. */
const seen = ({isTold}: AppState, ways: WaysState): Pick<WaysState, 'shown'> => {
	if (isTold) {
		return {shown: plansOf(ways)};
	}

	return ways.found && ways.shown === undefined
		? {}
		: {shown: plansOf(ways).map((plan, index) => ways.shown?.[index] ?? plan)};
};

/** So many lines as these take with as many plans as there can be; none where all is told at once. */
const roomFor = (own: readonly string[], ways: WaysState, columns: number): number | undefined => {
	const height = heightOf(own, columns);
	if (ways.room !== undefined) {
		return Math.max(ways.room, height);
	}

	const {length} = plansOf(ways);
	const each = length === 0 ? 0 : Math.ceil((height - otherLines) / length);
	return ways.found === undefined ? height + (mostPlans - length) * each : undefined;
};

/** A title, what the digits do, and an empty line. */
const otherLines = 3;

const heightOf = (lines: readonly string[], columns: number): number =>
	lines.reduce((sum, text) => sum + wrap(text, columns - 2).length, 0);
