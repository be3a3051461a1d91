import {stripVTControlCharacters} from 'node:util';
import type {CommandContext} from '../context.ts';
import {isDumb} from '../terminal.ts';

/**
 * On a terminal a bell, and the two notices that terminals know: OSC 9 (iTerm2, Windows Terminal) and OSC 777 (rxvt,
 * VTE). The bell alone on one that knows no sequences, and nothing elsewhere.
 */
export function notify(text: string, {stderr, env}: CommandContext): void {
	if (!stderr.isTTY) return;
	stderr.write('\u0007');
	if (isDumb(env['TERM'])) return;
	const said = withoutControls(text);
	stderr.write(`\u001B]9;dcmenu: ${said}\u0007\u001B]777;notify;dcmenu;${said}\u0007`);
}

/** The terminal's title, which is given back: it is kept on a stack of the terminal's own (XTWINOPS 22 and 23). */
export type Title = {set(text: string): void; giveBack(): void};

export function terminalTitle({stderr, env}: CommandContext): Title {
	let isOurs = false;
	return {
		set(text) {
			if (!stderr.isTTY || isDumb(env['TERM'])) return;
			stderr.write(
				`${isOurs ? '' : '\u001B[22;2t'}\u001B]2;dcmenu: ${withoutControls(text)}\u0007`,
			);
			isOurs = true;
		},
		giveBack() {
			if (isOurs) stderr.write('\u001B[23;2t');
			isOurs = false;
		},
	};
}

/** Names come from the API, and must not end a sequence or begin another. */
const withoutControls = (text: string): string =>
	stripVTControlCharacters(text).replaceAll(/\p{Cc}/gu, '');
