import type {BringupEvent} from './events.ts';
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
			log.write(logText(event));
			const isLast =
				event.type === 'ready' || event.type === 'failed' || event.type === 'destroyed';
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

			if (isLast && !isBroken) {
				yield {type: 'note', level: 'info', text: `The log is in ${file}`, time};
			}

			yield event;
		}
	} finally {
		await log.close();
	}
}

const logText = (event: BringupEvent): string =>
	plainLines(event, false)
		.filter(line => line !== '')
		.map(line => `${event.time} ${line}\n`)
		.join('');

/** A name of its own for each run: the moment it began, without the colons that some file systems refuse. */
export const logFileName = (
	task: 'bringup' | 'destroy' | 'adopt' | 'keeper',
	startedAt: number,
): string => `${task}-${new Date(startedAt).toISOString().replaceAll(':', '-')}.log`;
