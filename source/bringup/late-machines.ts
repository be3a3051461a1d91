import type {Stretch} from './ports.ts';
import {adopt} from './reconcile.ts';
import {removeMachine} from './remove-machine.ts';
import {settleVolumes} from './remove-volumes.ts';
import type {Run} from './run.ts';
import {hasProjectTag} from './tags.ts';

/**
 * Takes down machines that turned up after their create was given up for lost and sent again: what was there before
 * this run is in the journal, so nobody asked for them.
 */
export async function* removeLateMachines({plan, ports}: Run): Stretch {
	const {client, journal, places, signal} = ports;
	for (const instance of await client.instances(signal)) {
		if (!hasProjectTag(instance, places.projectTag)) continue;
		if (journal.state.machines.has(instance.id)) continue;
		await adopt(instance, ports);
		const machine = journal.state.machines.get(instance.id);
		if (!machine) continue;
		const text = `A second ${machine.hostname} (${machine.id}) turned up after its create was given up: taking it down.`;
		yield {type: 'note', level: 'warning', text};
		yield* removeMachine(machine, false, ports);
		yield* settleVolumes({keep: false, prefix: plan.prefix}, ports, machine.id);
	}
}
