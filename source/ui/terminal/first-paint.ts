import type {Frame} from '../drawing/line.ts';
import {painted} from './painted-line.ts';
import type {Theme} from '../drawing/theme.ts';

/** Switches to the alternate screen, and back. */
export const enterScreen = '\u001B[?1049h';
export const leaveScreen = '\u001B[?1049l\u001B[?25h';

/**
 * What draws a frame on the alternate screen of a terminal, all at once. Ink takes longer to load than everything before
 * it, so this is what is looked at until then; what Ink draws over it reads and looks the same. The cursor is left where
 * Ink begins. A program that was killed may have left the alternate screen as it was: then nothing else empties it.
 */
export const firstPaint = (frame: Frame, columns: number, theme: Theme): string => {
	const rows = frame.lines.map(line => painted(line, columns, theme)).join('\r\n');
	return `${enterScreen}\u001B[?25l\u001B[?2026h\u001B[H\u001B[2J${rows}\u001B[H\u001B[?2026l`;
};
