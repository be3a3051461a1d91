import {Box, Text} from 'ink';
import {createContext, createElement, memo, useContext, type JSX} from 'react';
import {cells, type Line} from './line.ts';
import {themes, type Theme} from './theme.ts';

export const ThemeContext = createContext<Theme>(themes.terminal);

type Props = {
	readonly line: Line;
	/** Cells of the window: reverse video goes from end to end. */
	readonly columns: number;
};

/** One row of the screen; drawn again only when it reads differently. */
export const LineView = memo(function LineView({line, columns}: Props) {
	const theme = useContext(ThemeContext);
	const used = line.spans.reduce((sum, {text}) => sum + cells(text), 0);
	// A Text without any text takes no row.
	const filling = used === 0 ? ' ' : line.isReversed ? ' '.repeat(Math.max(0, columns - used)) : '';
	const spans = line.spans.map(({text, tone}) => createElement(Text, theme[tone], text));
	return createElement(
		Text,
		{inverse: line.isReversed ?? false, wrap: 'truncate'},
		...spans,
		filling,
	);
}, isSame);

function isSame(before: Props, after: Props): boolean {
	const [old, young] = [before.line, after.line];
	return (
		before.columns === after.columns &&
		old.isReversed === young.isReversed &&
		old.spans.length === young.spans.length &&
		old.spans.every(({text, tone}, index) => {
			const span = young.spans[index];
			return text === span?.text && tone === span.tone;
		})
	);
}

/** Rows one below another. A row is its place on the screen, so they are children by position. */
export function LinesView({
	lines,
	columns,
}: {
	readonly lines: readonly Line[];
	readonly columns: number;
}): JSX.Element {
	const rows = lines.map(line => createElement(LineView, {line, columns}));
	return createElement(Box, {flexDirection: 'column'}, ...rows);
}
