import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/** One program doing one task. */
export type Contender = {
	readonly name: string;
	readonly words: readonly [string, ...string[]];
	readonly env: Readonly<Record<string, string>>;
};

/** Milliseconds, milliseconds of all processors with those of child processes, and megabytes at most in one process. */
export type Measure = {readonly wall: number; readonly cpu: number; readonly memory: number};

/** Runs a contender in `directory` under GNU time; throws where it fails. */
export function measure({name, words, env}: Contender, directory: string): Measure {
	const report = join(directory, 'time.out');
	const timed = ['--format=%U %S %M', `--output=${report}`, ...words];
	const start = performance.now();
	const {status, stderr, error} = spawnSync('/usr/bin/time', timed, {
		cwd: directory,
		env: {PATH: process.env['PATH'], HOME: process.env['HOME'], ...env},
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const wall = performance.now() - start;
	if (status !== 0) throw new Error(`${name} failed: ${error?.message ?? stderr.toString()}`);
	const [user = 0, system = 0, memory = 0] = readFileSync(report, 'utf8').split(' ').map(Number);
	return {wall, cpu: (user + system) * 1000, memory: memory / 1024};
}

export const median = (values: readonly number[]): number =>
	values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The medians of one program over those rounds, and of its ratios to another program in the same round. */
export function summarise(
	own: readonly Measure[],
	other: readonly Measure[],
): Record<'median' | 'ratio', Measure> {
	const summary = (of: (key: keyof Measure) => number[]): Measure => ({
		wall: median(of('wall')),
		cpu: median(of('cpu')),
		memory: median(of('memory')),
	});
	return {
		median: summary(key => own.map(measured => measured[key])),
		ratio: summary(key => own.map((measured, round) => measured[key] / (other[round]?.[key] ?? 0))),
	};
}
