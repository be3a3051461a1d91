import type {BringupEvent} from '../bringup/events.ts';
import {jsonLine} from '../bringup/json-lines.ts';
import {plainLines} from '../bringup/plain-log.ts';
import {exitStatus} from '../errors.ts';
import type {CommandContext} from './context.ts';
import {wantsAscii} from './terminal.ts';

/**
 * Prints a bring-up or a tear-down as it happens and returns its exit status. Events go to stdout, as lines or with
 * `--json` as objects; what is left and bills goes to stderr, so that it is seen whoever reads the rest.
 */
export async function tellEvents(
	events: AsyncIterable<BringupEvent>,
	context: CommandContext,
): Promise<number> {
	const {stdout, stderr, options} = context;
	const ascii = wantsAscii(context);
	let status: number = exitStatus.bug;
	for await (const event of events) {
		const result = resultOf(event);
		const lines = plainLines(event, ascii)
			.map(line => `${line}\n`)
			.join('');
		if (options.json) stdout.write(jsonLine(event));
		if (result !== undefined && result !== exitStatus.done) stderr.write(lines);
		else if (!options.json) stdout.write(lines);
		status = result ?? status;
	}

	return status;
}

/** The exit status that an event ends the stream with; undefined: it is not the last. */
function resultOf(event: BringupEvent): number | undefined {
	if (event.type === 'ready') return exitStatus.done;
	if (event.type === 'failed') return event.exit_status;
	if (event.type !== 'destroyed') return undefined;
	return event.still_billed.length > 0 ? exitStatus.leftBehind : exitStatus.done;
}
