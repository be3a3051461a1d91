import {layoutFor, type AppState} from '../app-state.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import {headerLine, smallHeaderLine} from '../menu/header.ts';
import {usableRows} from '../drawing/layout.ts';
import {fill, fit, line, rule, wrap, type Frame} from '../drawing/line.ts';
import type {QuestionState} from './question-state.ts';

export const questionScreen = (
	state: AppState,
	{title, lines, details, does, isYesMarked, onNo, answers = [`Yes: ${does}`, 'No']}: QuestionState,
): Frame => {
	const [yes, no] = answers;
	const line = isYesMarked ? `[${yes}]  ${no}` : `${yes}  [${no}]`;
	return questionFrame(
		state,
		title,
		[...lines, '', line, '', ...details],
		[
			`y ${does}`,
			...(onNo ? [`n ${no.toLowerCase()}`, 'Esc back'] : ['n/Esc back']),
			'Tab Enter the one in brackets',
		],
	);
};

/** A question in a window of its own, its first line in strong letters; what does not fit is cut with a mark. */
export const questionFrame = (
	state: AppState,
	title: string,
	texts: readonly string[],
	hints: readonly Hint[],
): Frame => {
	const {size, glyphs, message} = state;
	const {columns} = size;
	const {isSmall} = layoutFor(state);
	const text = texts
		.filter(part => part !== '' || !isSmall)
		.flatMap(part => wrap(part, columns - 2));
	const height = usableRows(size) - 4;
	const lines = text.map((part, index) => {
		const isCut = index === height - 1 && text.length > height;
		const shown = isCut ? fit(`${part} ${glyphs.cut}`, columns - 1, glyphs.cut) : part;
		return line(` ${shown}`, index === 0 ? 'strong' : 'plain');
	});
	return {
		lines: [
			isSmall ? smallHeaderLine(state) : headerLine(state),
			line(rule(title, columns, glyphs.rule, glyphs.cut), 'quiet'),
			...fill(lines, height),
			line(rule(message?.text ?? '', columns, glyphs.rule, glyphs.cut), message?.tone ?? 'quiet'),
			...footerLines(hints, columns, 1, glyphs, state.keys),
		],
	};
};
