import {deadlineOf, describeDeadline} from '../bringup/deadline.ts';
import {duration} from '../bringup/plain-log.ts';
import {projectStatus, type ProjectStatus} from '../bringup/status.ts';
import {formatPrice} from '../capacity/badges.ts';
import {exitStatus} from '../errors.ts';
import type {JournalState} from '../machine/journal-state.ts';
import {readJournalAndOthers} from '../machine/other-journals.ts';
import {withConfiguredAccount} from './configured-account.ts';
import type {CommandContext} from './context.ts';
import {accountPlaces} from './machine-session.ts';
import {hintAtOthers, tellAllProjects} from './status-all.ts';

/** What of this project runs, since when, and what it costs; with `all`, what is known of every project. */
export async function statusCommand(
	{all = false}: {readonly all?: boolean | undefined},
	context: CommandContext,
): Promise<number> {
	if (all) return tellAllProjects(context);
	return withConfiguredAccount(context, async account => {
		const places = accountPlaces(account, context);
		const state = await readJournalAndOthers(places.journal);
		const {client} = account;
		const status = await projectStatus(state, places.projectTag, client, context.signal).catch(
			(error: unknown) => {
				for (const line of lastKnown(state)) context.stderr.write(`${line}\n`);
				throw error;
			},
		);
		const deadline = await deadlineOf(state, places.journal);
		const now = client.serverNow();
		const lines = [
			...statusLines(status, now),
			...(deadline ? [describeDeadline(deadline, now)] : []),
		];
		context.stdout.write(
			context.options.json
				? `${JSON.stringify({...status, ...(deadline ? {deadline} : {})})}\n`
				: lines.map(line => `${line}\n`).join(''),
		);
		await hintAtOthers(account.name, context);
		return exitStatus.done;
	});
}

/** Where the API does not tell, what is remembered is better than nothing. */
const lastKnown = ({machines}: JournalState): string[] =>
	[...machines.values()].map(
		({hostname, id, instance_type, location, price_per_hour, currency}) =>
			`Not looked up, but may bill: ${hostname} (${id}), ${instance_type} in ${location}, ${formatPrice({pricePerHour: price_per_hour, currency})}`,
	);

/** `now` is the server's time in milliseconds. */
function statusLines(status: ProjectStatus, now: number): string[] {
	const {currency, gone, instances, kept_volumes, price_per_hour, spent} = status;
	const price = (pricePerHour: number): string => formatPrice({pricePerHour, currency});
	const machines = instances.map(machine =>
		[
			machine.hostname,
			machine.status,
			machine.ip ?? 'no address yet',
			machine.instance_type,
			machine.location,
			price(machine.price_per_hour),
			`for ${duration(Math.max(0, now - Date.parse(machine.created_at)))}`,
			machine.id,
		].join('  '),
	);
	const volumes = kept_volumes.map(
		volume =>
			`volume ${volume.name}  ${volume.size_gigabytes} GB  ${volume.location}  ${price(volume.price_per_hour)}  ${volume.id}`,
	);
	const missing = gone.map(
		({hostname, id, evicted}) =>
			`${hostname}  ${evicted ? 'evicted (again: dcmenu bringup --replace)' : 'gone from the account'}  ${id}`,
	);
	const total =
		machines.length + volumes.length === 0
			? ['Nothing of this project bills.']
			: [
					`${price(price_per_hour)} now, OS volumes included, about ${currency === 'eur' ? '€' : '$'}${spent.toFixed(2)} so far.`,
				];
	return [...machines, ...volumes, ...missing, ...total];
}
