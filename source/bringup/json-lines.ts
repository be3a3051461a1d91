import type {BringupEvent} from './events.ts';

/** One event as `--json` prints it: `type` and `time` first, then the rest, and a newline. */
export const jsonLine = (event: BringupEvent): string => {
	const {type, time, ...rest} = event;
	return `${JSON.stringify({type, time, ...rest})}\n`;
};
