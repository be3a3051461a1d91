import type {Outcome, Outcomes} from './modes.ts';

/** Exit statuses of a program that a signal ended: C crashed, and there is nothing to compare with. */
const firstSignal = 128;

export const crashed = ({status}: Outcome): boolean => status >= firstSignal;

/** One place where the two differ. */
export type Difference = {
	readonly mode: string;
	/** 'stdout', 'stderr', 'status', or a file's name. */
	readonly what: string;
	readonly theirs: string;
	readonly ours: string;
};

/** Everything that differs, in the order of the modes. */
export const differences = (theirs: Outcomes, ours: Outcomes): readonly Difference[] =>
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
				['stderr', outcome.stderr],
				['stdout', outcome.stdout],
				...[...outcome.files].map(
					([name, text]) => [name, name === 'defconfig' ? withoutRepetitions(text) : text] as const,
				),
			]);

/** A member of a choice that is defined twice, C writes twice or not by when it computed the others. */
const withoutRepetitions = (text: string): string => [...new Set(text.split('\n'))].join('\n');
