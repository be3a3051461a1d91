import type {Cause} from './causes.ts';
import {titleOf} from './menu-tree.ts';
import type {Position} from './source-text.ts';

/** A line a cause, what is behind it further in. */
export const causeLines = (causes: readonly Cause[], indent: string): readonly string[] =>
	causes.flatMap(({symbol, value, position, text, causes}) => [
		`${indent}${symbol.name ?? titleOf(symbol)}=${value}${placeText(position)}: ${text}`,
		...causeLines(causes, `${indent}  `),
	]);

/** ` (file:line)`, behind a name; empty for what nothing defines. */
export const placeText = (position: Position | undefined): string =>
	position === undefined ? '' : ` (${position.file}:${position.line})`;
