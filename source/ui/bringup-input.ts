import type {Key as InkKey} from 'ink';
import type {Key} from './terminal-keys.ts';

/**
 * The keys of one of Ink's input events. A held key arrives as a run of one character; anything else that is longer
 * than a character was pasted, and means nothing here, so that no pasted text can answer a question.
 */
export function keysOfInk(input: string, key: InkKey): Key[] {
	if (key.escape) return ['escape'];
	if (key.upArrow) return ['up'];
	if (key.downArrow) return ['down'];
	if (key.pageUp) return ['page-up'];
	if (key.pageDown) return ['page-down'];
	if (key.home) return ['home'];
	if (key.end) return ['end'];
	if (key.return) return ['enter'];
	if (key.meta) return [];
	if (key.ctrl) return [`ctrl-${input}`];
	const first = input.slice(0, 1);
	return input === first.repeat(input.length) ? input.split('') : [];
}
