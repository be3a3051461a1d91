import {randomUUID} from 'node:crypto';
import path from 'node:path';
import {systemClock, type Clock} from '../clock.ts';
import type {Client} from '../datacrunch/client.ts';
import {openJournal} from '../machine/journal.ts';
import {takeOverJournal} from '../machine/other-journals.ts';
import type {Places} from '../machine/places.ts';
import {rememberDirectory} from '../machine/projects.ts';
import {lockProject} from '../machine/project-lock.ts';
import {runProcess} from '../machine/run-process.ts';
import type {ProbeSsh} from '../machine/ssh-probe.ts';
import {adoptMachine, type Adoption} from './adopt.ts';
import {bringUp} from './bring-up.ts';
import type {BringupEvent} from './events.ts';
import {logged, logFileName} from './log-file.ts';
import type {BringupPlan} from './plan.ts';
import {standardPace, type Pace, type Ports} from './ports.ts';
import {timedBringUp} from './timed.ts';
import {tearDown, type TearDownPolicy} from './tear-down.ts';

export type SessionOptions = {
	readonly client: Client;
	readonly clock: Clock;
	readonly places: Places;
	/** `keep` or `destroy` as the reason answers what becomes of the machines of an interrupted bring-up. */
	readonly signal: AbortSignal;
	/** undefined: a running machine is ready. */
	readonly probeSsh: ProbeSsh | undefined;
	/** The machines' addresses belong to nobody. */
	readonly isSimulated?: boolean;
	readonly pace?: Pace;
	readonly startKeeper?: Ports['startKeeper'];
	/** What programs are run with; by default, this process's own environment. */
	readonly env?: Ports['env'];
};

/**
 * A whole bring-up as the commands and the screens run it: with the project's lock held, the journal open and a log
 * file written. Rejects when another process holds the lock; everything else ends the stream as `bringUp` does.
 */
export const bringUpSession = (
	plan: BringupPlan,
	options: SessionOptions,
): AsyncGenerator<BringupEvent, void, undefined> =>
	session('bringup', options, ports =>
		timedBringUp(bringUp(plan, ports), options.places.durations),
	);

/** As `bringUpSession`, for taking down everything that the project made. */
export const tearDownSession = (
	policy: TearDownPolicy,
	options: SessionOptions,
): AsyncGenerator<BringupEvent, void, undefined> =>
	session('destroy', options, ports => tearDown(policy, ports));

/** As `bringUpSession`, for a machine that is there already; rejects where it cannot be this project's. */
export const adoptSession = (
	adoption: Adoption,
	options: SessionOptions,
): AsyncGenerator<BringupEvent, void, undefined> =>
	session('adopt', options, ports => adoptMachine(adoption, ports));

async function* session(
	task: 'bringup' | 'destroy' | 'adopt',
	options: SessionOptions,
	start: (ports: Ports) => AsyncIterable<BringupEvent>,
): AsyncGenerator<BringupEvent, void, undefined> {
	const {client, clock, places, signal, probeSsh, pace = standardPace, env = process.env} = options;
	// Locks live by the computer's own time, however fast the simulator's runs.
	const lock = await lockProject(places.stateDirectory, systemClock, signal);
	try {
		// A full disk must not keep anybody from a destroy.
		if (task !== 'destroy') await rememberDirectory(places);
		await takeOverJournal(places.journal, client.clientId);
		const journal = await openJournal(places.journal);
		try {
			const ports: Ports = {
				client,
				clock,
				places,
				signal: AbortSignal.any([signal, lock.lost]),
				journal,
				run: runProcess,
				env,
				probeSsh,
				isSimulated: options.isSimulated ?? false,
				startKeeper: options.startKeeper,
				pace,
				newId: randomUUID,
			};
			const file = path.join(places.logDirectory, logFileName(task, clock.now()));
			yield* logged(start(ports), file);
		} finally {
			await journal.close();
		}
	} finally {
		if (!lock.lost.aborted) await lock.release();
	}
}
