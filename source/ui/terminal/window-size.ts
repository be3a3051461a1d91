import type {Size} from '../drawing/layout.ts';

/** The window of a terminal; of one that does not know, what Ink takes it for. */
export const windowSize = ({columns, rows}: NodeJS.WriteStream): Size => ({
	columns: columns || 80,
	rows: rows || 24,
});
