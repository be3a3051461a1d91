import type {CommandContext} from './context.ts';

/**
 * On a terminal a bell, and the two notices that terminals know: OSC 9 (iTerm2, Windows Terminal) and OSC 777 (rxvt,
 * VTE). Nothing elsewhere.
 */
export function notify(text: string, {stderr}: CommandContext): void {
	if (!stderr.isTTY) return;
	stderr.write(`\u0007\u001B]9;dcmenu: ${text}\u0007\u001B]777;notify;dcmenu;${text}\u0007`);
}
