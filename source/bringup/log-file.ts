import type {BringupEvent} from './events.ts';
import {logFileText} from './log-lines.ts';
import {openLogWriter} from './log-writer.ts';
import {plainLines} from './plain-log.ts';

/**
 * Passes the events on and writes them to a file (0600) as lines with their time. The file is named first of all, for
 * who wants to look into it meanwhile, and once more just before the last event. A log that cannot be written is said
 * once and stops nothing: machines matter more.
 */
export async function* logged(
	events: AsyncIterable<BringupEvent>,
	file: string,
): AsyncGenerator<BringupEvent, void, undefined> {
	const log = openLogWriter(file);
	let isNamed = false;
	let isBroken = false;
	try {
		for await (const event of events) {
			const {time} = event;
			if (!isNamed) yield {type: 'log', file, time};
			isNamed = true;
			const isLast =
				event.type === 'ready' || event.type === 'failed' || event.type === 'destroyed';
			const where: BringupEvent = {
				type: 'note',
				level: 'info',
				text: `The log is in ${file}`,
				time,
			};
			// Whatever is told is in it, in the order in which it is told.
			if (isLast) log.write(logText(where));
			log.write(logText(event));
			if (isLast || log.isFull) await log.settled();
			if (log.failure !== undefined && !isBroken) {
				isBroken = true;
				yield {
					type: 'note',
					level: 'warning',
					text: `There is no log of this: ${log.failure}`,
					time,
				};
			}

			if (isLast && !isBroken) yield where;
			yield event;
		}
	} finally {
		await log.close();
	}
}

const logText = (event: BringupEvent): string => logFileText(event.time, plainLines(event, false));

/** A name of its own for each run: the moment it began, without the colons that some file systems refuse. */
export const logFileName = (
	task: 'bringup' | 'destroy' | 'adopt' | 'keeper',
	startedAt: number,
): string => `${task}-${new Date(startedAt).toISOString().replaceAll(':', '-')}.log`;
