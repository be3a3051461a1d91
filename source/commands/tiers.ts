import {groupTiers, newerTiers, tiers, tiersFrom, typesOfTier} from '../capacity/tiers.ts';
import {exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import type {CommandContext} from './context.ts';

/** The tier groups and what they hold in the live catalogue, which needs no credentials. */
export async function tiersCommand(_: unknown, context: CommandContext): Promise<number> {
	const account = await openAccount(context);
	try {
		const types = await account.client.instanceTypes(context.signal);
		const catalogue = new Map(types.map(type => [type.name, type]));
		const rows = [...tiers, ...newerTiers].map(name => ({
			name,
			instance_types: typesOfTier(name, catalogue),
		}));
		const groups = Object.fromEntries(
			groupTiers.map(tier => [`${tier}-or-less`, tiersFrom(tier, false)]),
		);
		if (context.options.json) {
			context.stdout.write(`${JSON.stringify({tiers: rows, groups})}\n`);
			return exitStatus.done;
		}

		for (const {name, instance_types} of rows) {
			const newer = newerTiers.includes(name) ? '  (newer: only when asked for)' : '';
			context.stdout.write(`${name.padEnd(13)} ${instance_types.join(', ') || '-'}${newer}\n`);
		}

		context.stdout.write('\n');
		for (const [group, names] of Object.entries(groups)) {
			context.stdout.write(`${group.padEnd(16)} ${names.join(', ')}\n`);
		}

		return exitStatus.done;
	} finally {
		await account.close();
	}
}
