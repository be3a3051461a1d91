import {canDestroy, canRetry, foundNothing, hostCount} from './bringup-ends.ts';
import type {ScrollStep} from './bringup-scroll.ts';
import {isRunning, type Question, type SessionState} from './bringup-session.ts';
import {foundThere} from './bringup-state.ts';
import {widerTarget} from './bringup-wider.ts';
import {isCharacter, type Key} from '../terminal/terminal-keys.ts';

export type BringupAction =
	| {readonly kind: 'scroll'; readonly step: ScrollStep}
	| {readonly kind: 'ask'; readonly question: Question | undefined}
	| {readonly kind: 'stop'; readonly answer: 'keep' | 'destroy'}
	| {readonly kind: 'start'; readonly task: 'bring-up' | 'tear-down'}
	| {readonly kind: 'find'}
	| {readonly kind: 'find-next'; readonly direction: 1 | -1}
	| {readonly kind: 'toggle'; readonly what: 'onlyTroubles' | 'wraps' | 'isRaw'}
	/** Back to the menu; what runs goes on, and what has ended can be looked at again. */
	| {readonly kind: 'leave'}
	/** Back to the menu; it is over. */
	| {readonly kind: 'close'}
	| {readonly kind: 'quit'}
	/** A page of the keys that work now: a small window has no room for them. */
	| {readonly kind: 'keys'}
	/** The whole log, in a program made for reading. */
	| {readonly kind: 'page-log'}
	| {readonly kind: 'copy'}
	/** A page of what each machine costs. */
	| {readonly kind: 'cost'}
	/** Logs in to the machine of that number, from 0. */
	| {readonly kind: 'log-in'; readonly host: number}
	/** Chooses among this and others in the menu. */
	| {readonly kind: 'pick'}
	/** Asks for more than was asked for: a tier group. */
	| {readonly kind: 'widen'; readonly target: string}
	/** Tells when it can be had, or brings it up then. */
	| {readonly kind: 'wait'; readonly launches: boolean};

const scrollKeys: Readonly<Record<Key, ScrollStep>> = {
	up: 'line-up',
	k: 'line-up',
	down: 'line-down',
	j: 'line-down',
	'page-up': 'page-up',
	'ctrl-u': 'page-up',
	'ctrl-b': 'page-up',
	'page-down': 'page-down',
	'ctrl-d': 'page-down',
	'ctrl-f': 'page-down',
	' ': 'page-down',
	g: 'top',
	home: 'top',
	G: 'bottom',
	end: 'bottom',
};

/** What a key does now; undefined: nothing. */
export function bringupAction(key: Key, session: SessionState): BringupAction | undefined {
	const step = scrollKeys[key];
	// While a question stands, g and k are its answers.
	if (step && !(session.question && isCharacter(key))) return {kind: 'scroll', step};
	switch (session.question) {
		case 'stop':
			return stopAnswer(key, session);
		case 'destroy':
			return destroyAnswer(key);
		case 'leave':
			return leaveAnswer(key);
		case undefined:
			return (
				(isRunning(session) ? runningAction(key, session) : endAction(key, session)) ??
				logAction(key, session)
			);
	}
}

function runningAction(key: Key, {phase}: SessionState): BringupAction | undefined {
	switch (key) {
		case 'z':
			return {kind: 'leave'};
		case 'ctrl-c':
		case 'escape':
		case 'q':
			return {kind: 'ask', question: phase === 'running' ? 'stop' : 'leave'};
	}
	return undefined;
}

/** Keys that are the log's wherever the screen has no better use for them. */
function logAction(key: Key, {find, view}: SessionState): BringupAction | undefined {
	switch (key) {
		case 'l':
			return view.logFile === undefined ? undefined : {kind: 'page-log'};
		case 'y':
			return {kind: 'copy'};
		case 'c':
			return {kind: 'cost'};
		case '?':
		case 'h':
		case 'f1':
			return {kind: 'keys'};
		case '/':
			return {kind: 'find'};
		case 'n':
			return find ? {kind: 'find-next', direction: 1} : undefined;
		case 'N':
			return find ? {kind: 'find-next', direction: -1} : undefined;
		case 'e':
			return {kind: 'toggle', what: 'onlyTroubles'};
		case 'w':
			return {kind: 'toggle', what: 'wraps'};
		case 't':
			return {kind: 'toggle', what: 'isRaw'};
	}
	return undefined;
}

function stopAnswer(key: Key, {view}: SessionState): BringupAction | undefined {
	switch (key) {
		case 'k':
		case 'ctrl-c':
			return {kind: 'stop', answer: 'keep'};
		case 'd':
			// A tear-down is just that, and what was there before the bring-up outlives it.
			return view.task === 'tear-down' ||
				(view.machines.length > 0 && foundThere(view).length === view.machines.length)
				? undefined
				: {kind: 'stop', answer: 'destroy'};
		case 'z':
			return {kind: 'leave'};
		case 'g':
		case 'escape':
			return {kind: 'ask', question: undefined};
	}
	return undefined;
}

function leaveAnswer(key: Key): BringupAction | undefined {
	switch (key) {
		case 'l':
		case 'ctrl-c':
			return {kind: 'quit'};
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

function endAction(key: Key, session: SessionState): BringupAction | undefined {
	switch (key) {
		case 'q':
		case 'ctrl-c':
			return {kind: 'quit'};
		case 'm':
		case 'escape':
			return {kind: 'close'};
		case 'z':
			return {kind: 'leave'};
		case 'd':
			return canDestroy(session) ? {kind: 'ask', question: 'destroy'} : undefined;
		case 'r':
			return canRetry(session) ? {kind: 'start', task: session.view.task} : undefined;
	}
	if (foundNothing(session)) return capacityAction(key, session);
	const host = key === 's' ? 0 : /^[1-9]$/.test(key) ? Number(key) - 1 : undefined;
	return host !== undefined && host < hostCount(session) ? {kind: 'log-in', host} : undefined;
}

function capacityAction(key: Key, {target}: SessionState): BringupAction | undefined {
	switch (key) {
		case 'w':
			return {kind: 'wait', launches: false};
		case 'W':
			return {kind: 'wait', launches: true};
		case 't': {
			const wider = widerTarget(target);
			return wider === undefined ? undefined : {kind: 'widen', target: wider};
		}

		case 'i':
			return {kind: 'pick'};
	}
	return undefined;
}
