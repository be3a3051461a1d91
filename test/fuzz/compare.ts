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
		const parts = partsOf(mode, theirs.get(mode));
		const ourParts = partsOf(mode, ours.get(mode));
		return [...new Set([...parts.keys(), ...ourParts.keys()])]
			.map(what => ({
				mode,
				what,
				theirs: parts.get(what) ?? '(absent)',
				ours: ourParts.get(what) ?? '(absent)',
			}))
			.filter(({theirs, ours}) => theirs !== ours);
	});

const partsOf = (mode: string, outcome: Outcome | undefined): ReadonlyMap<string, string> =>
	outcome === undefined
		? new Map()
		: new Map([
				['status', String(outcome.status)],
				['stderr', outcome.stderr],
				['stdout', asksQuestions.has(mode) ? withoutValues(outcome.stdout) : outcome.stdout],
				...outcome.files,
			]);

/** Those that go on with other values when they have computed some. */
export const asksQuestions: ReadonlySet<string> = new Set([
	'oldconfig',
	'oldaskconfig',
	'syncconfig',
]);

/** In a help text after an answer, C shows values from before it as long as nobody has asked for them. */
const withoutValues = (text: string): string => text.replaceAll(/ \[=.*?\]/g, '');
