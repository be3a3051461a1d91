import type {AppState} from './app-state.ts';
import {footerLines} from './footer.ts';
import {fill, fit, line, rule, spread, type Frame} from './line.ts';
import {pageHeight, pageLines, type PageState} from './page-state.ts';

/** A text in the window, with how far one has read. */
export const pageScreen = (state: AppState, page: PageState): Frame => {
	const {size, glyphs, message} = state;
	const {columns} = size;
	const height = pageHeight(size);
	const lines = pageLines(page, size);
	const shown = lines
		.slice(page.top, page.top + height)
		.map(text => line(fit(` ${text}`, columns, glyphs.cut)));
	const seen = Math.min(lines.length, page.top + height);
	const percent = lines.length === 0 ? 100 : Math.round((seen / lines.length) * 100);
	const ruled = line(rule('', columns, glyphs.rule, glyphs.cut), 'quiet');
	return {
		lines: [
			line(spread(` ${page.title}`, `(${percent}%)`, columns, glyphs.cut), 'strong'),
			ruled,
			...fill(shown, height),
			message === undefined
				? ruled
				: line(rule(message.text, columns, glyphs.rule, glyphs.cut), message.tone),
			...footerLines(
				['Esc/q/Enter close', 'Up/Down line', 'Space/PgDn PgUp page', 'g/G ends'],
				columns,
				1,
				glyphs,
			),
		],
	};
};
