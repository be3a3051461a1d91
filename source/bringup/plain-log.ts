import {formatPrice} from '../capacity/badges.ts';
import {describeWaiting} from '../capacity/wait-for-capacity.ts';
import type {BilledMachine, BringupEventBody} from './events.ts';
import {tierLogLines} from './tier-log.ts';

/**
 * A bring-up or a tear-down as lines for a person: on a pipe, in the log file and under the screens. The tier log is
 * kdevops', line for line; the rest are sentences. `ascii`: no other characters.
 */
export function plainLines(event: BringupEventBody, ascii: boolean): string[] {
	const lines = linesOf(event, ascii);
	// A reason may be a text of several lines.
	return lines.some(line => line.includes('\n')) ? lines.flatMap(line => line.split('\n')) : lines;
}

function linesOf(event: BringupEventBody, ascii: boolean): string[] {
	switch (event.type) {
		case 'tier-group':
		case 'tier':
		case 'tier-check':
		case 'selected':
		case 'location':
			return tierLogLines(event, ascii);
		case 'step':
			return stepLines(event);
		case 'log':
			// Said at the end, when there is time to read it.
			return [];
		case 'file':
			return event.state === 'written' ? [`Wrote ${event.path}`] : [];
		case 'attempt':
			return [
				'',
				`Attempt ${event.number}: creating ${event.hostname}, ${event.instance_type} in ${event.location}, ${event.market}, ${price(event.price_per_hour)}`,
			];
		case 'resource':
			return resourceLines(event);
		case 'instance': {
			const ip = event.ip === null ? '' : `, ${event.ip}`;
			return [`${event.hostname}: ${event.status}${ip} (${duration(event.elapsed_ms)})`];
		}

		case 'fallback':
			return [
				`${event.instance_type} in ${event.location} (${event.market}) is ${event.stuck ? 'stuck' : 'sold out'}: ${event.reason}`,
				'Setting it aside and reading the capacity again.',
				'',
			];
		case 'waiting':
			return [describeWaiting(event)];
		case 'output':
			return [event.text];
		case 'note':
			return [`${event.level === 'warning' ? 'Warning' : 'Note'}: ${event.text}`];
		case 'ready':
			return readyLines(event);
		case 'failed':
			return failedLines(event);
		case 'destroyed':
			return destroyedLines(event);
	}
}

type EventOf<Type extends BringupEventBody['type']> = Extract<BringupEventBody, {type: Type}>;

/** Most steps show in what they do. */
function stepLines({step, state, detail}: EventOf<'step'>): string[] {
	if (step === 'check' && state === 'done') return [`Account: ${detail ?? 'ok'}`, ''];
	if (step === 'ssh' && state === 'started') return ['Waiting for an answer on port 22'];
	return [];
}

function resourceLines(event: EventOf<'resource'>): string[] {
	const {address, action, state, detail} = event;
	const why = detail === undefined ? '' : `: ${detail}`;
	const after = `after ${duration(event.elapsed_ms)}`;
	switch (state) {
		case 'started':
			// The attempt has said so of a machine, and a reminder that it goes on is nothing new.
			if (action === 'create' || (event.elapsed_ms > 0 && detail === undefined)) return [];
			return [`${action === 'update' ? 'Changing' : 'Deleting'} ${address}${why}`];
		case 'done':
			if (action === 'keep') return [`Kept ${address}${why}`];
			return [`${pastOf[action]} ${address} ${after}`];
		case 'failed':
			return [`Could not ${action} ${address} ${after}${why}`];
	}
}

const pastOf = {create: 'Created', update: 'Changed', delete: 'Deleted'} as const;

function readyLines({hosts, elapsed_ms, price_per_hour, currency}: EventOf<'ready'>): string[] {
	return [
		'',
		`Ready after ${duration(elapsed_ms)}.`,
		...hosts.flatMap(host => [
			`  ${host.name}  ${host.ip}  ${host.instance_type}  ${host.location}  ${host.market}  ${price(host.price_per_hour, currency)}`,
			`  ${host.ssh}`,
		]),
		`Costs ${price(price_per_hour, currency)} until you run: dcmenu destroy`,
	];
}

function failedLines({reason, left_behind, next_steps}: EventOf<'failed'>): string[] {
	return [
		'',
		`Failed: ${reason}`,
		...left_behind.map(stillBills),
		...next_steps.map(step => `  ${step}`),
	];
}

function destroyedLines(event: EventOf<'destroyed'>): string[] {
	const {machines, kept_volumes, still_billed, other_machines = [], spent, currency} = event;
	const nothing = kept_volumes.length === 0 && still_billed.length === 0;
	return [
		'',
		machines.length === 0 ? 'There was no machine to delete.' : `Deleted: ${machines.join(', ')}.`,
		...(machines.length === 0
			? []
			: [`${machines.length === 1 ? 'It' : 'They'} cost about ${amount(spent, currency)}.`]),
		...still_billed.map(stillBills),
		...kept_volumes.map(
			volume =>
				`Still bills: volume ${volume.name} (${volume.id}), ${volume.size_gigabytes} GB in ${volume.location}, ${price(volume.price_per_hour, currency)}`,
		),
		...other_machines.map(
			machine =>
				`Not of this project: ${machine.hostname} (${machine.id}) in ${machine.location}, ${price(machine.price_per_hour)}`,
		),
		...(nothing
			? [other_machines.length > 0 ? 'Nothing of this project bills.' : 'Nothing bills.']
			: []),
	];
}

const stillBills = (machine: BilledMachine): string =>
	`Still bills: ${machine.hostname} (${machine.id}), ${machine.status} in ${machine.location}, ${price(machine.price_per_hour)}`;

const price = (pricePerHour: number, currency = 'usd'): string =>
	formatPrice({pricePerHour, currency});

const amount = (spent: number, currency: string): string =>
	`${currency === 'eur' ? '€' : '$'}${spent.toFixed(2)}`;

/** `42s`, `1m 05s`, `1h 02m` */
export function duration(milliseconds: number): string {
	const seconds = Math.floor(milliseconds / 1000);
	const two = (value: number): string => String(value).padStart(2, '0');
	if (seconds < 60) return `${seconds}s`;
	if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${two(seconds % 60)}s`;
	return `${Math.floor(seconds / 3600)}h ${two(Math.floor(seconds / 60) % 60)}m`;
}
