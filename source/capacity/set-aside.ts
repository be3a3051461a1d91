import {isSameTriple, type Triple} from './candidates.ts';

/** What is not tried for a while, since it was listed and could not be had. Times are milliseconds of one clock. */
export type SetAsides = {
	/** `stuck`: it was accepted and never came up, which costs money each time. */
	add(triple: Triple, why: 'sold-out' | 'stuck', now: number): void;
	/** Those whose time is not over. */
	at(now: number): readonly Triple[];
};

/** The first time that something is sold out, in milliseconds; doubled each time that it is sold out again. */
const soldOutFor = 30_000;

const soldOutAtMost = 10 * 60_000;

/** Long enough for a bring-up to be over: it does not come back to where it waited in vain. */
const stuckFor = 24 * 3_600_000;

/** Remembers for one run. */
export function newSetAsides(): SetAsides {
	const all: {readonly triple: Triple; readonly until: number; readonly soldOut: number}[] = [];
	return {
		add(triple, why, now) {
			const index = all.findIndex(aside => isSameTriple(aside.triple, triple));
			const before = all[index]?.soldOut ?? 0;
			const soldOut = why === 'stuck' ? before : before + 1;
			const lasts =
				why === 'stuck' ? stuckFor : Math.min(soldOutFor * 2 ** (soldOut - 1), soldOutAtMost);
			all.splice(index === -1 ? all.length : index, 1, {triple, until: now + lasts, soldOut});
		},
		at: now => all.filter(({until}) => until > now).map(({triple}) => triple),
	};
}
