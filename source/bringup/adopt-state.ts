import path from 'node:path';
import {readTextFile} from '../machine/text-file.ts';
import {needsInit} from '../terraform/configuration-files.ts';
import {parseState} from '../terraform/stored-state.ts';
import {isThere} from './account-status.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {adopt} from './reconcile.ts';
import {openTerraform, terraformDirectory} from './terraform-session.ts';

/**
 * Takes machines in that Terraform's state holds and this project's journal does not: a colleague made them from
 * another checkout with the same backend, or the directory was moved. Without it they would be somebody else's, whose
 * names are taken.
 */
export async function* adoptState(plan: BringupPlan, ports: Ports): Stretch {
	const {client, journal, signal} = ports;
	for (const {id} of parseState(await stateText(plan, ports))) {
		if (journal.state.machines.has(id)) continue;
		const instance = await client.instance(id, signal);
		if (!isThere(instance)) continue;
		await adopt(instance, ports);
		const text = `${instance.hostname} (${id}) is in Terraform's state: it is this project's.`;
		yield {type: 'note', level: 'info', text};
	}
}

/** A state that is kept elsewhere is asked for; one that lies here is read. Empty text: there is none. */
async function stateText(plan: BringupPlan, ports: Ports): Promise<string> {
	const directory = terraformDirectory(ports);
	if (!(await needsInit(directory))) {
		return (await readTextFile(path.join(directory, 'terraform.tfstate'))) ?? '';
	}

	const terraform = await openTerraform(plan, ports, {
		volumes: {keep: plan.keepVolumes, prefix: plan.prefix},
		osVolumeGigabytes: plan.osVolumeGigabytes,
		startedAt: ports.clock.now(),
	});
	try {
		await terraform.read(['init', '-input=false']);
		return await terraform.read(['state', 'pull']);
	} finally {
		await terraform.close();
	}
}
