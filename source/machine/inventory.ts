import {rm} from 'node:fs/promises';
import {isMarked, markText} from './marked-text.ts';
import {readTextFile, writeTextFile} from './text-file.ts';

/** A host as Ansible should reach it. */
export type InventoryHost = {
	readonly name: string;
	/** undefined: not up yet. */
	readonly ip: string | undefined;
};

/** How to log in to all of them. */
export type InventoryLogin = {readonly user: string; readonly privateKeyFile: string};

/** The Ansible inventory with kdevops' groups; its first line lets `writeInventory` know its own file again. */
export function printInventory(hosts: readonly InventoryHost[], login: InventoryLogin): string {
	const names = hosts.map(host => host.name);
	const address = (host: InventoryHost): string =>
		host.ip === undefined ? host.name : `${host.name} ansible_host=${host.ip}`;
	const body = [
		'[all]',
		'localhost ansible_connection=local',
		...hosts.map(address),
		'',
		'[all:vars]',
		'ansible_python_interpreter=/usr/bin/python3',
		'',
		'[baseline]',
		...names,
		'',
		'[baseline:vars]',
		`ansible_user=${login.user}`,
		`ansible_ssh_private_key_file=${login.privateKeyFile}`,
		'',
		'[dev]',
		'',
		'[service]',
		'',
	].join('\n');
	return markText(body);
}

/** Writes the inventory unless a file is there that dcmenu did not make, or that was edited since. */
export async function writeInventory(
	file: string,
	text: string,
): Promise<'written' | 'unchanged' | 'not-ours'> {
	const present = await readTextFile(file);
	if (present !== undefined && !isMarked(present)) return 'not-ours';
	return writeTextFile(file, text);
}

/** Takes our own inventory away; leaves anybody else's. */
export async function removeInventory(file: string): Promise<boolean> {
	const present = await readTextFile(file);
	if (present === undefined || !isMarked(present)) return false;
	await rm(file);
	return true;
}
