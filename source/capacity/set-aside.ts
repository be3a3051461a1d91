import type {Triple} from './candidates.ts';
import {describeTriple} from './kinds.ts';

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
	const asides = new Map<string, {triple: Triple; until: number; soldOut: number}>();
	return {
		add(triple, why, now) {
			const key = describeTriple(triple);
			const {until, soldOut} = asides.get(key) ?? {until: 0, soldOut: 0};
			const isSoldOut = why === 'sold-out';
			const lasts = isSoldOut ? Math.min(first * 2 ** soldOut, longest) : costlyFor[why];
			asides.set(key, {
				triple,
				until: Math.max(until, now + lasts),
				soldOut: soldOut + (isSoldOut ? 1 : 0),
			});
		},
		at: now => [...asides.values()].filter(({until}) => until > now).map(({triple}) => triple),
	};
}
