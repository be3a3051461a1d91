import {ExpectedError, exitStatus} from '../errors.ts';
import type {JournalState} from '../machine/journal-state.ts';
import {stillBilled} from './billed.ts';
import {liftDeadline} from './deadline.ts';
import type {BilledMachine} from './events.ts';
import type {Stretch} from './ports.ts';
import {reconcile} from './reconcile.ts';
import {isOfRun, type Run} from './run.ts';
import {removeSshEntries} from './ssh-entries.ts';
import {takeBack} from './take-back.ts';

/** The end of a bring-up that could not do it. */
export async function* failed(run: Run, error: ExpectedError): Stretch {
	const left = await leftBehind(run);
	const open = unanswered(run.ports.journal.state);
	const mayBill = left.length + open.length > 0;
	if (!mayBill) await liftUnlessKept(run);
	yield {
		type: 'failed',
		reason: error.message,
		exit_status: mayBill ? exitStatus.leftBehind : error.exitStatus,
		attempts: run.attempts,
		left_behind: left,
		next_steps: mayBill
			? [...error.nextSteps, ...open, 'Take down what was created: dcmenu destroy']
			: error.nextSteps,
	};
}

/** The end of one that was stopped. The answer to Ctrl-C is the signal's reason; anything but `destroy` leaves the machines as they are. */
export async function* interrupted(run: Run): Stretch {
	const {attempts} = run;
	if (run.ports.signal.reason === 'destroy') {
		try {
			const ports = {...run.ports, signal: new AbortController().signal};
			// A create may have been on its way.
			await reconcile(ports);
			yield* takeBack(run, ports);
			if (ports.journal.state.machines.size === 0) {
				yield* removeSshEntries(run.plan.sshConfig, ports);
			}
		} catch (error) {
			// What is left is told below all the same.
			if (!(error instanceof ExpectedError)) throw error;
			yield {type: 'note', level: 'warning', text: error.message};
		}
	}

	const left = await leftBehind(run);
	const open = unanswered(run.ports.journal.state);
	if (left.length + open.length === 0) await liftUnlessKept(run);
	yield {
		type: 'failed',
		reason: whyInterrupted(run.ports.signal),
		exit_status: exitStatus.interrupted,
		attempts,
		left_behind: left,
		next_steps:
			left.length + open.length > 0
				? [...open, 'Go on with it: dcmenu bringup', 'Or take it down: dcmenu destroy']
				: ['Nothing bills. Start again: dcmenu bringup'],
	};
}

/** Creates whose outcome nobody knows: the end must not be read as if nothing billed. */
export const unanswered = ({intents}: JournalState): string[] =>
	[...intents.values()].map(
		({hostname, instance_type, location}) =>
			`The create of ${hostname} (${instance_type} in ${location}) was not answered: it may be there, and bill.`,
	);

/** Ctrl-C and its like, or the loss of the lock. */
export const whyInterrupted = ({reason}: AbortSignal): string =>
	reason instanceof ExpectedError ? reason.message : 'Interrupted.';

/** Machines that were there before have their deadline still. */
async function liftUnlessKept({ports}: Run): Promise<void> {
	if (ports.journal.state.machines.size === 0) await liftDeadline(ports);
}

const leftBehind = async (run: Run): Promise<BilledMachine[]> =>
	stillBilled(
		run.ports.journal.state,
		run.ports.client,
		machine => isOfRun(run, machine) || run.resumed.has(machine.id),
	);
