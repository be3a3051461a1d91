import {appendFile, mkdir} from 'node:fs/promises';
import path from 'node:path';
import {reasonOf} from '../machine/text-file.ts';
import type {BringupEvent} from './events.ts';
import {plainLines} from './plain-log.ts';

/**
 * Passes the events on and writes them to a file (0600) as lines with their time. The file is named just before the
 * last event. A log that cannot be written is said once and stops nothing: machines matter more.
 */
export async function* logged(
	events: AsyncIterable<BringupEvent>,
	file: string,
): AsyncGenerator<BringupEvent, void, undefined> {
	let broken = false;
	for await (const event of events) {
		const failure = broken ? undefined : await append(file, event);
		if (failure !== undefined) {
			broken = true;
			const text = `There is no log of this: ${failure}`;
			yield {type: 'note', level: 'warning', text, time: event.time};
		}

		const isLast = event.type === 'ready' || event.type === 'failed' || event.type === 'destroyed';
		if (isLast && !broken) {
			yield {type: 'note', level: 'info', text: `The log is in ${file}`, time: event.time};
		}

		yield event;
	}
}

/** Why it could not be written; undefined: it was. */
async function append(file: string, event: BringupEvent): Promise<string | undefined> {
	const lines = plainLines(event, false).filter(line => line !== '');
	if (lines.length === 0) return undefined;
	try {
		await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
		const text = lines.map(line => `${event.time} ${line}\n`).join('');
		await appendFile(file, text, {mode: 0o600});
		return undefined;
	} catch (error) {
		return reasonOf(error);
	}
}

/** A name of its own for each run: the moment it began, without the colons that some file systems refuse. */
export const logFileName = (
	task: 'bringup' | 'destroy' | 'adopt' | 'keeper',
	startedAt: number,
): string => `${task}-${new Date(startedAt).toISOString().replaceAll(':', '-')}.log`;
