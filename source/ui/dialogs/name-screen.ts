import type {AppState} from '../app-state.ts';
import {footerLines} from '../drawing/footer.ts';
import {usableRows} from '../drawing/layout.ts';
import {cells, emptyLine, fill, fit, line, rule, wrap, type Frame} from '../drawing/line.ts';
import {messageRule} from '../drawing/message-rule.ts';
import type {NameState} from './name-state.ts';
import {fieldWindow} from './text-field.ts';

/** The name under which the minimal configuration is saved, and a comment on it. */
export const nameScreen = (state: AppState, overlay: NameState): Frame => {
	const {size, glyphs} = state;
	const {columns} = size;
	const labels = ['Name:    ', 'Comment: '].map(
		(label, index) => `${overlay.isAtComment === (index === 1) ? '>' : ' '}${label}`,
	);
	const width = columns - cells(labels[0]!);
	const fields = [overlay.field, overlay.comment].map(field => fieldWindow(field, width));
	const about = wrap(
		'What differs from the defaults is written to defconfigs/NAME or a path.',
		columns - 2,
	);
	const question = [
		...about.map(text => line(` ${text}`)),
		emptyLine,
		...fields.map(({text}, index) => line(labels[index]! + text, 'strong')),
		...wrap(overlay.error ?? '', columns - 2).map(text => line(` ${text}`, 'warn')),
	];
	const at = overlay.isAtComment ? 1 : 0;
	return {
		lines: [
			line(fit(' Save as a defconfig', columns, glyphs.cut), 'strong'),
			line(rule('', columns, glyphs.rule, glyphs.cut), 'quiet'),
			...fill(question, usableRows(size) - 4),
			messageRule(state),
			...footerLines(
				['Enter save', overlay.isAtComment ? 'Tab name' : 'Tab comment', 'Esc back', 'F1 help'],
				columns,
				1,
				glyphs,
				state.keys,
			),
		],
		cursor: {x: cells(labels[0]!) + fields[at]!.cursor, y: 2 + about.length + 1 + at},
	};
};
