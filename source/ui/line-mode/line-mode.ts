import {createInterface} from 'node:readline';
import type {Action} from '../app-actions.ts';
import {step} from '../app-state.ts';
import type {AppStore} from '../app-store.ts';
import type {Outcome} from '../effect-runner.ts';
import {farewellOfBringup} from '../bringup/bringup-report.ts';
import {isTooSmall, leastSize, type Size} from '../drawing/layout.ts';
import {wrap} from '../drawing/line.ts';
import {createCapacityQuestions} from '../instances/capacity-questions.ts';
import {keyProfiles, type KeyProfile} from '../keys/key-profiles.ts';
import type {Services} from '../services.ts';
import {beforeSuddenEnd} from '../terminal/sudden-end.ts';
import {createJobControl} from '../terminal/job-control.ts';
import {onSettledWindow} from '../terminal/settled-window.ts';
import {startBringupClock} from './bringup-clock.ts';
import {completions} from './completions.ts';
import {closeRead, leave} from './line-actions.ts';
import {contextLines, wrapped} from './line-list.ts';
import {lineNews, promptOf} from './line-report.ts';
import {takeLine} from './take-line.ts';
import {handedOver, typedText, unentered} from './typed-text.ts';

/** The terminal that the lines are written to. */
export type LinesTerminal = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** The terminal moves no cursor: its own line editing has to do. */
	readonly isDumb: boolean;
	/** Why there are no screens; undefined: the window is too small, and they are there as soon as it is not. */
	readonly noScreens: string | undefined;
	/** What was typed here and not entered before the screens were there. */
	readonly typed: string;
	/** The lines that were entered here before, the last one first. */
	readonly history: readonly string[];
	/** The menu was on the screens until now. */
	readonly isContinued: boolean;
	/** Stops this program and whatever started it until the shell lets them go on (Ctrl-Z). */
	readonly stop: () => void;
	/** Leaves without asking. */
	readonly signal: AbortSignal;
};

/** How line mode ended: somebody left, or the window is large enough for the screens, and this was not entered yet. */
export type LinesEnd =
	| {readonly kind: 'left'; readonly outcome: Outcome}
	| {readonly kind: 'grown'; readonly typed: string; readonly history: string[]};

/** Longer lists and pages are written in parts. */
const mostLines = 100;

/** Frames that are told line by line have room for everything. */
const manyRows = 200;

/** What the state takes for its window: texts are broken at the real one's width, and nothing is cut off below. */
const linesSize = (stdout: NodeJS.WriteStream): Size => ({
	columns: Math.max(leastSize.columns, stdout.columns || 80),
	rows: manyRows,
});

/**
 * The menu as numbered lines and typed answers, until somebody leaves or the window has grown. Everything is appended:
 * nothing that was written is touched again. The caller prints the farewell. Rejects with a bug, or with the signal's
 * reason.
 */
export const showLines = async (
	store: AppStore,
	services: Services,
	{stdin, stdout, isDumb, noScreens, typed, history, isContinued, stop, signal}: LinesTerminal,
): Promise<LinesEnd> => {
	const resized = (): void => store.dispatch({type: 'resized', size: linesSize(stdout)});
	const {keys, message} = store.getState();
	resized();
	// The words are those of dcmenu's own keys, whosever keys the screens have.
	store.dispatch(withKeys(keyProfiles.dcmenu, true));
	if (isContinued) store.dispatch(handedOver);
	const lines = createInterface({
		input: stdin,
		output: stdout,
		terminal: !isDumb,
		history: [...history],
		completer: (line: string) => completions(store.getState(), line),
	});
	const over = new AbortController();
	const outcome = store.outcome.finally(() => over.abort());
	const grown = Promise.withResolvers<LinesEnd>();
	let entered: string[] = [...history];
	const lookAtCapacity = createCapacityQuestions(store, services, over.signal);
	let told = store.getState();
	let isTaking = false;
	let isLent = false;
	let prompt = '';
	let rest: readonly string[] = [];

	const print = (texts: readonly string[]): void => {
		for (const text of texts) stdout.write(`${text}\n`);
	};

	const ask = (): void => {
		prompt = rest.length > 0 ? 'Enter goes on> ' : promptOf(store.getState());
		lines.setPrompt(prompt);
		lines.prompt(true);
	};

	/** What happens without a line having been typed is told on lines of its own. */
	const tell = (): void => {
		if (isTaking || over.signal.aborted) return;
		const state = store.getState();
		const texts = lineNews(told, state);
		told = state;
		if (texts.length === 0) return;
		if (prompt !== '') stdout.write('\n');
		print(texts);
		ask();
	};

	/** So much as can be found again; the rest when nothing but Enter is typed. */
	const printPart = (texts: readonly string[]): void => {
		const {columns} = stdout;
		// They are broken for a window of the least width that screens have.
		const isNarrow = columns > 0 && columns < leastSize.columns;
		const parts = isNarrow ? texts.flatMap(text => wrap(text, columns)) : texts;
		print(parts.slice(0, mostLines));
		rest = parts.slice(mostLines);
		if (rest.length > 0) print([`-- ${rest.length} more lines --`]);
	};

	const onLine = async (text: string): Promise<void> => {
		if (text.trim() === '' && rest.length > 0) {
			printPart(rest);
			ask();
			return;
		}

		isTaking = true;
		store.dispatch({type: 'ticked', now: services.now()});
		const texts = await takeLine(store, text);
		isTaking = false;
		// What is to be said on the way out is the farewell.
		if (over.signal.aborted) return;
		printPart(texts);
		told = store.getState();
		lookAtCapacity();
		ask();
	};

	let work = Promise.resolve();
	const later = (text: string): void => {
		work = work.then(() => onLine(text)).catch(store.fail);
	};
	/** The screens are there again, if there is room and nobody else has the terminal. */
	const giveWay = (): void => {
		if (isLent || isTooSmall(stdout)) return;
		const {line} = lines;
		const isText = typedText(store.getState()) !== undefined;
		over.abort();
		store.dispatch(withKeys(keys, false));
		// What is written once the screens are left does not go on behind what was asked here.
		if (prompt + line !== '') stdout.write('\n');
		for (const action of unentered(store.getState(), line)) store.dispatch(action);
		grown.resolve({kind: 'grown', typed: isText ? '' : line, history: entered});
	};
	/** After what was entered is done. */
	const settled = (): void => {
		work = work.then(giveWay);
	};
	const left = (): void => store.dispatch({type: 'hung-up'});
	// Ctrl-D on a line of its own; what was typed before it is done first.
	const ended = (): void => {
		work = work.then(() => store.dispatch(leave));
	};
	/** As in a shell: Ctrl-C leaves what was typed so far, and only then the program. */
	const interruptedLine = (): void => {
		stdout.write('\n');
		if (lines.line === '') {
			later('stop');
			return;
		}

		for (const name of ['e', 'u']) lines.write(null, {ctrl: true, name});
		ask();
	};
	const interrupted = (): void => {
		const {bringup, glyphs} = store.getState();
		// The shell's prompt must not stand behind what was asked.
		print(['', ...(bringup ? farewellOfBringup(bringup, glyphs) : [])]);
	};
	const goOn = (): void => {
		stdin.setRawMode(false);
		stdin.setRawMode(true);
		ask();
	};
	const stopped = (): void => {
		jobs.pause();
		stdin.setRawMode(false);
		stop();
		jobs.resume();
		goOn();
	};
	const jobs = createJobControl();
	store.lendWith(async work => {
		isLent = true;
		jobs.pause();
		lines.pause();
		stdin.setRawMode(false);
		try {
			await work();
		} finally {
			isLent = false;
			stdin.setRawMode(!isDumb);
			lines.resume();
			jobs.resume();
			if (noScreens === undefined) settled();
		}
	});
	const unsubscribe = store.subscribe(tell);
	const stopClock = startBringupClock(store, services);
	lines.on('line', later);
	lines.on('SIGINT', interruptedLine);
	lines.on('SIGTSTP', stopped);
	lines.on('close', ended);
	// readline hears of a terminal that is gone, and tells it as an error of its own.
	lines.on('error', left);
	lines.on('history', (all: string[]) => {
		entered = all;
	});
	stdout.on('resize', resized);
	const stopWatching = noScreens === undefined ? onSettledWindow(settled) : () => undefined;
	signal.addEventListener('abort', interrupted, {once: true});
	// A terminal that is left as it is has nothing to be put back.
	const forgetJobs = isDumb ? () => undefined : jobs.answer(stopped, goOn);
	const forgetEnd = beforeSuddenEnd(() => stdin.setRawMode(false));
	try {
		const said = message && !isContinued ? wrapped(told, [message.text]) : [];
		printPart([...beginning(stdout, noScreens), ...said, ...contextLines(told)]);
		// What the screens show is not read yet.
		if (!isContinued) closeRead(told).forEach(store.dispatch);
		lookAtCapacity();
		ask();
		lines.write(isContinued ? (typedText(store.getState()) ?? typed) : typed);
		return await Promise.race([
			outcome.then(how => ({kind: 'left', outcome: how}) as const),
			grown.promise,
		]);
	} finally {
		over.abort();
		unsubscribe();
		forgetJobs();
		forgetEnd();
		stopClock();
		stopWatching();
		lines.off('close', ended);
		stdout.off('resize', resized);
		signal.removeEventListener('abort', interrupted);
		lines.close();
		// Reading stops with a turn's delay: whoever reads next must not be stopped by that.
		await new Promise(setImmediate);
	}
};

const withKeys = (keys: KeyProfile, isTold: boolean): Action => ({
	type: 'step',
	take: state => step({...state, keys, isTold}),
});

const beginning = (
	stdout: NodeJS.WriteStream,
	noScreens: string | undefined,
): readonly string[] => {
	const {columns, rows} = stdout;
	const why = noScreens ?? `a window of ${columns}x${rows}`;
	const until =
		noScreens === undefined
			? [`In ${leastSize.columns}x${leastSize.rows} or more there are screens.`]
			: [];
	return [`dcmenu: ${why}, using line mode. ? helps, q quits.`, ...until];
};
