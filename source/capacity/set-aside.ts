import {isSameTriple, type Triple} from './candidates.ts';

/**
 * Why something that was listed is not tried for a while: it was sold out; it did not have as many as are needed of one
 * kind, and those that it had were taken back; or a machine was accepted there and never came up.
 */
export type Disappointment = 'sold-out' | 'too-few' | 'stuck';

/** What is not tried now. Times are milliseconds of one clock. */
export type SetAsides = {
	add(triple: Triple, why: Disappointment, now: number): void;
	/** Those whose time is not over. */
	at(now: number): readonly Triple[];
};

/** Finding these out again costs money and minutes: what else there is comes first, and often the run is over before. */
const costlyFor = {'too-few': 3_600_000, stuck: 24 * 3_600_000};

/** Remembers for one run. Sold out the first time lasts `first` milliseconds, and twice as long each time after. */
export function newSetAsides({
	first,
	longest,
}: {
	readonly first: number;
	readonly longest: number;
}): SetAsides {
	let all: readonly {readonly triple: Triple; readonly until: number; readonly times: number}[] =
		[];
	return {
		add(triple, why, now) {
			const before = all.find(aside => isSameTriple(aside.triple, triple))?.times ?? 0;
			const times = why === 'sold-out' ? before + 1 : before;
			const lasts = why === 'sold-out' ? Math.min(first * 2 ** before, longest) : costlyFor[why];
			const others = all.filter(aside => !isSameTriple(aside.triple, triple));
			all = [...others, {triple, until: now + lasts, times}];
		},
		at: now => all.filter(({until}) => until > now).map(({triple}) => triple),
	};
}
