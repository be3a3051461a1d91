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
	| {
			readonly kind: 'loading';
			/** When the first answer was asked for, in milliseconds since the epoch. */
			readonly since?: number;
			/** What an earlier run was told: something to look at with its age, and never to act on. */
			readonly last?: CapacitySnapshot | undefined;
	  }
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

/**
 * The answer that badges tell: the last one, and until there is one that of an earlier run; none where the last poll
 * failed.
 */
export const toldSnapshot = (state: CapacityState): CapacitySnapshot | undefined => {
	switch (state.kind) {
		case 'loading':
			return state.last;
		case 'known':
			return state.snapshot;
		case 'unknown':
			return undefined;
	}
};

/** The state after an answer, or when one is asked for: what an earlier run was told stands until it is known better. */
export function withEarlier(before: CapacityState, after: CapacityState): CapacityState {
	if (before.kind !== 'loading' || before.last === undefined) return after;
	const {last} = before;
	switch (after.kind) {
		case 'loading':
			return {...after, last};
		case 'known':
			return after;
		case 'unknown':
			// Whom the account refuses it told nothing; prices hold for longer than a network is away.
			return after.cause === 'failed' ? {...after, last: after.last ?? last} : after;
	}
}
