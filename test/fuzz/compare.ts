import type {Outcome} from './modes.ts';

/** Exit statuses of a program that a signal ended: C crashed, and there is nothing to compare with. */
const firstSignal = 128;

export const crashed = (outcomes: ReadonlyMap<string, Outcome>): boolean =>
	[...outcomes.values()].some(({status}) => status >= firstSignal);

/** One place where the two differ. */
export type Difference = {
	readonly mode: string;
	/** 'stdout', 'stderr', 'status', or a file's name. */
	readonly what: string;
	readonly theirs: string;
	readonly ours: string;
};

/** Everything that differs, in the order of the modes. */
export const differences = (
	theirs: ReadonlyMap<string, Outcome>,
	ours: ReadonlyMap<string, Outcome>,
): readonly Difference[] =>
	[...new Set([...theirs.keys(), ...ours.keys()])].flatMap(mode => {
		const parts = partsOf(theirs.get(mode));
		const ourParts = partsOf(ours.get(mode));
		return [...new Set([...parts.keys(), ...ourParts.keys()])]
			.map(what => ({
				mode,
				what,
				theirs: parts.get(what) ?? '(absent)',
				ours: ourParts.get(what) ?? '(absent)',
			}))
			.filter(({theirs, ours}) => theirs !== ours);
	});

const partsOf = (outcome: Outcome | undefined): ReadonlyMap<string, string> =>
	outcome === undefined
		? new Map()
		: new Map([
				['status', String(outcome.status)],
				['stderr', withoutRepetitions(outcome.stderr)],
				['stdout', outcome.stdout],
				...outcome.files,
			]);

/** C warns of unmet dependencies as often as it computes a value, and in the order of its table. */
const withoutRepetitions = (stderr: string): string => {
	const blocks = stderr.match(/\nWARNING: unmet.*\n(?: .*\n)+/g) ?? [];
	const rest = blocks.reduce((text, block) => text.replace(block, ''), stderr);
	return rest + [...new Set(blocks)].sort().join('');
};
