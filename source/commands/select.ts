import {select, type Candidate, type SelectionEvent} from '../capacity/select.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {tierLogLines, type TierLogEvent} from '../bringup/tier-log.ts';
import {exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import type {CommandContext} from './context.ts';
import {askedFor} from './request.ts';
import {wantsAscii} from './terminal.ts';

type Check = Extract<SelectionEvent, {type: 'tier-check'}>;

type SelectArguments = {
	readonly target?: string | undefined;
	readonly verbose?: boolean | undefined;
	readonly exclude?: readonly string[] | undefined;
};

/**
 * What a target gives now: `INSTANCE_TYPE LOCATION` on stdout, and the tier log on stderr with `--verbose`. Exits 5
 * when nothing can be had.
 */
export async function selectCommand(
	{target, verbose = false, exclude}: SelectArguments,
	context: CommandContext,
): Promise<number> {
	const {request, credentialsFile} = await askedFor({target, exclude}, context);
	const account = await openAccount(context, {credentialsFile});
	const tell = (event: TierLogEvent): void => {
		if (!verbose) return;
		for (const line of tierLogLines(event, wantsAscii(context))) context.stderr.write(`${line}\n`);
	};

	try {
		const snapshot = await takeSnapshot(account.client, context.clock, context.signal);
		const checks: Check[] = [];
		const selection = select(request, snapshot);
		let step = selection.next();
		for (; !step.done; step = selection.next()) {
			if (step.value.type === 'tier-check') checks.push(step.value);
			tell(step.value);
		}

		const found = step.value;
		if (context.options.json) context.stdout.write(`${JSON.stringify(answer(found, checks))}\n`);
		if (!found) {
			tellNone(request.target, checks, context);
			return exitStatus.noCapacity;
		}

		const {instanceType: instance_type, tier, location, market, currency} = found;
		tell({
			type: 'selected',
			instance_type,
			tier,
			location,
			market,
			price_per_hour: found.pricePerHour,
			currency,
		});
		tell({type: 'location', location, auto: request.location === undefined});
		if (!context.options.json) context.stdout.write(`${instance_type} ${location}\n`);
		return exitStatus.done;
	} finally {
		await account.close();
	}
}

/** The shape of `select --json`; every name is there also when nothing can be had. */
const answer = (
	found: Candidate | undefined,
	checks: readonly Check[],
): Record<string, unknown> => ({
	instance_type: found?.instanceType ?? null,
	location: found?.location ?? null,
	tier: found?.tier ?? null,
	market: found?.market ?? null,
	price_per_hour: found?.pricePerHour ?? null,
	currency: found?.currency ?? null,
	checks: checks.map(({tier, instance_type, available, locations, reason}) => ({
		tier,
		instance_type,
		available,
		locations,
		...(reason !== undefined && {reason}),
	})),
});

function tellNone(
	target: string,
	checks: readonly Check[],
	{stderr, options}: CommandContext,
): void {
	const tried = checks.map(
		({instance_type, reason}) => `${instance_type}${reason === undefined ? '' : ` (${reason})`}`,
	);
	stderr.write(
		`dcmenu: nothing of ${target} can be had now. Tried: ${tried.join(', ') || 'nothing'}.\n`,
	);
	stderr.write(`  Wait for it: dcmenu wait ${target}\n`);
	stderr.write('  See what there is: dcmenu capacity\n');
	if (options.location !== undefined) stderr.write('  Look everywhere: leave out --location\n');
	if (options.market !== 'any') stderr.write('  Take spot machines too: --market any\n');
	if (options.maxPrice !== undefined) stderr.write('  Pay more: raise --max-price\n');
}
