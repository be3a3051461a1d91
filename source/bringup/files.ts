import path from 'node:path';
import type {Candidate} from '../capacity/select.ts';
import {printInventory, writeInventory, type InventoryHost} from '../machine/inventory.ts';
import type {Places} from '../machine/places.ts';
import {readTextFile, writeTextFile} from '../machine/text-file.ts';
import {updateTfvars, type TfvarsValue} from '../machine/tfvars.ts';
import type {BringupPlan} from './plan.ts';
import type {Stretch} from './ports.ts';

/** Writes what kdevops' make, Terraform and Ansible read about a choice: terraform.tfvars. */
export async function* writeTfvars(
	plan: BringupPlan,
	candidate: Candidate,
	image: string,
	places: Places,
): Stretch {
	const file = places.tfvars;
	const text = updateTfvars(
		(await readTextFile(file)) ?? '',
		tfvarsOf(plan, candidate, image, places),
	);
	const state = await writeTextFile(file, text);
	yield {type: 'file', path: path.relative(places.projectDirectory, file), state};
}

/** Writes the Ansible inventory, with addresses as far as they are known. */
export async function* writeHosts(
	plan: BringupPlan,
	hosts: readonly InventoryHost[],
	places: Places,
): Stretch {
	const text = printInventory(hosts, {
		user: plan.sshUser,
		privateKeyFile: plan.sshKey.privateKeyFile,
	});
	const state = await writeInventory(places.inventory, text);
	const file = path.relative(places.projectDirectory, places.inventory);
	if (state === 'not-ours') {
		const detail = `${file} was not made by dcmenu, or was edited: it stays as it is.`;
		yield {type: 'note', level: 'warning', text: detail};
	} else {
		yield {type: 'file', path: file, state};
	}
}

/** The names and their order are kdevops'. */
const tfvarsOf = (
	plan: BringupPlan,
	candidate: Candidate,
	image: string,
	places: Places,
): ReadonlyMap<string, TfvarsValue> =>
	new Map<string, TfvarsValue>([
		['datacrunch_location', candidate.location],
		['datacrunch_instance_type', candidate.instanceType],
		['datacrunch_image', image],
		['datacrunch_ssh_key_name', plan.sshKeyName],
		['ssh_config_pubkey_file', plan.configuredPublicKeyFile],
		['ssh_config_privkey_file', plan.configuredPublicKeyFile.replace(/\.pub$/, '')],
		['ssh_config_user', plan.sshUser],
		['ssh_config', plan.sshConfig.file],
		['ssh_config_port', 22],
		['ssh_config_name', `${plan.sshConfig.prefix}${places.checksum}`],
		['ssh_config_update', plan.sshConfig.update],
		['ssh_config_use_strict_settings', plan.sshConfig.strict],
		['ssh_config_backup', plan.sshConfig.backup],
	]);
