import type {Scenario} from './scenario.ts';
import {billedUntil, statusAt} from './status.ts';
import {volumeBilledUntil, volumePrice, volumeStatus} from './volumes.ts';
import type {World} from './world.ts';

/** What a simulated account costs: everything from its creation to its deletion, whether anybody uses it or not. */
export type Bill = {
	readonly currency: string;
	/** Dollars in all. */
	readonly spent: number;
	/** Dollars an hour now. */
	readonly per_hour: number;
	/** Dollars left. */
	readonly balance: number;
	/** ISO 8601, simulated. */
	readonly now: string;
	readonly machines: readonly BillLine[];
	readonly volumes: readonly BillLine[];
};

export type BillLine = {
	readonly id: string;
	readonly name: string;
	readonly status: string;
	readonly price_per_hour: number;
	readonly from: string;
	/** Null: it is billed still. */
	readonly until: string | null;
	readonly cost: number;
};

export function billAt(world: World, scenario: Scenario, now: number): Bill {
	const machines = world.machines.map(machine =>
		line(
			{id: machine.id, name: machine.hostname, status: statusAt(machine, now)},
			machine.pricePerHour,
			machine.createdAt,
			billedUntil(machine, now),
			now,
		),
	);
	const volumes = world.volumes
		.filter(volume => volume.createdAt <= now)
		.map(volume =>
			line(
				{id: volume.id, name: volume.name, status: volumeStatus(volume, now)},
				volumePrice(volume.size),
				volume.createdAt,
				volumeBilledUntil(volume),
				now,
			),
		);
	const lines = [...machines, ...volumes];
	const spent = lines.reduce((sum, entry) => sum + entry.cost, 0);
	return {
		currency: scenario.currency,
		spent,
		per_hour: lines
			.filter(entry => entry.until === null)
			.reduce((sum, entry) => sum + entry.price_per_hour, 0),
		balance: Math.max(0, scenario.balance - spent),
		now: new Date(now).toISOString(),
		machines,
		volumes,
	};
}

function line(
	what: {id: string; name: string; status: string},
	pricePerHour: number,
	from: number,
	until: number | undefined,
	now: number,
): BillLine {
	return {
		...what,
		price_per_hour: pricePerHour,
		from: new Date(from).toISOString(),
		until: until === undefined ? null : new Date(until).toISOString(),
		cost: (Math.max(0, (until ?? now) - from) / 3_600_000) * pricePerHour,
	};
}
