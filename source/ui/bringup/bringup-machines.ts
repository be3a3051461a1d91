import type {BringupEvent, ReadyHost} from '../../bringup/events.ts';
import type {ResourceView} from './bringup-resources.ts';
import {replaceOrAppend} from './replace-or-append.ts';

/** A machine asked for, from the moment the create is sent. */
export type MachineView = {
	readonly hostname: string;
	/** undefined until the create is answered. */
	readonly id: string | undefined;
	readonly instanceType: string;
	readonly location: string;
	readonly status: string;
	readonly ip: string | null;
	/** Dollars (or euros) an hour. */
	readonly pricePerHour: number;
	/** When it was asked for, milliseconds since the epoch; undefined: it was there before. */
	readonly askedAt: number | undefined;
	/** Milliseconds since the epoch; undefined: it does not bill, or nobody told since when. */
	readonly billedSince: number | undefined;
};

/** With one that is asked for, or known better. */
export const withMachine = (
	machines: readonly MachineView[],
	machine: MachineView,
): MachineView[] =>
	replaceOrAppend(machines, machine, ({hostname}) => hostname === machine.hostname);

/** With what a machine's status is read to be. */
export function withInstance(
	machines: readonly MachineView[],
	event: Extract<BringupEvent, {type: 'instance'}>,
	at: number,
): MachineView[] {
	const before = machines.find(({hostname}) => hostname === event.hostname);
	return withMachine(machines, {
		hostname: event.hostname,
		id: event.id,
		instanceType: before?.instanceType ?? '',
		location: before?.location ?? '',
		status: event.status,
		ip: event.ip,
		pricePerHour: event.price_per_hour,
		askedAt: before?.askedAt,
		// What the engines tell counts from their own beginning, and earlier attempts cost nothing.
		billedSince:
			before?.id === event.id
				? before.billedSince
				: Math.max(at - event.elapsed_ms, before?.askedAt ?? 0),
	});
}

/** The answer to a create: from then on the machine bills, long before its first status is read. */
export const withCreated = (
	machines: readonly MachineView[],
	{address, action, state, id}: Extract<BringupEvent, {type: 'resource'}>,
	at: number,
): readonly MachineView[] =>
	action === 'create' && state === 'done' && id !== undefined
		? machines.map(machine =>
				address === `machine ${machine.hostname}`
					? {...machine, id, status: 'created', billedSince: at}
					: machine,
			)
		: machines;

/** Without one that a tear-down has deleted. */
export const withoutDeleted = (
	machines: readonly MachineView[],
	{address, action, state}: Extract<BringupEvent, {type: 'resource'}>,
): readonly MachineView[] =>
	action === 'delete' && state === 'done'
		? machines.filter(({hostname}) => address !== `machine ${hostname}`)
		: machines;

/** Others of the same kind may have been made in the same place before, and bill. */
export function withoutLost(
	machines: readonly MachineView[],
	resources: readonly ResourceView[],
	{instance_type, location}: Extract<BringupEvent, {type: 'fallback'}>,
): readonly MachineView[] {
	const there = machines.filter(
		machine => machine.instanceType === instance_type && machine.location === location,
	);
	const known = there.filter(machine => isLost(machine, resources));
	const coming = there.filter(({ip}) => ip === null);
	const lost = known.length === 0 && coming.length === 1 ? coming : known;
	return machines.filter(machine => !lost.includes(machine));
}

/** Whether it was told of it that it is not there after all. */
const isLost = ({id, hostname, status}: MachineView, resources: readonly ResourceView[]): boolean =>
	id === undefined ||
	status === 'no_capacity' ||
	resources.some(
		({address, action, state}) =>
			action === 'create' &&
			state === 'failed' &&
			address.endsWith(`[${JSON.stringify(hostname)}]`),
	);

/** One that is ready, with what is known of it from before. */
export function readyMachine(host: ReadyHost, known: readonly MachineView[]): MachineView {
	const before = known.find(({id}) => id === host.id);
	return {
		hostname: host.name,
		id: host.id,
		instanceType: host.instance_type,
		location: host.location,
		status: 'ready',
		ip: host.ip,
		pricePerHour: host.price_per_hour,
		askedAt: before?.askedAt,
		billedSince: before?.billedSince,
	};
}
