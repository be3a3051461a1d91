import {Box, Text} from 'ink';
import {createContext, memo, useContext, type JSX} from 'react';
import type {Line} from '../drawing/line.ts';
import {painted} from './painted-line.ts';
import {themes, type Theme} from '../drawing/theme.ts';

export const ThemeContext = createContext<Theme>(themes.terminal);

/** So many rows are one text: Ink goes through all texts of a screen for each frame. */
const rowsTogether = 10;

type Props = {
	readonly lines: readonly Line[];
	/** Cells of the window: reverse video goes from end to end. */
	readonly columns: number;
};

/** Some rows, one below another; painted again only when one of them reads differently. */
const RowsView = memo(function RowsView({lines, columns}: Props) {
	const theme = useContext(ThemeContext);
	const text = lines.map(line => painted(line, columns, theme)).join('\n');
	// A text without anything in it takes no row.
	return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>;
}, isSame);

function isSame(before: Props, after: Props): boolean {
	return (
		before.columns === after.columns &&
		before.lines.length === after.lines.length &&
		before.lines.every((line, index) => isSameLine(line, after.lines[index]!))
	);
}

const isSameLine = (before: Line, after: Line): boolean =>
	before === after ||
	(before.isReversed === after.isReversed &&
		before.spans.length === after.spans.length &&
		before.spans.every(({text, tone}, index) => {
			const span = after.spans[index];
			return text === span?.text && tone === span.tone;
		}));

/** Rows one below another. A row is its place on the screen, so they are children by position. */
export function LinesView({lines, columns}: Props): JSX.Element {
	const parts = Array.from({length: Math.ceil(lines.length / rowsTogether)}, (_, at) => (
		<RowsView
			key={at}
			lines={lines.slice(at * rowsTogether, (at + 1) * rowsTogether)}
			columns={columns}
		/>
	));
	return <Box flexDirection="column">{parts}</Box>;
}
