import path from 'node:path';
import type {Candidate} from '../capacity/select.ts';
import {printInventory, writeInventory, type InventoryHost} from '../machine/inventory.ts';
import type {Places} from '../machine/places.ts';
import {readTextFile, writeTextFile} from '../machine/text-file.ts';
import {updateTfvars, type TfvarsValue} from '../machine/tfvars.ts';
import type {BringupPlan} from './plan.ts';
import type {Stretch} from './ports.ts';

/**
 * Writes what kdevops' make, Terraform and Ansible read about a choice: terraform.tfvars. In a checkout its make has
 * made that from the configuration, and like its playbook we only put in what was chosen.
 */
export async function* writeTfvars(
	plan: BringupPlan,
	candidate: Candidate,
	image: string,
	places: Places,
): Stretch {
	const file = places.tfvars;
	const before = await readTextFile(file);
	const values =
		plan.checkout && before !== undefined
			? chosenOf(candidate)
			: tfvarsOf(plan, candidate, image, places);
	const state = await writeTextFile(file, updateTfvars(before ?? '', values));
	yield {type: 'file', path: path.relative(places.projectDirectory, file), state};
}

/** Writes the list of nodes that kdevops' Terraform files go by, where its make has not made one yet. */
export async function* writeNodes({hostnames}: BringupPlan, places: Places): Stretch {
	const file = path.join(path.dirname(places.tfvars), 'nodes.tf');
	if ((await readTextFile(file)) !== undefined) return;
	const names = hostnames.map(name => JSON.stringify(name)).join(', ');
	const text = `variable "kdevops_nodes" {\n  type    = list(string)\n  default = [${names}]\n}\n`;
	const state = await writeTextFile(file, text);
	yield {type: 'file', path: path.relative(places.projectDirectory, file), state};
}

/** Writes the Ansible inventory, with addresses as far as they are known. A checkout's make makes its own. */
export async function* writeHosts(
	plan: BringupPlan,
	hosts: readonly InventoryHost[],
	places: Places,
): Stretch {
	if (plan.checkout) return;
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

const chosenOf = ({location, instanceType}: Candidate): ReadonlyMap<string, TfvarsValue> =>
	new Map([
		['datacrunch_location', location],
		['datacrunch_instance_type', instanceType],
	]);

/** The names and their order are kdevops'. */
const tfvarsOf = (
	plan: BringupPlan,
	candidate: Candidate,
	image: string,
	places: Places,
): ReadonlyMap<string, TfvarsValue> =>
	new Map<string, TfvarsValue>([
		...chosenOf(candidate),
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
