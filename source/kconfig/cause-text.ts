import type {Cause} from './causes.ts';
import {titleOf} from './menu-tree.ts';
import type {Position} from './source-text.ts';
import type {KconfigSymbol} from './symbols.ts';

/** A line a cause, what is behind it further in; each symbol once. */
export const causeLines = (
	causes: readonly Cause[],
	indent: string,
	told = new Set<KconfigSymbol>(),
): readonly string[] =>
	causes.flatMap(({symbol, value, position, text, causes: inner}) => {
		if (told.has(symbol)) return [];
		told.add(symbol);
		const name = symbol.name ?? titleOf(symbol);
		return [
			`${indent}${name}=${value}${placeText(position)}: ${text}`,
			...causeLines(inner, `${indent}  `, told),
		];
	});

/** ` (file:line)`, behind a name; empty for what nothing defines. */
export const placeText = (position: Position | undefined): string =>
	position === undefined ? '' : ` (${position.file}:${position.line})`;
