import type {CapacitySnapshot, InstanceType} from '../../source/capacity/snapshot.ts';

/** A catalogue of these names at a dollar a GPU and half of it for spot, and this stock. */
export function snapshotOf(
	names: readonly string[],
	onDemand: Readonly<Record<string, readonly string[]>>,
	spot: Readonly<Record<string, readonly string[]>> = {},
): CapacitySnapshot {
	const sets = (stock: Readonly<Record<string, readonly string[]>>) =>
		new Map(Object.entries(stock).map(([location, types]) => [location, new Set(types)]));
	return {
		takenAt: 1000,
		catalogue: new Map(names.map(name => [name, typeNamed(name)])),
		locations: [...new Set([...Object.keys(onDemand), ...Object.keys(spot)])],
		stock: {'on-demand': sets(onDemand), spot: sets(spot)},
	};
}

function typeNamed(name: string): InstanceType {
	const gpus = Number.parseInt(name, 10);
	return {
		name,
		model: name,
		gpus,
		vcpus: 30,
		ramGigabytes: 120,
		vramGigabytes: 80 * gpus,
		pricePerHour: gpus,
		spotPricePerHour: gpus / 2,
		currency: 'usd',
		supportedImages: [],
	};
}
