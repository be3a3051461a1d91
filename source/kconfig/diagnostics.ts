import type {Position} from './source-text.ts';

/** Something wrong with a file: collected while parsing, printed at the edge. */
export type Diagnostic = {
	readonly severity: 'error' | 'warning' | 'info';
	/** Stable, for tests and filters: 'syntax', 'recursive-source', … */
	readonly code: string;
	readonly message: string;
	readonly position: Position | undefined;
	/** The offending line, for the caret. */
	readonly lineText?: string;
	/** From 1. */
	readonly column?: number;
};
