import type {BringupEvent} from '../../bringup/events.ts';
import {plainLines} from '../../bringup/plain-log.ts';
import type {LogEntry} from './bringup-log.ts';
import type {Tone} from '../drawing/line.ts';

/** An event as lines of the log; those that tell of trouble are `bad` or `warn`. */
export const logEntries = (event: BringupEvent): LogEntry[] =>
	plainLines(event, false).map((text, index) => ({
		text,
		tone: text === '' ? 'plain' : toneOf(event, index),
		time: event.time,
	}));

function toneOf(event: BringupEvent, index: number): Tone {
	switch (event.type) {
		case 'tier-check':
			return event.available ? 'good' : 'plain';
		case 'selected':
		case 'attempt':
			return 'strong';
		case 'ready':
			return 'good';
		case 'failed':
			// Its reason; then comes what may be done.
			return index <= reasonLines(event.reason) + event.left_behind.length ? 'bad' : 'plain';
		case 'fallback':
			return index < reasonLines(event.reason) ? 'bad' : 'quiet';
		case 'resource':
			return event.state === 'failed' ? 'bad' : 'plain';
		case 'note':
			return event.level === 'warning' ? 'warn' : 'plain';
		case 'waiting':
			return event.reason === undefined ? 'plain' : 'warn';
		case 'output':
			return isTrouble(event.text) ? 'bad' : 'plain';
		case 'tier-group':
		case 'tier':
		case 'step':
		case 'location':
		case 'file':
		case 'instance':
		case 'log':
		case 'destroyed':
			return 'plain';
	}
}

const reasonLines = (reason: string): number => reason.split('\n').length;

/** What compilers, make, Ansible and Terraform call a failure; a count of none is not one. */
const isTrouble = (text: string): boolean =>
	/\b(?:error|fatal|failed|failure|unreachable|panic|traceback)\b/i.test(
		text.replaceAll(
			/\b(?:(?:failed|unreachable|errors?)=0|(?:no|0) (?:errors?|failures?|failed))\b/gi,
			'',
		),
	);
