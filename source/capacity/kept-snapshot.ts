import type {InstanceType, VolumePrice} from '../datacrunch/wire-types.ts';
import {
	amount,
	readList,
	readObject,
	ShapeError,
	text,
	texts,
	type WireObject,
} from '../datacrunch/wire-values.ts';
import type {CapacitySnapshot, Market} from './snapshot.ts';

/** An answer older than this says nothing about now, in milliseconds. */
const oldest = 24 * 60 * 60_000;

/** As JSON, with the account that it is about. The time is when it was taken, in milliseconds since the epoch. */
export const printKeptSnapshot = (
	{catalogue, locations, stock, volumePrice}: CapacitySnapshot,
	account: string,
	takenAt: number,
): string =>
	`${JSON.stringify({
		account,
		takenAt: new Date(takenAt).toISOString(),
		locations,
		types: [...catalogue.values()],
		stock: {'on-demand': printStock(stock['on-demand']), spot: printStock(stock.spot)},
		...(volumePrice && {volumePrice}),
	})}\n`;

/**
 * What `printKeptSnapshot` wrote for this account in the last day; undefined: nothing. A file that is damaged, or of
 * another program, is no reason to stop: the next answer replaces it.
 */
export function parseKeptSnapshot(
	json: string,
	account: string,
	now: number,
): CapacitySnapshot | undefined {
	try {
		const kept = readObject(JSON.parse(json), 'capacity');
		const takenAt = Date.parse(text(kept, 'takenAt'));
		const age = now - takenAt;
		// A clock that was ahead makes no answer of the future.
		return text(kept, 'account') === account && age >= 0 && age <= oldest
			? snapshotFrom(kept, takenAt)
			: undefined;
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof ShapeError) return undefined;
		throw error;
	}
}

const printStock = (
	stock: ReadonlyMap<string, ReadonlySet<string>>,
): Readonly<Record<string, readonly string[]>> =>
	Object.fromEntries([...stock].map(([location, types]) => [location, [...types]]));

const snapshotFrom = (kept: WireObject, takenAt: number): CapacitySnapshot => {
	const types = readList(kept.fields['types'], 'types', readType);
	const stock = readObject(kept.fields['stock'], 'stock');
	const price = kept.fields['volumePrice'];
	return {
		takenAt,
		catalogue: new Map(types.map(type => [type.name, type])),
		locations: texts(kept, 'locations'),
		stock: {'on-demand': readStock(stock, 'on-demand'), spot: readStock(stock, 'spot')},
		volumePrice: price === undefined ? undefined : readPrice(readObject(price, 'volumePrice')),
	};
};

const readType = (type: WireObject): InstanceType => ({
	name: text(type, 'name'),
	model: text(type, 'model'),
	gpus: amount(type, 'gpus'),
	vcpus: amount(type, 'vcpus'),
	ramGigabytes: amount(type, 'ramGigabytes'),
	vramGigabytes: amount(type, 'vramGigabytes'),
	pricePerHour: amount(type, 'pricePerHour'),
	spotPricePerHour: amount(type, 'spotPricePerHour'),
	currency: text(type, 'currency'),
	supportedImages: texts(type, 'supportedImages'),
});

const readStock = (stock: WireObject, market: Market): ReadonlyMap<string, ReadonlySet<string>> => {
	const places = readObject(stock.fields[market], market);
	return new Map(
		Object.keys(places.fields).map(location => [location, new Set(texts(places, location))]),
	);
};

const readPrice = (price: WireObject): VolumePrice => ({
	type: text(price, 'type'),
	perGigabyteMonth: amount(price, 'perGigabyteMonth'),
	currency: text(price, 'currency'),
});
