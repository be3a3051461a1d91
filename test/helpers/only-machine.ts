import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {Client} from '../../source/datacrunch/client.ts';
import {temporaryDirectory} from './temporary-directory.ts';

/** A scenario in which there is one machine in the world, a `1A100.22V` in FIN-01; its path. */
export async function onlyMachineScenario(t: TestContext): Promise<string> {
	const file = path.join(await temporaryDirectory(t), 'only-one.yaml');
	await writeFile(
		file,
		[
			'about: A single machine.',
			'stock: {on-demand: {FIN-01: {1A100.22V: 1}}}',
			'lifecycle: {ordered: 1, provisioning: 1, validating: 1, delete_refused: 0}',
		].join('\n'),
	);
	return file;
}

/** Somebody else who takes the only machine, and gives it back. */
export function rivalOf(client: Client): {take(): Promise<void>; giveBack(): Promise<void>} {
	let id = '';
	return {
		async take() {
			id = await client.createInstance({
				instanceType: '1A100.22V',
				image: 'ubuntu-24.04',
				hostname: 'rival',
				description: 'rival',
				location: 'FIN-01',
				sshKeyIds: [await client.createSshKey('rival', 'ssh-ed25519 AAAA rival')],
				market: 'on-demand',
				tags: [],
			});
		},
		async giveBack() {
			const {ok, error} = await client.deleteInstance(id, []);
			if (!ok) throw new Error(error);
		},
	};
}
