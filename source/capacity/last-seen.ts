import type {CapacitySnapshot} from './snapshot.ts';

/** When an instance type could last be had anywhere, on either market: milliseconds since the epoch. */
export type LastSeen = ReadonlyMap<string, number>;

/** With what a snapshot lists; the same map where that is nothing new. */
export function seenIn(lastSeen: LastSeen, {stock, takenAt}: CapacitySnapshot): LastSeen {
	const places = Object.values(stock).flatMap(market => [...market.values()]);
	const types = places.flatMap(names => [...names]);
	const news = types.filter(name => (lastSeen.get(name) ?? -Infinity) < takenAt);
	return news.length === 0
		? lastSeen
		: new Map([...lastSeen, ...news.map(name => [name, takenAt] as const)]);
}

/** How long ago, in milliseconds; undefined: never, or by a clock that was ahead, as a simulated world's may be. */
export function sinceSeen(lastSeen: LastSeen, name: string, now: number): number | undefined {
	const seen = lastSeen.get(name);
	return seen === undefined || seen > now ? undefined : now - seen;
}

/** Of two memories the later time of each type: several dcmenus may look at once. */
export const latest = (one: LastSeen, other: LastSeen): LastSeen =>
	new Map(
		[...one, ...other].map(([name]) => [
			name,
			Math.max(one.get(name) ?? -Infinity, other.get(name) ?? -Infinity),
		]),
	);

/** As JSON, the times in ISO 8601, by name. */
export const printLastSeen = (lastSeen: LastSeen): string => {
	const entries = [...lastSeen]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, time]) => [name, new Date(time).toISOString()]);
	return `${JSON.stringify(Object.fromEntries(entries), undefined, '\t')}\n`;
};

/** What `printLastSeen` wrote. A file that was damaged is no reason to stop: what cannot be read was never seen. */
export function parseLastSeen(text: string): LastSeen {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return new Map();
		throw error;
	}

	if (typeof value !== 'object' || value === null) return new Map();
	return new Map(
		Object.entries(value)
			.map(([name, time]) => [name, Date.parse(String(time))] as const)
			.filter(([, time]) => Number.isFinite(time)),
	);
}
