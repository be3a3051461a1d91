import type {Clock} from '../clock.ts';
import type {Client} from '../datacrunch/client.ts';
import type {Journal} from '../machine/journal.ts';
import type {Places} from '../machine/places.ts';
import type {RunProcess} from '../machine/run-process.ts';
import type {ProbeSsh} from '../machine/ssh-probe.ts';
import type {BringupEventBody} from './events.ts';

/** How often to ask and how long to wait. Milliseconds of the clock. */
export type Pace = {
	readonly poll: number;
	/** Between two looks at the capacity that is waited for, and up to half as much again. */
	readonly look: number;
	/** How long after a create was sent its machine may still turn up in the list. */
	readonly settle: number;
	/** From created to running with an address; what is still starting then is taken down. */
	readonly bootLimit: number;
	/** What was sold out is not tried again for so long, which doubles each time up to a limit. */
	readonly setAside: {readonly first: number; readonly longest: number};
	/** From running to an answer on port 22. */
	readonly sshLimit: number;
	/** Until a machine that the API refuses to delete is given up. */
	readonly deleteLimit: number;
};

/**
 * The API allows 60 requests a minute for one path: a poll every 4 seconds stays far below that, and so does a look at
 * the capacity, which asks twice on one path.
 */
export const standardPace: Pace = {
	poll: 4000,
	look: 4000,
	settle: 10_000,
	bootLimit: 15 * 60_000,
	setAside: {first: 30_000, longest: 10 * 60_000},
	sshLimit: 10 * 60_000,
	deleteLimit: 20 * 60_000,
};

/** Everything a bring-up or a tear-down touches. */
export type Ports = {
	readonly client: Client;
	readonly clock: Clock;
	/** Aborted with `keep` or `destroy`: what becomes of the machines that this run made. */
	readonly signal: AbortSignal;
	readonly journal: Journal;
	readonly places: Places;
	readonly run: RunProcess;
	/** For programs that are run: PATH, and what a user has set for them. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** undefined: a running machine is ready. */
	readonly probeSsh: ProbeSsh | undefined;
	/** The machines' addresses belong to nobody, so that ssh is not told of them. */
	readonly isSimulated: boolean;
	readonly pace: Pace;
	/** A fresh UUID for each create. */
	readonly newId: () => string;
	/** Sees to it that a process of its own destroys everything at the deadline; rejects where it cannot. */
	readonly startKeeper?: (() => Promise<void>) | undefined;
	/** From 0 to below 1, for the jitter of waiting; by default, chance itself. */
	readonly random?: (() => number) | undefined;
};

/** A stretch of a bring-up: says what happens, and returns what came of it. */
export type Stretch<Result = void> = AsyncGenerator<BringupEventBody, Result, undefined>;
