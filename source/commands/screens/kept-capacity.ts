import {rm} from 'node:fs/promises';
import {parseKeptSnapshot, printKeptSnapshot} from '../../capacity/kept-snapshot.ts';
import type {CapacitySnapshot} from '../../capacity/snapshot.ts';
import type {Clock} from '../../clock.ts';
import {readTextIfReadable} from '../../config/read-text.ts';
import {ExpectedError, exitStatus} from '../../errors.ts';
import {writeTextFile} from '../../machine/text-file.ts';

/** The last answer about capacity and prices, across runs: badges have something to show until the next one is there. */
export type KeptCapacity = {
	/** With its true age; undefined: none of this account in the last day. */
	readonly last: () => CapacitySnapshot | undefined;
	/** Takes snapshots as `take` does, and keeps the newest; where the account refuses, none. */
	readonly keeping: (take: TakeSnapshot) => TakeSnapshot;
};

type TakeSnapshot = (signal: AbortSignal) => Promise<CapacitySnapshot>;

/**
 * Keeps it in `file`, for this `account`. `clock` is the one that snapshots are taken by, which a simulator's may be; ages
 * are told by `ours`, which goes on between two runs.
 */
export function keptCapacity(
	file: string,
	{account, clock, ours}: {account: string; clock: Clock; ours: Clock},
): KeptCapacity {
	/** From a time of the one clock to the same of the other. */
	const translated = (time: number, from: Clock, to: Clock): number =>
		to.now() - (from.now() - time);

	async function keep(snapshot: CapacitySnapshot): Promise<void> {
		const takenAt = translated(snapshot.takenAt, clock, ours);
		await forgiving(writeTextFile(file, printKeptSnapshot(snapshot, account, takenAt)));
	}

	return {
		last() {
			const text = readTextIfReadable(file);
			const kept = text === undefined ? undefined : parseKeptSnapshot(text, account, ours.now());
			return kept && {...kept, takenAt: translated(kept.takenAt, ours, clock)};
		},
		keeping: take => async signal => {
			let snapshot: CapacitySnapshot;
			try {
				snapshot = await take(signal);
			} catch (error) {
				const isRefused =
					error instanceof ExpectedError && error.exitStatus === exitStatus.credentials;
				if (isRefused) await forgiving(forget(file));
				throw error;
			}

			await keep(snapshot);
			return snapshot;
		},
	};
}

async function forget(file: string): Promise<void> {
	try {
		await rm(file, {force: true});
	} catch (cause) {
		throw new ExpectedError(`Could not remove ${file}.`, {cause});
	}
}

/** A home that cannot be written to must not keep anybody from the badges. */
async function forgiving(written: Promise<unknown>): Promise<void> {
	try {
		await written;
	} catch (error) {
		if (!(error instanceof ExpectedError)) throw error;
	}
}
