import type {Hint} from './footer.ts';
import type {ScrollStep} from './bringup-scroll.ts';
import type {SessionState} from './bringup-session.ts';
import {isCharacter, type Key} from './terminal-keys.ts';

export type BringupAction =
	| {readonly kind: 'scroll'; readonly step: ScrollStep}
	| {readonly kind: 'ask'; readonly question: SessionState['question']}
	| {readonly kind: 'stop'; readonly answer: 'keep' | 'destroy'}
	| {readonly kind: 'start'; readonly task: 'bring-up' | 'tear-down'}
	| {readonly kind: 'close'; readonly next: 'menu' | 'quit'};

const scrollKeys: Readonly<Record<Key, ScrollStep>> = {
	up: 'line-up',
	k: 'line-up',
	down: 'line-down',
	j: 'line-down',
	'page-up': 'page-up',
	'ctrl-u': 'page-up',
	'page-down': 'page-down',
	'ctrl-d': 'page-down',
	' ': 'page-down',
	g: 'top',
	home: 'top',
	G: 'bottom',
	end: 'bottom',
};

/** What a key does now; undefined: nothing. */
export function bringupAction(key: Key, state: SessionState): BringupAction | undefined {
	const step = scrollKeys[key];
	// While a question stands, g and k are its answers.
	if (step && !(state.question && isCharacter(key))) return {kind: 'scroll', step};
	if (state.question === 'stop') return stopAnswer(key, state);
	if (state.question === 'destroy') return destroyAnswer(key);
	switch (state.phase) {
		case 'running':
			return ['ctrl-c', 'escape', 'q'].includes(key) ? {kind: 'ask', question: 'stop'} : undefined;
		case 'keeping':
		case 'destroying':
			// Whoever presses it again wants out; the journal knows what was made.
			return key === 'ctrl-c' ? {kind: 'close', next: 'quit'} : undefined;
		case 'ended':
			return endAction(key, state);
	}
}

function stopAnswer(key: Key, {view}: SessionState): BringupAction | undefined {
	switch (key) {
		case 'k':
		case 'ctrl-c':
			return {kind: 'stop', answer: 'keep'};
		case 'd':
			// A tear-down is just that.
			return view.task === 'bring-up' ? {kind: 'stop', answer: 'destroy'} : undefined;
		case 'g':
		case 'escape':
			return {kind: 'ask', question: undefined};
	}
	return undefined;
}

function destroyAnswer(key: Key): BringupAction | undefined {
	switch (key) {
		case 'y':
			return {kind: 'start', task: 'tear-down'};
		case 'n':
		case 'escape':
		case 'ctrl-c':
			return {kind: 'ask', question: undefined};
	}
	return undefined;
}

function endAction(key: Key, state: SessionState): BringupAction | undefined {
	switch (key) {
		case 'q':
		case 'ctrl-c':
			return {kind: 'close', next: 'quit'};
		case 'm':
		case 'escape':
			return {kind: 'close', next: 'menu'};
		case 'd':
			return canDestroy(state) ? {kind: 'ask', question: 'destroy'} : undefined;
		case 'r':
			return canRetry(state) ? {kind: 'start', task: state.view.task} : undefined;
	}
	return undefined;
}

/** Whether something is up, or may be. */
export function canDestroy({view, error}: SessionState): boolean {
	if (error) return view.machines.some(({id}) => id !== undefined);
	switch (view.end?.type) {
		case 'ready':
			return true;
		case 'failed':
			return view.end.left_behind.length > 0 && view.task === 'bring-up';
		case 'destroyed':
		case undefined:
			return false;
	}
}

/** Whether the same again makes sense. A bring-up finds the machines that are there, and makes only what is missing. */
export function canRetry({view, error}: SessionState): boolean {
	if (error) return true;
	switch (view.end?.type) {
		case 'failed':
			return true;
		case 'destroyed':
			return view.end.still_billed.length > 0;
		case 'ready':
		case undefined:
			return false;
	}
}

/** The keys that work now, each with what it does, in the order of importance. */
export function bringupKeys(state: SessionState): Hint[] {
	if (state.question) return ['Esc go on', 'PgUp/PgDn scroll'];
	const scrolling = ['PgUp/PgDn scroll', 'g top', 'G end'];
	switch (state.phase) {
		case 'running':
			return ['Ctrl-C stop (asks)', ...scrolling];
		case 'keeping':
		case 'destroying':
			return ['Ctrl-C leave now', ...scrolling];
		case 'ended':
			return [
				...(canRetry(state) ? ['r try again'] : []),
				...(canDestroy(state) ? ['d destroy (asks)'] : []),
				'm menu',
				'q quit',
				...scrolling,
			];
	}
}
