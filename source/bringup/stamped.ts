import type {Clock} from '../clock.ts';
import type {BringupEvent, BringupEventBody} from './events.ts';

/** Gives each event the moment it happened. */
export async function* stamped(
	bodies: AsyncIterable<BringupEventBody>,
	clock: Clock,
): AsyncGenerator<BringupEvent, void, undefined> {
	for await (const body of bodies) yield {...body, time: new Date(clock.now()).toISOString()};
}
