import {exitStatus} from '../../errors.ts';
import type {Effect} from '../app-effects.ts';
import {
	closeOverlay,
	openOverlay,
	overlayOf,
	say,
	step,
	type AppState,
	type Step,
} from '../app-state.ts';
import {findLine, type Seek} from './bringup-find.ts';
import {bringupHints} from './bringup-hints.ts';
import {bringupAction, type BringupAction} from './bringup-keys.ts';
import {costPage} from './bringup-cost.ts';
import {lookOf} from './bringup-look.ts';
import {endStatus, farewellOfBringup} from './bringup-report.ts';
import type {BringupNews} from './bringup-run.ts';
import {paneOf} from './bringup-screen.ts';
import {enumerate} from './bringup-words.ts';
import {scrolled, scrollOf, scrollTo, windowOf} from './bringup-scroll.ts';
import {freshSession, isRunning, type SessionState} from './bringup-session.ts';
import {isInMemory, lostLines, scrollText} from './bringup-text.ts';
import {page} from '../pages/page-state.ts';
import {picked} from '../instances/picked.ts';
import {openSave} from '../save/save-state.ts';
import {attempted} from '../menu/edit-commands.ts';
import {waitConfigured} from '../instances/wait-commands.ts';
import {editField, pasteInto, textField, textOf, type TextField} from '../dialogs/text-field.ts';
import {keyName} from '../keys/key-names.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Shows the bring-up that was left running, or has ended since. */
export const openBringup = (state: AppState): AppState => openOverlay(state, {kind: 'bringup'});

/** What a key does on the screen of a bring-up. */
export function bringupKey(state: AppState, session: SessionState, key: Key): Step {
	if (session.find?.field) return findKey(state, session, session.find.field, key);
	const action = bringupAction(key, session);
	if (action) return acted(state, session, action);
	return step(say(state, `${keyName(key)}: no such key now (? lists those that work)`, 'warn'));
}

/** Text that is pasted belongs into the search and nowhere else. */
export const bringupPaste = (state: AppState, session: SessionState, text: string): Step =>
	session.find?.field
		? step(sought(state, session, pasteInto(session.find.field, text)))
		: step(say(state, 'pasted text is not read as keys', 'warn'));

/** What the runner says. */
export function bringupNews(state: AppState, news: BringupNews): Step {
	if (news.type === 'bringup-begun') {
		const begun = {...state, bringup: freshSession(news.task, news, news.logs)};
		return step(overlayOf(state)?.kind === 'bringup' ? begun : openBringup(begun));
	}

	const session = state.bringup;
	if (!session) return step(state);
	if (news.type === 'bringup-usual') {
		return step({...state, bringup: {...session, usual: news.durations}});
	}

	const {view, ends} = news.told;
	// A bring-up saves before it says anything; one that could not save says nothing.
	const isFirst = session.view.startedAt === undefined && view.startedAt !== undefined;
	const hasSaved = view.task === 'bring-up' && isFirst;
	const isEdited = state.file === state.projectFile;
	const baseline = hasSaved && isEdited ? session.evaluation : state.baseline;
	if (news.type === 'bringup-told') {
		return step({...state, baseline, bringup: {...session, view, ends}});
	}

	const ended: SessionState = {
		...session,
		view,
		ends,
		phase: 'ended',
		question: undefined,
		isRaw: false,
		onlyTroubles: false,
		// The report stands above the log.
		scroll: Number.NEGATIVE_INFINITY,
		error: news.error,
	};
	const next = {...state, baseline, bringup: ended};
	const isSeen = state.overlays.some(({kind}) => kind === 'bringup');
	const task = view.task === 'bring-up' ? 'the bring-up' : 'the tear-down';
	const told = isSeen ? next : say(next, `${task} is over: ! shows it`, 'strong');
	const notice = noticeOf(ended);
	return notice === undefined ? step(told) : step(told, {kind: 'notify', text: notice});
}

/** For whoever looks elsewhere; undefined: it ended as it was asked to. */
function noticeOf({view, error}: SessionState): string | undefined {
	if (error) return error.message;
	switch (view.end?.type) {
		case 'ready':
			return `${enumerate(view.end.hosts.map(({name}) => name))} up`;
		case 'failed':
			return view.end.exit_status === exitStatus.interrupted ? undefined : view.end.reason;
		case 'destroyed':
		case undefined:
			return undefined;
	}
}

function acted(state: AppState, session: SessionState, action: BringupAction): Step {
	const change = (changes: Partial<SessionState>, ...effects: Effect[]): Step =>
		step({...state, bringup: {...session, ...changes}}, ...effects);
	switch (action.kind) {
		case 'scroll': {
			const look = lookOf(state, session);
			const text = scrollText(session, look.glyphs);
			return change({scroll: scrolled(text, session.scroll, action.step, paneOf(session, look))});
		}

		case 'ask':
			return change({question: action.question});
		case 'stop':
			return change(
				{phase: action.answer === 'keep' ? 'keeping' : 'destroying', question: undefined},
				{kind: 'stop-bringup', answer: action.answer},
			);
		case 'start':
			return step(state, {
				kind: action.task,
				evaluation: session.evaluation,
				...(session.wishes && {wishes: session.wishes}),
			});
		case 'find':
			return change({find: {field: textField(''), query: '', at: undefined}});
		case 'find-next':
			return step(foundNext(state, session, action.direction));
		case 'toggle':
			return change({
				[action.what]: !session[action.what],
				// Lines have other numbers among the troubles.
				...(action.what === 'onlyTroubles' ? {scroll: 'follow', find: undefined} : {}),
			});
		case 'leave':
			return step(closeOverlay({...state, bringup: {...session, question: undefined}}));
		case 'close':
			return step(closed(state, session), {kind: 'clear-notice'});
		case 'quit':
			// Somebody went on in the menu while it ran.
			if (state.facts.isUnsaved && !isRunning(session)) {
				const next = closed(state, session);
				return openSave(next, true);
			}

			return step(state, {
				kind: 'exit',
				exitStatus: endStatus(session),
				farewell: state.farewell,
			});
		case 'keys':
			return step(openOverlay(state, page('Keys that work now', bringupHints(session))));
		case 'cost': {
			const {now} = lookOf(state, session);
			const opened = openOverlay(state, costPage(session, now, undefined));
			return step(opened, {kind: 'ask-cost'});
		}

		case 'page-log':
			return step(state, {kind: 'page-file', file: session.view.logFile!});
		case 'log-in': {
			const {end} = session.view;
			const host = end?.type === 'ready' ? end.hosts[action.host] : undefined;
			return host ? step(state, {kind: 'log-in', ssh: host.ssh}) : step(state);
		}

		case 'copy': {
			const {what, lines} = copied(state, session);
			return step(say(state, `copied ${what}`), {kind: 'copy', text: lines.join('\n')});
		}

		case 'pick':
			return picked(closed(state, session), {kind: 'explicit'});
		case 'widen':
			return step(widened(closed(state, session), action.target));
		case 'wait':
			return waitConfigured(closed(state, session), action.launches);
	}
}

/** The ssh commands of what is ready, the line that was found, how it ended, or what is in the window. */
function copied(
	state: AppState,
	session: SessionState,
): {readonly what: string; readonly lines: readonly string[]} {
	const {find, phase, scroll, view} = session;
	const {end} = view;
	const look = lookOf(state, session);
	const text = scrollText(session, look.glyphs);
	const lineAt = (number: number): string => (text.at(number)?.text ?? '').slice(1);
	if (find?.at !== undefined) return {what: 'the line that was found', lines: [lineAt(find.at)]};
	if (end?.type === 'ready') {
		const lines = end.hosts.map(({ssh}) => ssh);
		return {what: lines.length === 1 ? 'the ssh command' : 'the ssh commands', lines};
	}

	if (phase === 'ended') {
		return {
			what: 'how it ended',
			lines: farewellOfBringup(session, look.glyphs).map(line => line.trim()),
		};
	}

	const {first, next} = windowOf(text, scroll, paneOf(session, look));
	const numbers = Array.from({length: next - first}, (_, index) => first + index);
	return {what: 'these lines', lines: numbers.map(lineAt)};
}

/** Chooses a tier group, and asks whether to bring that up: it may cost more. */
function widened(state: AppState, target: string): AppState {
	const symbol = state.evaluation.tree.symbols.get(`TERRAFORM_DATACRUNCH_INSTANCE_TYPE_${target}`);
	if (!symbol) return say(state, `t: this tree has no ${target}`, 'warn');
	const chosen = attempted(state, {kind: 'set', symbol, value: 'y'}, 't');
	return chosen.isTaken ? openOverlay(chosen.state, {kind: 'confirm'}) : chosen.state;
}

/** What it left to say is printed at the end, and what runs is asked for anew. */
const closed = (state: AppState, session: SessionState): AppState => ({
	...closeOverlay(state),
	bringup: undefined,
	farewell: [...state.farewell, ...farewellOfBringup(session, state.glyphs)],
	refreshes: state.refreshes + 1,
});

/** Asks what Ctrl-C is to do with it, when somebody wants to quit from elsewhere. */
export const stopFirst = (state: AppState): AppState | undefined =>
	isRunning(state.bringup)
		? openBringup({
				...state,
				bringup: {...state.bringup, question: state.bringup.phase === 'running' ? 'stop' : 'leave'},
			})
		: undefined;

function findKey(state: AppState, session: SessionState, field: TextField, key: Key): Step {
	const find = session.find!;
	switch (key) {
		case 'escape':
		case 'ctrl-c':
			return step({...state, bringup: {...session, find: undefined}});
		case 'enter':
			return step({
				...state,
				bringup: {...session, find: find.query === '' ? undefined : {...find, field: undefined}},
			});
	}

	const edited = editField(field, key);
	if (edited) return step(sought(state, session, edited));
	const action = bringupAction(key, session);
	return action?.kind === 'scroll' ? acted(state, session, action) : step(state);
}

/** Looks for what is typed from the top of the window on. */
function sought(state: AppState, session: SessionState, field: TextField): AppState {
	const query = textOf(field);
	const typed: SessionState = {...session, find: {field, query, at: undefined}};
	return query === ''
		? {...state, bringup: typed}
		: seeking(state, typed, {query, from: firstSeen(state, typed), direction: 1});
}

function foundNext(state: AppState, session: SessionState, direction: 1 | -1): AppState {
	const {query, at} = session.find!;
	const from = at === undefined ? firstSeen(state, session) : at + direction;
	return seeking(state, session, {query, from, direction});
}

/** The number of the line at the top of the window. */
function firstSeen(state: AppState, session: SessionState): number {
	const look = lookOf(state, session);
	return windowOf(scrollText(session, look.glyphs), session.scroll, paneOf(session, look)).first;
}

/** What is all in memory is looked through at once; otherwise the store does it bit by bit. */
function seeking(state: AppState, session: SessionState, seek: Seek): AppState {
	if (!isInMemory(session)) {
		return {...state, bringup: {...session, find: {...session.find!, seek}}};
	}

	const text = scrollText(session, state.glyphs);
	return shown(state, session, findLine(text, seek.query, seek.from, seek.direction));
}

/** The answer of a search, unless another one has begun meanwhile. */
export const sawLine = (state: AppState, seek: Seek, at: number | undefined): AppState =>
	state.bringup?.find?.seek === seek ? shown(state, state.bringup, at) : state;

/** Moves the window to the line that was found, if it is not in it. */
function shown(state: AppState, session: SessionState, at: number | undefined): AppState {
	const find = {...session.find!, at, seek: undefined};
	if (at === undefined) {
		const where = lostLines(session) <= 0 ? 'the log' : 'what there is of the log';
		return say({...state, bringup: {...session, find}}, `${find.query} is not in ${where}`, 'warn');
	}

	const look = lookOf(state, session);
	const text = scrollText(session, look.glyphs);
	const pane = paneOf(session, look);
	const window = windowOf(text, session.scroll, pane);
	const {first, next, lines} = window;
	// Of a line that is higher than the window, it has to be seen where it is in it.
	const isTall = next === first + 1 && lines.length >= pane.height;
	const isSeen = at >= first && at < next && !isTall;
	// What led to it stands above it.
	const scroll = isSeen ? scrollOf(window) : scrollTo(text, at, find.query, pane);
	return {...state, bringup: {...session, scroll, find}};
}
