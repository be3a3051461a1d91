import {createInterface} from 'node:readline';
import {createAppStore} from '../app-store.ts';
import type {ScreenOptions} from '../first-state.ts';
import type {Outcome} from '../effect-runner.ts';
import {farewellOfBringup} from '../bringup/bringup-report.ts';
import {createCapacityQuestions} from '../instances/capacity-questions.ts';
import type {Services} from '../services.ts';
import {startBringupClock} from './bringup-clock.ts';
import {completions} from './completions.ts';
import {closeRead, leave} from './line-actions.ts';
import {contextLines} from './line-list.ts';
import {lineNews, promptOf} from './line-report.ts';
import {takeLine} from './take-line.ts';

/** The terminal that the lines are written to. */
export type LineModeOptions = ScreenOptions & {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** The terminal moves no cursor: its own line editing has to do. */
	readonly isDumb: boolean;
	/** Why there are no screens. */
	readonly why: string;
	/** Stops this program and whatever started it until the shell lets them go on (Ctrl-Z). */
	readonly stop: () => void;
	/** Leaves without asking. */
	readonly signal: AbortSignal;
};

/** Longer lists and pages are written in parts. */
const mostLines = 100;

/** Frames that are told line by line have room for everything. */
const manyRows = 200;

/**
 * The menu as numbered lines and typed answers, until somebody leaves. Everything is appended: nothing that was written
 * is touched again. The caller prints the farewell. Rejects with a bug, or with the signal's reason.
 */
export const startLines = async (
	services: Services,
	{stdin, stdout, isDumb, why, stop, signal, ...options}: LineModeOptions,
): Promise<Outcome> => {
	signal.throwIfAborted();
	const columns = (): number => Math.max(40, stdout.columns || 80);
	const store = createAppStore(services, options, {columns: columns(), rows: manyRows});
	const lines = createInterface({
		input: stdin,
		output: stdout,
		terminal: !isDumb,
		completer: (line: string) => completions(store.getState(), line),
	});
	const over = new AbortController();
	const outcome = store.outcome.finally(() => over.abort());
	const lookAtCapacity = createCapacityQuestions(store, services, over.signal);
	let told = store.getState();
	let isTaking = false;
	let prompt = '';
	let rest: readonly string[] = [];

	const print = (texts: readonly string[]): void => {
		for (const text of texts) stdout.write(`${text}\n`);
	};

	const ask = (): void => {
		prompt = promptOf(store.getState());
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
		print(texts.slice(0, mostLines));
		rest = texts.slice(mostLines);
		if (rest.length > 0) print([`-- ${rest.length} more lines: Enter goes on --`]);
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
	const resized = (): void => {
		store.dispatch({type: 'resized', size: {columns: columns(), rows: manyRows}});
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
		if (bringup) print(['', ...farewellOfBringup(bringup, glyphs)]);
		store.fail(signal.reason);
	};
	store.lendWith(async work => {
		lines.pause();
		stdin.setRawMode(false);
		try {
			await work();
		} finally {
			stdin.setRawMode(!isDumb);
			lines.resume();
		}
	});
	const unsubscribe = store.subscribe(tell);
	const stopClock = startBringupClock(store, services);
	lines.on('line', later);
	lines.on('SIGINT', interruptedLine);
	lines.on('SIGTSTP', () => {
		stdin.setRawMode(false);
		stop();
		stdin.setRawMode(true);
		ask();
	});
	lines.on('close', ended);
	// readline hears of a terminal that is gone, and tells it as an error of its own.
	lines.on('error', left);
	stdin.on('error', left);
	stdout.on('resize', resized);
	signal.addEventListener('abort', interrupted, {once: true});
	try {
		printPart([`dcmenu: ${why}, using line mode. ? helps, q quits.`, ...contextLines(told)]);
		store.dispatch(closeRead);
		lookAtCapacity();
		ask();
		return await outcome;
	} finally {
		unsubscribe();
		stopClock();
		store.leave();
		lines.off('close', ended);
		stdout.off('resize', resized);
		signal.removeEventListener('abort', interrupted);
		lines.close();
	}
};
