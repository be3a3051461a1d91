import type {AppState} from '../app-state.ts';
import {askingAgain} from './ask-again.ts';
import type {Wait} from './wait-state.ts';
import {lastAnswer, waitHints, waitLines} from './wait-screen.ts';

/**
 * What there is to tell of a wait after an answer, where nothing is drawn: what came and went, and how it stands where that
 * is another way than before, `whole`. That nothing has changed is told to whoever asked.
 */
export const waitTold = (
	before: AppState,
	state: AppState,
	whole: (state: AppState, wait: Wait) => readonly string[] = wholeWait,
): readonly string[] => {
	const {wait} = state;
	const old = before.wait;
	if (wait === undefined || old === undefined) {
		return [];
	}

	const news = wait.news.filter(one => !old.news.includes(one)).map(({text}) => text);
	if (wait.phase !== old.phase || wait.request !== old.request) {
		return [...news, ...whole(state, wait)];
	}

	const isAnswered = before.message?.text === askingAgain && before.capacity !== state.capacity;
	return isAnswered ? [...news, `last answer ${lastAnswer(state, wait)}`] : news;
};

const wholeWait = (state: AppState, wait: Wait): readonly string[] => [
	...waitLines(state, wait).filter(text => text !== ''),
	waitHints(wait).join(', '),
];
