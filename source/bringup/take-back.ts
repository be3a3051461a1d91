import {ExpectedError, exitStatus} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {removeMachine} from './remove-machine.ts';
import {settleVolumes} from './remove-volumes.ts';
import {madeBy, type Run} from './run.ts';

/**
 * Takes down what this run made, and nothing that was there before. Rejects, once all have been tried, where the API
 * keeps refusing.
 */
export async function* takeBack(run: Run, ports: Ports = run.ports): Stretch {
	const refused: JournalMachine[] = [];
	for (const machine of madeBy(run)) {
		if (!(yield* discard(machine, run.plan, ports))) refused.push(machine);
	}

	if (refused[0]) throw notDeleted(refused[0]);
}

/** Takes down one machine with its volume. Returns whether it is gone; false: the API refused until the limit. */
export async function* discard(
	machine: JournalMachine,
	{prefix}: Pick<BringupPlan, 'prefix'>,
	ports: Ports,
): Stretch<boolean> {
	const isGone = yield* removeMachine(machine, false, ports);
	if (isGone) yield* settleVolumes({keep: false, prefix}, ports, machine.id);
	return isGone;
}

/** It bills on, so nothing else is made in its place. */
export const notDeleted = ({hostname, id}: JournalMachine): ExpectedError =>
	new ExpectedError(`The API does not delete ${hostname} (${id}).`, {
		exitStatus: exitStatus.leftBehind,
		nextSteps: ['It bills on. Try again: dcmenu destroy'],
	});
