import {describeTriple} from '../capacity/kinds.ts';
import {fits} from '../capacity/fits.ts';
import {wouldSelect} from '../capacity/select.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import type {Instance} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {isBroken} from './account-status.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {removeMachine} from './remove-machine.ts';
import {settleVolumes} from './remove-volumes.ts';
import {tripleOf} from './run.ts';
import {notDeleted} from './take-back.ts';

/**
 * Looks at the machines that are there: one that will not come up, or is of another type, location or market than the
 * plan asks for now, is taken down with `plan.replace`, and only told of without. Returns those that stay, by host name.
 * Rejects with exit status 5 rather than taking down a machine that works for one that cannot be had.
 */
export async function* replaceUnfit(
	plan: BringupPlan,
	present: ReadonlyMap<string, JournalMachine>,
	ports: Ports,
): Stretch<Map<string, JournalMachine>> {
	const stays = new Map(present);
	for (const [hostname, machine] of present) {
		const instance = await ports.client.instance(machine.id, ports.signal);
		const fault = faultOf(machine, instance, plan);
		if (fault === undefined) continue;
		if (!plan.replace) {
			const text = `${hostname} (${machine.id}) ${fault}. It stays as it is; to make it anew: dcmenu bringup --replace`;
			yield {type: 'note', level: 'warning', text};
			continue;
		}

		if (!instance || !isBroken(instance)) await checkCapacity(hostname, plan, ports);
		const text = `${hostname} (${machine.id}) ${fault}. Taking it down, to make it anew.`;
		yield {type: 'note', level: 'info', text};
		if (!(yield* removeMachine(machine, plan.keepVolumes, ports))) throw notDeleted(machine);
		yield* settleVolumes({keep: plan.keepVolumes, prefix: plan.prefix}, ports, machine.id);
		stays.delete(hostname);
	}

	if (plan.same) checkSame([...stays.values()]);
	return stays;
}

function faultOf(
	machine: JournalMachine,
	instance: Instance | undefined,
	{request}: BringupPlan,
): string | undefined {
	if (instance && isBroken(instance)) return `does not come up: its status is ${instance.status}`;
	const triple = tripleOf(machine);
	if (fits(request, triple)) return undefined;
	const {target, location, market} = request;
	const where = location === undefined ? '' : ` in ${location}`;
	return `is ${describeTriple(triple)}, and ${target}${where} (${market}) is asked for`;
}

async function checkCapacity(
	hostname: string,
	{request}: BringupPlan,
	{client, clock, signal}: Ports,
): Promise<void> {
	if (wouldSelect(request, await takeSnapshot(client, clock, signal))) return;
	throw new ExpectedError(
		`Nothing of ${request.target} can be had now, so ${hostname} stays as it is.`,
		{
			exitStatus: exitStatus.noCapacity,
			nextSteps: [`Wait for it first: dcmenu wait ${request.target}`],
		},
	);
}

/** More of several kinds would not make them one. */
function checkSame(machines: readonly JournalMachine[]): void {
	const kinds = new Set(machines.map(machine => describeTriple(tripleOf(machine))));
	if (kinds.size < 2) return;
	throw new ExpectedError(
		`The machines that are there are not the same: ${[...kinds].join(', ')}.`,
		{
			nextSteps: ['Take them down first: dcmenu destroy', 'Or leave out --same.'],
		},
	);
}
