import {ExpectedError, exitStatus} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {stillBilled} from './billed.ts';
import type {BilledMachine} from './events.ts';
import type {Stretch} from './ports.ts';
import {reconcile} from './reconcile.ts';
import {removeMachine} from './remove-machine.ts';
import {settleVolumes} from './remove-volumes.ts';
import type {Run} from './run.ts';

/** The end of a bring-up that could not do it. */
export async function* failed(run: Run, error: ExpectedError): Stretch {
	const left = await leftBehind(run);
	yield {
		type: 'failed',
		reason: error.message,
		exit_status: left.length > 0 ? exitStatus.leftBehind : error.exitStatus,
		attempts: run.attempts,
		left_behind: left,
		next_steps:
			left.length > 0
				? [...error.nextSteps, 'Take down what was created: dcmenu destroy']
				: error.nextSteps,
	};
}

/** The end of one that was stopped. The answer to Ctrl-C is the signal's reason; anything but `destroy` leaves the machines as they are. */
export async function* interrupted(run: Run): Stretch {
	const {attempts} = run;
	if (run.ports.signal.reason === 'destroy') {
		try {
			yield* takeBack(run);
		} catch (error) {
			// What is left is told below all the same.
			if (!(error instanceof ExpectedError)) throw error;
			yield {type: 'note', level: 'warning', text: error.message};
		}
	}

	const left = await leftBehind(run);
	yield {
		type: 'failed',
		reason: 'Interrupted.',
		exit_status: exitStatus.interrupted,
		attempts,
		left_behind: left,
		next_steps:
			left.length > 0
				? ['Go on with it: dcmenu bringup', 'Or take it down: dcmenu destroy']
				: ['Nothing bills. Start again: dcmenu bringup'],
	};
}

/** Takes down what this run made, and nothing that was there before. */
async function* takeBack(run: Run): Stretch {
	const ports = {...run.ports, signal: new AbortController().signal};
	// A create may have been on its way.
	await reconcile(ports);
	for (const machine of ports.journal.state.machines.values()) {
		if (!isOfRun(run, machine)) continue;
		yield* removeMachine(machine, false, ports);
		yield* settleVolumes({keep: false, prefix: run.plan.prefix}, ports, machine.id);
	}
}

const leftBehind = async (run: Run): Promise<BilledMachine[]> =>
	stillBilled(
		run.ports.journal.state,
		run.ports.client,
		machine => isOfRun(run, machine) || run.resumed.has(machine.id),
	);

/** Whether this run made it; what was there before is not its to take down. */
const isOfRun = (run: Run, machine: JournalMachine): boolean =>
	run.before !== undefined && !run.before.has(machine.id);
