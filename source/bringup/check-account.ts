import type {Balance, Instance} from '../datacrunch/wire-types.ts';
import {ExpectedError} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {reconcile} from './reconcile.ts';
import {isOfSomeProject} from './tags.ts';

/**
 * Looks at the account before anything is spent: the credentials, the balance, and which of the plan's machines are
 * there already (by host name). Refuses when somebody else's machine has one of the names.
 */
export async function* checkAccount(
	plan: BringupPlan,
	ports: Ports,
): Stretch<{balance: Balance; present: Map<string, JournalMachine>}> {
	const balance = await ports.client.balance(ports.signal);
	const {instances, notes, elsewhere} = await reconcile(ports);
	for (const text of notes) yield {type: 'note', level: 'info', text};

	const present = new Map<string, JournalMachine>();
	for (const machine of ports.journal.state.machines.values()) {
		if (elsewhere.has(machine.id)) continue;
		if (!plan.hostnames.includes(machine.hostname)) {
			const text = `${machine.hostname} (${machine.id}) is up and not asked for any more; it bills until dcmenu destroy.`;
			yield {type: 'note', level: 'warning', text};
		} else if (present.has(machine.hostname)) {
			const text = `There is a second ${machine.hostname} (${machine.id}); it bills until dcmenu destroy.`;
			yield {type: 'note', level: 'warning', text};
		} else {
			present.set(machine.hostname, machine);
		}
	}

	const stranger = instances.find(
		instance =>
			plan.hostnames.includes(instance.hostname) && !ports.journal.state.machines.has(instance.id),
	);
	if (stranger) throw nameTaken(stranger);
	return {balance, present};
}

function nameTaken(instance: Instance): ExpectedError {
	const {hostname, id, location} = instance;
	const isTagged = isOfSomeProject(instance);
	const maker = isTagged
		? 'which another directory made, or another user'
		: 'which dcmenu did not make';
	return new ExpectedError(
		`The account has a machine named ${hostname} already (${id}, ${location}), ${maker}.`,
		{
			nextSteps: [
				'Choose another prefix here: dcmenu set KDEVOPS_HOSTS_PREFIX=…',
				`Or take that machine over: dcmenu adopt ${id}${isTagged ? ' --force' : ''}`,
				'Or take it down where it was made: dcmenu destroy',
			],
		},
	);
}
