import {overlayOf, type AppState} from '../app-state.ts';
import {questionLines} from '../dialogs/confirm-screen.ts';
import {isSoldOut} from '../dialogs/confirm-state.ts';
import type {PriceState} from '../dialogs/price-state.ts';
import type {QuestionState} from '../dialogs/question-state.ts';
import {textOf} from '../dialogs/text-field.ts';
import {clean} from '../drawing/line.ts';
import {lacksCredentials} from '../instances/account-state.ts';
import {mostTold} from './change-sentence.ts';
import {hourly} from './capacity-sentence.ts';
import {sentence} from './sentence.ts';

/** What a bring-up would take and cost, and what answers; later what of that is another by now. */
export const confirmSpoken = (before: AppState | undefined, state: AppState): readonly string[] => {
	const isOpen = before !== undefined && overlayOf(before)?.kind === 'confirm';
	const old = new Set(isOpen ? wholeConfirm(before) : []);
	return wholeConfirm(state).filter(text => !old.has(text));
};

const wholeConfirm = (state: AppState): readonly string[] => [
	...questionLines(state)
		.map(text => hourly(clean(text.replace(` ${state.glyphs.working}`, '')).trim()))
		.filter(text => text !== '')
		.map(sentence),
	confirmAnswers(state),
];

const confirmAnswers = (state: AppState): string => {
	if (lacksCredentials(state)) {
		return 'There are no credentials: dcmenu credentials set keeps them. n or Escape goes back.';
	}

	return isSoldOut(state)
		? 'y tries it now, W waits and brings it up, w only waits, n or Escape goes back.'
		: 'y brings it up, n or Escape goes back.';
};

/** The question, what one has to know, and what answers; later which answer Enter takes. */
export const questionSpoken = (
	before: AppState | undefined,
	{lines, details, does, isYesMarked, onNo, answers = ['Yes', 'No']}: QuestionState,
): readonly string[] => {
	const old = before && overlayOf(before);
	const [yes, no] = answers;
	const marked = `Enter takes ${isYesMarked ? yes : no}`;
	if (old?.kind === 'question' && old.lines === lines) {
		return old.isYesMarked === isYesMarked ? [] : [`${marked}.`];
	}

	const rest = details.length - mostTold;
	const leaving = onNo ? `n: ${no.toLowerCase()}, Escape goes back` : 'n or Escape goes back';
	return [
		...[...lines, ...details.slice(0, mostTold)]
			.map(text => inWords(clean(text).trim()))
			.filter(text => text !== '')
			.map(sentence),
		...(rest > 0 ? [`And ${rest} more.`] : []),
		`y: ${does}, ${leaving}. ${marked}, Tab goes to the other answer.`,
	];
};

/** A change stands in columns, with an arrow: `FAST: n to y`. */
const inWords = (text: string): string =>
	text.replaceAll(/ {2,}/g, ': ').replaceAll(/ (?:→|->) /g, ' to ');

/** What is asked for, and what is wrong with the price that was entered. */
export const priceSpoken = (
	before: AppState | undefined,
	{field, error}: PriceState,
): readonly string[] => {
	const old = before && overlayOf(before);
	if (old?.kind === 'price') {
		return error === undefined || error === old.error ? [] : [sentence(error)];
	}

	return [
		`Highest price, in dollars an hour. Text field. Value ${textOf(field) || 'empty'}. Enter takes it, empty is no cap, Escape leaves it as it was.`,
	];
};
