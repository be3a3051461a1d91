import type {AppState} from './app-state.ts';
import {footerLines} from './footer.ts';
import {usableRows} from './layout.ts';
import {cells, emptyLine, fill, fit, line, rule, type Frame} from './line.ts';
import type {NameState} from './name-state.ts';
import {fieldWindow} from './text-field.ts';

/** The name under which the minimal configuration is saved. */
export const nameScreen = (state: AppState, overlay: NameState): Frame => {
	const {size, glyphs} = state;
	const {columns} = size;
	const label = ' Name: ';
	const typed = fieldWindow(overlay.field, columns - cells(label));
	const question = [
		line(
			fit(
				' Only what differs from the defaults is written, to defconfigs/NAME.',
				columns,
				glyphs.cut,
			),
		),
		emptyLine,
		line(label + typed.text, 'strong'),
		line(fit(` ${overlay.error ?? ''}`, columns, glyphs.cut), 'warn'),
	];
	return {
		lines: [
			line(fit(' Save as a defconfig', columns, glyphs.cut), 'strong'),
			line(rule('', columns, glyphs.rule, glyphs.cut), 'quiet'),
			...fill(question, usableRows(size) - 4),
			line(rule('', columns, glyphs.rule, glyphs.cut), 'quiet'),
			...footerLines(['Enter save', 'Esc back'], columns, 1, glyphs),
		],
		cursor: {x: cells(label) + typed.cursor, y: 4},
	};
};
