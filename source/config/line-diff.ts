/** A line of both texts, of the old one alone, or of the new one alone. */
export type DiffLine = {readonly kind: 'same' | 'old' | 'new'; readonly text: string};

/**
 * What leads from one text's lines to another's. Lines that stand once in each, as nearly all of a configuration do, are
 * held on to where their order is the same ("patience"); what is between them is compared from both ends.
 */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
	const lines: DiffLine[] = [];
	let [old, young] = [0, 0];
	const take = (oldEnd: number, youngEnd: number): void => {
		let same = 0;
		const room = Math.min(oldEnd - old, youngEnd - young);
		while (same < room && before[old + same] === after[young + same]) same++;
		let tail = 0;
		while (tail < room - same && before[oldEnd - 1 - tail] === after[youngEnd - 1 - tail]) tail++;
		const add = (kind: DiffLine['kind'], from: readonly string[], start: number, end: number) => {
			for (let index = start; index < end; index++) lines.push({kind, text: from[index]!});
		};
		add('same', before, old, old + same);
		add('old', before, old + same, oldEnd - tail);
		add('new', after, young + same, youngEnd - tail);
		add('same', before, oldEnd - tail, oldEnd);
		[old, young] = [oldEnd, youngEnd];
	};

	for (const [oldAt, youngAt] of anchors(before, after)) take(oldAt, youngAt);
	take(before.length, after.length);
	return lines;
}

/** Places of lines that stand once in both texts; the longest series of them in which both go up. */
function anchors(
	before: readonly string[],
	after: readonly string[],
): ReadonlyArray<readonly [number, number]> {
	const once = onceIn(after);
	const pairs = [...onceIn(before)].flatMap(([text, old]) => {
		const young = once.get(text);
		return young === undefined ? [] : [[old, young] as const];
	});
	/** For each length, the pair that ends the series of that length with the lowest end; and what came before a pair. */
	const ends: number[] = [];
	const previous: number[] = [];
	for (const [index, [, young]] of pairs.entries()) {
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (pairs[ends[middle]!]![1] < young) low = middle + 1;
			else high = middle;
		}

		previous[index] = ends[low - 1] ?? -1;
		ends[low] = index;
	}

	const series: Array<readonly [number, number]> = [];
	for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) series.push(pairs[at]!);
	return series.reverse();
}

/** Lines that stand once, with their places, in order. */
function onceIn(lines: readonly string[]): Map<string, number> {
	const places = new Map<string, number>();
	const repeated = new Set<string>();
	for (const [index, text] of lines.entries()) {
		if (places.has(text)) repeated.add(text);
		else places.set(text, index);
	}

	for (const text of repeated) places.delete(text);
	return places;
}

/** So many lines that are the same are shown around each difference. */
const context = 3;

/** The lines of `diff -u`; none where both texts are the same. A text that is not there is empty. */
export function unifiedDiff(
	before: string,
	after: string,
	names: {readonly before: string; readonly after: string},
): string[] {
	const lines = diffLines(linesOf(before), linesOf(after));
	const isNear = nearDifferences(lines);
	const hunks: string[] = [];
	const at = {old: 0, new: 0};
	for (let index = 0; index < lines.length;) {
		let end = index;
		while (end < lines.length && isNear[end] === isNear[index]) end++;
		const part = lines.slice(index, end);
		const old = part.filter(({kind}) => kind !== 'new').length;
		const young = part.filter(({kind}) => kind !== 'old').length;
		if (isNear[index]) {
			hunks.push(`@@ -${rangeText(at.old, old)} +${rangeText(at.new, young)} @@`);
			// One by one: a call cannot take as many arguments as a file may have lines.
			for (const {kind, text} of part) hunks.push(`${marks[kind]}${text}`);
		}

		at.old += old;
		at.new += young;
		index = end;
	}

	return hunks.length === 0 ? [] : [`--- ${names.before}`, `+++ ${names.after}`, ...hunks];
}

const marks = {same: ' ', old: '-', new: '+'};

/** Where nothing is, the line before it is named. */
const rangeText = (start: number, count: number): string =>
	`${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`;

const nearDifferences = (lines: readonly DiffLine[]): readonly boolean[] => {
	const isNear = lines.map(() => false);
	for (const [index, {kind}] of lines.entries()) {
		if (kind !== 'same') isNear.fill(true, Math.max(0, index - context), index + context + 1);
	}

	return isNear;
};

/** Without the empty one behind the last newline. */
export const linesOf = (text: string): string[] =>
	text === '' ? [] : text.replace(/\n$/, '').split('\n');
