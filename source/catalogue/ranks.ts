/** A comparison for `sort`: by the first of the things' ranks that differ, lower ones first. */
export const byRanks =
	<T>(ranksOf: (thing: T) => readonly (number | string)[]) =>
	(a: T, b: T): number => {
		const [ranksOfA, ranksOfB] = [ranksOf(a), ranksOf(b)];
		const differing = ranksOfA.findIndex((rank, index) => rank !== ranksOfB[index]);
		if (differing === -1) return 0;
		return ranksOfA[differing]! < ranksOfB[differing]! ? -1 : 1;
	};
