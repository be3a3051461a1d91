import {rm} from 'node:fs/promises';
import {ExpectedError} from '../errors.ts';
import {readTextFile} from '../machine/text-file.ts';
import {needsInit} from '../terraform/configuration-files.ts';
import {engineVariablesFile} from '../terraform/engine-variables.ts';
import type {Ports, Stretch} from './ports.ts';
import type {VolumePolicy} from './remove-volumes.ts';
import type {EngineChoice} from './plan.ts';
import {openTerraform, terraformDirectory} from './terraform-session.ts';

/**
 * Has Terraform destroy what its state holds. Whatever it cannot do, even start, is only told: the caller takes down
 * the rest itself, and a state that still names a machine that is gone forgets it at its next refresh.
 */
export async function* destroyWithTerraform(
	choice: EngineChoice,
	policy: VolumePolicy,
	ports: Ports,
): Stretch {
	const directory = terraformDirectory(ports);
	if ((await readTextFile(engineVariablesFile(directory))) === undefined) return;
	try {
		const terraform = await openTerraform(choice, ports, {
			volumes: policy,
			osVolumeGigabytes: 0,
			startedAt: ports.clock.now(),
		});
		try {
			for (const text of terraform.notes) yield {type: 'note', level: 'info', text};
			if (await needsInit(directory)) await terraform.read(['init', '-input=false']);
			const failures = yield* terraform.change(['destroy', '-auto-approve']);
			for (const failure of failures) {
				const text = failure.kind === 'sold-out' ? failure.reason : failure.error.message;
				yield {type: 'note', level: 'warning', text};
			}

			// Whoever runs terraform there next is bound to nothing that was chosen for these machines.
			if (failures.length === 0) await rm(engineVariablesFile(directory), {force: true});
		} finally {
			await terraform.close();
		}
	} catch (error) {
		if (ports.signal.aborted || !(error instanceof ExpectedError)) throw error;
		const text = `${error.message} Taking the machines down without it.`;
		yield {type: 'note', level: 'warning', text};
	}
}
