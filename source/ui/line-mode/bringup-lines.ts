import {overlayOf, type AppState} from '../app-state.ts';
import {bringupHints} from '../bringup/bringup-keys.ts';
import {lookOf} from '../bringup/bringup-look.ts';
import {questionLines} from '../bringup/bringup-question.ts';
import type {SessionState} from '../bringup/bringup-session.ts';
import {clean} from '../drawing/line.ts';

/** What a bring-up has said since, what it asks, and once it is over, what can be done. */
export const bringupNews = (before: AppState | undefined, state: AppState): readonly string[] => {
	const session = state.bringup;
	if (session === undefined || overlayOf(state)?.kind !== 'bringup') {
		return [];
	}

	const old = before?.bringup;
	const isOther =
		old?.phase !== session.phase ||
		old.question !== session.question ||
		(before && overlayOf(before)?.kind) !== 'bringup';
	return [
		...logSince(old?.ends.all ?? session.ends.all, session),
		...timeNews(before, state, session),
		...(isOther ? bringupState(state, session) : []),
	];
};

/** How long it takes, while nothing else may be said: after half a minute, a minute, and every minute from then on. */
const timeNews = (
	before: AppState | undefined,
	{now}: AppState,
	{phase, view: {startedAt}}: SessionState,
): readonly string[] => {
	if (before === undefined || startedAt === undefined || phase === 'ended') {
		return [];
	}

	const minutes = Math.floor((now - startedAt) / 60_000);
	return marksUntil(now - startedAt) === marksUntil(before.now - startedAt)
		? []
		: [minutes === 0 ? '30 seconds' : minutes === 1 ? '1 minute' : `${minutes} minutes`];
};

const marksUntil = (milliseconds: number): number =>
	milliseconds < 60_000
		? Math.max(0, Math.floor(milliseconds / 30_000))
		: 1 + Math.floor(milliseconds / 60_000);

/** The question that stands, or the words that do something. */
export const bringupState = (state: AppState, session: SessionState): readonly string[] =>
	session.question
		? questionLines(session, lookOf(state, session)).map(text => text.trim())
		: [bringupWords(session).join(', ')];

const logSince = (start: number, {logs, ends}: SessionState): readonly string[] => {
	const texts: string[] = [];
	for (let number = Math.max(start, logs.all.start); number < ends.all; number++) {
		texts.push(clean(logs.all.at(number)?.text ?? ''));
	}

	return texts;
};

/** The keys of its screen that do something, rather than only move or change what is drawn. */
const bringupWords = (session: SessionState): readonly string[] =>
	bringupHints(session)
		.filter(hint => /^(?:(?:Ctrl-C|1-\d|[zrdimqscW]) |w wait|t more|y copy ssh)/.test(hint))
		.map(hint => hint.replace(/^Ctrl-C .*/, 'stop (asks)'));
