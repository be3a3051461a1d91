import {parseLastSeen, seenIn, type LastSeen} from '../../capacity/last-seen.ts';
import type {CapacitySnapshot} from '../../capacity/snapshot.ts';
import {readTextIfThere} from '../../config/read-text.ts';
import {ExpectedError} from '../../errors.ts';
import {rememberLastSeen} from '../../machine/last-seen-file.ts';

/** When instance types could last be had, across runs. */
export type SeenTypes = {
	readonly lastSeen: () => LastSeen;
	/** Takes snapshots as `take` does, and remembers what they list. */
	readonly remembering: (take: TakeSnapshot) => TakeSnapshot;
};

type TakeSnapshot = (signal: AbortSignal) => Promise<CapacitySnapshot>;

/** Remembers in `file`, which is read when first needed. */
export function seenTypes(file: string): SeenTypes {
	let known: LastSeen | undefined;
	const lastSeen = (): LastSeen => (known ??= parseLastSeen(readTextIfThere(file) ?? '{}'));
	async function see(snapshot: CapacitySnapshot): Promise<void> {
		known = seenIn(lastSeen(), snapshot);
		try {
			await rememberLastSeen(file, known);
		} catch (error) {
			// A home that cannot be written to must not keep anybody from the badges: it is known for this run.
			if (!(error instanceof ExpectedError)) throw error;
		}
	}

	return {
		lastSeen,
		remembering: take => async signal => {
			const snapshot = await take(signal);
			await see(snapshot);
			return snapshot;
		},
	};
}
