import {ExpectedError} from '../errors.ts';
import {readDurations, rememberDuration} from '../machine/durations-file.ts';
import type {BringupEvent} from './events.ts';

/**
 * Passes the events on, and remembers how long it took until all was ready, for who waits for the next one. What was
 * there already, and what had to wait for capacity, tells nothing.
 */
export async function* timedBringUp(
	events: AsyncIterable<BringupEvent>,
	file: string,
): AsyncGenerator<BringupEvent, void, undefined> {
	let hasMade = false;
	let hasWaited = false;
	for await (const event of events) {
		hasMade ||= event.type === 'attempt';
		hasWaited ||= event.type === 'waiting';
		if (event.type === 'ready' && hasMade && !hasWaited) await remember(file, event.elapsed_ms);
		yield event;
	}
}

const remember = async (file: string, milliseconds: number): Promise<void> =>
	guessing(async () => rememberDuration(file, milliseconds), undefined);

/** How long the last ones took, in milliseconds, the last one last. */
export const lastDurations = async (file: string): Promise<readonly number[]> =>
	guessing(async () => readDurations(file), []);

/** A full disk or a file that is somebody else's must not spoil a bring-up: there is a guess less. */
async function guessing<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof ExpectedError) return otherwise;
		throw error;
	}
}
