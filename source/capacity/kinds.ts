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

/** "2 × 1H100.80S.30V in FIN-01 (on-demand), 1 × 1A100.22V in FIN-03 (spot)", in the order of their first. */
export function describeKinds(used: readonly Triple[]): string {
	const kinds = used.filter(
		(triple, index) => used.findIndex(other => isSameTriple(other, triple)) === index,
	);
	return kinds
		.map(kind => {
			const count = used.filter(triple => isSameTriple(triple, kind)).length;
			return `${count} × ${describeTriple(kind)}`;
		})
		.join(', ');
}

export const describeTriple = ({instanceType, location, market}: Triple): string =>
	`${instanceType} in ${location} (${market})`;
