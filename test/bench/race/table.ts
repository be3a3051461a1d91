import type {Result} from './run-race.ts';

/** What one contender did in all races; `couldBeWon` says of each race whether anything was to be had. */
export type Tally = {
	readonly name: string;
	readonly results: readonly Result[];
};

/** The table of a benchmark, as lines. */
export function raceTable(tallies: readonly Tally[], couldBeWon: readonly boolean[]): string[] {
	const rows = tallies.map(({name, results}) => row(name, results, couldBeWon));
	const head = [
		'',
		'machine, of all',
		'of winnable',
		'median',
		'95th',
		'requests',
		'wasted',
		'leaked',
	];
	const table = [head, ...rows];
	const widths = head.map((_, column) =>
		Math.max(...table.map(cells => cells[column]?.length ?? 0)),
	);
	return table.map(cells =>
		cells
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
			)
			.join('  '),
	);
}

function row(name: string, results: readonly Result[], couldBeWon: readonly boolean[]): string[] {
	const winnable = results.filter((_, index) => couldBeWon[index]);
	const times = results.flatMap(({time}) => time ?? []).toSorted((a, b) => a - b);
	const at = (share: number): string => {
		const time = times[Math.min(times.length - 1, Math.floor(times.length * share))];
		return time === undefined ? '-' : `${(time / 1000).toFixed(0)} s`;
	};
	const sum = (of: (result: Result) => number): number =>
		results.reduce((total, result) => total + of(result), 0);
	return [
		name,
		percent(results),
		percent(winnable),
		at(0.5),
		at(0.95),
		(sum(result => result.requests) / results.length).toFixed(0),
		`$${sum(result => result.wasted).toFixed(2)}`,
		`${sum(result => result.leaked)}`,
	];
}

function percent(results: readonly Result[]): string {
	const won = results.filter(result => result.time !== undefined).length;
	return `${((100 * won) / results.length).toFixed(1)} % (${won}/${results.length})`;
}
