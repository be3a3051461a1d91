import {formatPrice} from '../capacity/badges.ts';
import {select, type Candidate, type SelectionEvent} from '../capacity/select.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import type {CommandContext} from './context.ts';
import {askedFor} from './request.ts';

type Check = Extract<SelectionEvent, {type: 'tier-check'}>;

/**
 * What a target gives now: `INSTANCE_TYPE LOCATION` on stdout, and the tier log on stderr with `--verbose`. Exits 5
 * when nothing can be had.
 */
export async function selectCommand(
	{
		target,
		verbose,
		exclude,
	}: {
		target?: string | undefined;
		verbose?: boolean | undefined;
		exclude?: readonly string[] | undefined;
	},
	context: CommandContext,
): Promise<number> {
	const {request, credentialsFile} = await askedFor({target, exclude}, context);
	const account = await openAccount(context, {credentialsFile});
	try {
		const snapshot = await takeSnapshot(account.client, context.clock, context.signal);
		const log = createTierLog({ascii: context.options.ascii});
		const checks: Check[] = [];
		const selection = select(request, snapshot);
		let step = selection.next();
		for (; !step.done; step = selection.next()) {
			if (step.value.type === 'tier-check') checks.push(step.value);
			if (verbose) context.stderr.write(log(step.value));
		}

		const found = step.value;
		if (verbose && found) context.stderr.write(log.selected(found, request.location === undefined));
		if (context.options.json) context.stdout.write(`${JSON.stringify(answer(found, checks))}\n`);
		else if (found) context.stdout.write(`${found.instanceType} ${found.location}\n`);
		if (!found) tellNone(checks, context);
		return found ? exitStatus.done : exitStatus.noCapacity;
	} finally {
		await account.close();
	}
}
