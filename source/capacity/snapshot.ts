import type {InstanceType, Market, VolumePrice} from '../datacrunch/wire-types.ts';

export type {InstanceType, Market};

/** What can be deployed, as the API reported it at one moment. A report, not a reservation. */
export type CapacitySnapshot = {
	/** Milliseconds since the epoch. */
	readonly takenAt: number;
	/** Being listed here says nothing about stock. */
	readonly catalogue: ReadonlyMap<string, InstanceType>;
	/** In the order the API gives. */
	readonly locations: readonly string[];
	/** Market, then location, then the types that can be deployed there now. */
	readonly stock: Readonly<Record<Market, ReadonlyMap<string, ReadonlySet<string>>>>;
	/** Of an OS volume, which bills on where it is kept; absent: nobody asked, or it was not told. */
	readonly volumePrice?: VolumePrice | undefined;
};

/** When the next answer is asked for, in milliseconds since the epoch; undefined: not any more, or nobody said. */
type NextAt = number | undefined;

/** What the screens hold: the last answer, and whether it still stands. */
export type CapacityState =
	/** `since`: when the first answer was asked for, in milliseconds since the epoch. */
	| {readonly kind: 'loading'; readonly since?: number}
	| {readonly kind: 'known'; readonly snapshot: CapacitySnapshot; readonly nextAt?: NextAt}
	/** A poll failed: nothing may be called available, whatever was known before. */
	| {
			readonly kind: 'unknown';
			readonly reason: string;
			/** Why: without credentials there is one quiet note and no polling. */
			readonly cause: 'no-credentials' | 'refused' | 'failed';
			readonly last: CapacitySnapshot | undefined;
			readonly nextAt?: NextAt;
	  };
