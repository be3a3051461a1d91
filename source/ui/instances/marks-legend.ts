import type {Glyphs} from '../drawing/glyphs.ts';

/** What the marks of capacity mean, in a line. */
export const marksLegend = ({available, spot, none, unknown, stale}: Glyphs): string =>
	`${available} available  ${spot} spot only  ${none} none now  ${unknown} unknown  ${stale} older than 2 minutes`;
