import {overlayOf, type AppState} from '../app-state.ts';
import {lookOf} from '../bringup/bringup-look.ts';
import {questionLines} from '../bringup/bringup-question.ts';
import {bringupSummary} from '../bringup/bringup-header.ts';
import {reportOf} from '../bringup/bringup-report.ts';
import {isRunning, type SessionState} from '../bringup/bringup-session.ts';
import {clean, wrap} from '../drawing/line.ts';
import {bringupWords} from './bringup-words.ts';

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
		: wrap(bringupWords(session).join(', '), state.size.columns);

/** How it stands or how it ended, for who comes to it now. */
export const bringupContext = (state: AppState, session: SessionState): readonly string[] => {
	const {glyphs, now} = state;
	const {logFile} = session.view;
	const told = isRunning(session)
		? [bringupSummary(session, now, false).replace(/^! /, '')]
		: reportOf(session, glyphs).map(({text}) => clean(text));
	return [
		...told,
		...(logFile === undefined ? [] : [`all of the log: ${clean(logFile)}`]),
		...bringupState(state, session),
	];
};

const logSince = (start: number, {logs, ends}: SessionState): readonly string[] => {
	const texts: string[] = [];
	for (let number = Math.max(start, logs.all.start); number < ends.all; number++) {
		texts.push(clean(logs.all.at(number)?.text ?? ''));
	}

	return texts;
};
