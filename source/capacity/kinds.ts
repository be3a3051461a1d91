import {isSameTriple, type Candidate, type Triple} from './candidates.ts';

/**
 * Where the next of several machines goes, so that they become as few kinds as possible: where one is already, else
 * what one is already in another location, both in the candidates' order. undefined: only other kinds can be had.
 */
export const likeUsed = (
	used: readonly Triple[],
	candidates: readonly Candidate[],
): Candidate | undefined =>
	candidates.find(candidate => used.some(triple => isSameTriple(triple, candidate))) ??
	candidates.find(({instanceType}) => used.some(triple => triple.instanceType === instanceType));

/** "2 of 1H100.80S.30V in FIN-01 (on-demand), 1 of 1A100.22V in FIN-03 (spot)", what there is most of first. */
export function describeKinds(used: readonly Triple[]): string {
	const counts = new Map<string, number>();
	for (const kind of used.map(describeTriple)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return [...counts]
		.toSorted(([, a], [, b]) => b - a)
		.map(([kind, count]) => `${count} of ${kind}`)
		.join(', ');
}

export const describeTriple = ({instanceType, location, market}: Triple): string =>
	`${instanceType} in ${location} (${market})`;
