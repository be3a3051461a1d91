import {overlayOf, type AppState} from '../app-state.ts';
import {createAppStore} from '../app-store.ts';
import type {ScreenOptions} from '../first-state.ts';
import type {Outcome} from '../effect-runner.ts';
import {createCapacityQuestions} from '../instances/capacity-questions.ts';
import {startBringupClock} from '../line-mode/bringup-clock.ts';
import {closeRead} from '../line-mode/line-actions.ts';
import type {Services} from '../services.ts';
import {createKeyParser, isCharacter, type Input} from '../terminal/terminal-keys.ts';
import {leftModesOff} from '../terminal/left-modes.ts';
import {beforeSuddenEnd} from '../terminal/sudden-end.ts';
import {createJobControl} from '../terminal/job-control.ts';
import {spoken} from './spoken.ts';

export type SpeechOptions = ScreenOptions & {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** The terminal knows no modes. */
	readonly isDumb: boolean;
	/** Stops this program until the shell lets it go on (Ctrl-Z). */
	readonly stop: () => void;
	/** Leaves without asking. */
	readonly signal: AbortSignal;
};

/** So long an escape may wait for the rest of its sequence, in milliseconds. */
const escapeMilliseconds = 25;

/** Whoever types no letter for so long, in milliseconds, wants to hear what the letters so far lead to. */
const pauseMilliseconds = 500;

/** What is spoken line by line has room for everything. */
const manyRows = 200;

/**
 * The menu for a screen reader: the keys of the screens, and one fact a line about what each did. Nothing is drawn, and
 * nothing that was written is touched again. The caller prints the farewell.
 */
export const startSpeech = async (
	services: Services,
	{stdin, stdout, isDumb, stop, signal, ...options}: SpeechOptions,
): Promise<Outcome> => {
	signal.throwIfAborted();
	const columns = (): number => Math.max(40, stdout.columns || 80);
	const store = createAppStore(
		services,
		{...options, isTold: true},
		{columns: columns(), rows: manyRows},
	);
	const over = new AbortController();
	const outcome = store.outcome.finally(() => over.abort());
	const parser = createKeyParser(store.getState().keys.escapeUse);
	let said: AppState | undefined;
	/** A line of typed characters has no end yet. */
	let isEchoed = false;
	/** What the last key opened was read out, and closed. */
	let isRead = false;
	let timer: NodeJS.Timeout | undefined;
	/** A key is being taken: what it did is told when all of it is done. */
	let isTaking = false;
	/** Until it is over, somebody types. */
	let pause: NodeJS.Timeout | undefined;

	const speak = (): void => {
		const state = store.getState();
		if (isTaking || state === said || pause !== undefined || over.signal.aborted) return;
		const texts = spoken(said, state);
		said = state;
		if (isEchoed && texts.length > 0) {
			stdout.write('\n');
			isEchoed = false;
		}

		for (const text of texts) stdout.write(`${text}\n`);
	};
	/** A paste is told from keys, so that none of it sets or saves anything. */
	const setRaw = (isRaw: boolean): void => {
		stdin.setRawMode(isRaw);
		if (!isDumb) stdout.write(isRaw ? '\u001B[?2004h' : '\u001B[?2004l');
	};
	const questions = createCapacityQuestions(store, services, over.signal);

	const paused = (): void => {
		pause = undefined;
		speak();
	};

	const goOn = (): void => {
		setRaw(false);
		setRaw(true);
	};
	const stopped = (): void => {
		jobs.pause();
		setRaw(false);
		stop();
		jobs.resume();
		goOn();
	};
	const jobs = createJobControl();

	const onInput = (input: Input): void => {
		if (over.signal.aborted) return;
		const isText = isTyping(store.getState());
		const isTyped = isText && input.kind === 'key' && isCharacter(input.key);
		clearTimeout(pause);
		pause = isTyped ? setTimeout(paused, pauseMilliseconds) : undefined;
		isTaking = true;
		store.dispatch({type: 'ticked', now: services.now()});
		isTaking = false;
		if (input.kind === 'key' && input.key === 'ctrl-z') {
			stopped();
			return;
		}

		// What is typed is heard from the terminal, as everywhere.
		if (isText) {
			stdout.write(isTyped ? input.key : isEchoed ? '\n' : '');
			isEchoed = isTyped;
		}

		// The page is gone from here already, but not for who has just heard it.
		if (isRead && input.kind === 'key' && input.key === 'escape') {
			isRead = false;
			said = undefined;
			speak();
			return;
		}

		isTaking = true;
		store.dispatch({type: 'input', input});
		isTaking = false;
		speak();
		const {length} = store.getState().overlays;
		closeRead(store.getState()).forEach(store.dispatch);
		isRead = store.getState().overlays.length < length;
		speak();
		questions();
	};

	const onData = (chunk: string | Buffer): void => {
		clearTimeout(timer);
		parser.push(chunk.toString(), performance.now()).forEach(onInput);
		const wait = parser.waitsFor(escapeMilliseconds);
		if (wait !== undefined) {
			timer = setTimeout(() => parser.flush(performance.now()).forEach(onInput), wait);
		}
	};
	store.lendWith(async work => {
		stdin.off('data', onData);
		stdin.pause();
		jobs.pause();
		setRaw(false);
		try {
			await work();
		} finally {
			jobs.resume();
			setRaw(true);
			stdin.on('data', onData);
			stdin.resume();
		}
	});
	const left = (): void => store.dispatch({type: 'hung-up'});
	const interrupted = (): void => store.fail(signal.reason);
	if (!isDumb) stdout.write(leftModesOff);
	setRaw(true);
	const forgetJobs = jobs.answer(stopped, goOn);
	const forgetEnd = beforeSuddenEnd(() => setRaw(false));
	// No character comes in two halves.
	stdin.setEncoding('utf8');
	stdin.on('data', onData);
	stdin.on('end', left);
	stdin.on('error', left);
	signal.addEventListener('abort', interrupted, {once: true});
	const unsubscribe = store.subscribe(speak);
	const stopClock = startBringupClock(store, services);
	try {
		stdout.write('dcmenu, told line by line. F1 or 1 lists the keys, q quits.\n');
		speak();
		questions();
		return await outcome;
	} finally {
		unsubscribe();
		stopClock();
		store.leave();
		clearTimeout(timer);
		clearTimeout(pause);
		signal.removeEventListener('abort', interrupted);
		stdin.off('data', onData);
		stdin.off('end', left);
		forgetJobs();
		forgetEnd();
		setRaw(false);
		stdin.pause();
	}
};

const isTyping = (state: AppState): boolean => {
	const overlay = overlayOf(state);
	return overlay !== undefined && 'field' in overlay;
};
