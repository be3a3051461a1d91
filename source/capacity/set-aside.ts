import {isSameTriple, type Triple} from './candidates.ts';

/** What is not tried for a while, since it was listed and could not be had. Times are milliseconds of one clock. */
export type SetAsides = {
	/** `stuck`: it was accepted and never came up, which costs money each time. */
	add(triple: Triple, why: 'sold-out' | 'stuck', now: number): void;
	/** Those whose time is not over. */
	at(now: number): readonly Triple[];
};

/** Long enough for a bring-up to be over: it does not come back to where it waited in vain. */
const stuckFor = 24 * 3_600_000;

/** Remembers for one run. Sold out the first time lasts `first` milliseconds, and twice as long each time after. */
export function newSetAsides({
	first,
	longest,
}: {
	readonly first: number;
	readonly longest: number;
}): SetAsides {
	const all: {readonly triple: Triple; readonly until: number; readonly soldOut: number}[] = [];
	return {
		add(triple, why, now) {
			const index = all.findIndex(aside => isSameTriple(aside.triple, triple));
			const before = all[index]?.soldOut ?? 0;
			const soldOut = why === 'stuck' ? before : before + 1;
			const lasts = why === 'stuck' ? stuckFor : Math.min(first * 2 ** (soldOut - 1), longest);
			all.splice(index === -1 ? all.length : index, 1, {triple, until: now + lasts, soldOut});
		},
		at: now => all.filter(({until}) => until > now).map(({triple}) => triple),
	};
}
