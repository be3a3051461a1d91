import {overlayOf, type AppState} from '../app-state.ts';
import {clean} from '../drawing/line.ts';
import {waitLines} from '../instances/wait-screen.ts';
import type {Wait} from '../instances/wait-state.ts';
import {waitTold} from '../instances/wait-told.ts';
import {hourly} from './capacity-sentence.ts';
import {sentence} from './sentence.ts';

/** What is waited for, how that stands and what answers; later what came and went, and nothing where nothing did. */
export const waitSpoken = (before: AppState | undefined, state: AppState): readonly string[] => {
	const {wait} = state;
	if (wait === undefined) return [];
	const old = before && overlayOf(before)?.kind;
	// A price was asked for over it, and is the same one.
	if (old === 'price' && before?.wait === wait) return [answers(wait)];
	return before && (old === 'wait' || old === 'price')
		? waitTold(before, state, wholeWait).map(text => sentence(clean(text)))
		: wholeWait(state, wait);
};

const wholeWait = (state: AppState, wait: Wait): readonly string[] => [
	...waitLines(state, wait)
		.filter(text => text !== '')
		.map(text => sentence(clean(labelled(text)))),
	answers(wait),
];

/** What stands behind one another on the screen. */
const labelled = (text: string): string => {
	const [, label = '', value = ''] = /^([\w ]+?) {2,}(.*)$/.exec(text) ?? [];
	const said = label === 'waiting for' ? 'so far' : label;
	return hourly(label === '' ? text : `${said.charAt(0).toUpperCase()}${said.slice(1)}: ${value}`);
};

const answers = ({phase, launches, resumes}: Wait): string => {
	switch (phase) {
		case 'asking': {
			const no = resumes ? 'goes on waiting without that' : 'goes back';
			return `y waits and brings it up, n or Escape ${no}, Dollar sets a price cap.`;
		}

		case 'waiting': {
			const also = launches ? '' : ', W brings it up then, too';
			return `Escape ends the wait, z goes to the menu while it goes on, Dollar sets a price cap, R asks now${also}.`;
		}

		case 'found': {
			return 'Exclamation mark brings it up, w goes on waiting, Escape goes back.';
		}

		case 'over': {
			return 'Escape goes back.';
		}
	}
};
