import {createInterface} from 'node:readline';
import type {AppState} from '../app-state.ts';
import {createAppStore, type Outcome, type ScreenOptions} from '../app-store.ts';
import type {Services} from '../services.ts';
import {showsCapacity} from '../shows-capacity.ts';
import {closeRead, leave} from './line-actions.ts';
import {capacityLines, contextLines} from './line-list.ts';
import {promptOf} from './line-report.ts';
import {takeLine} from './take-line.ts';

/** The terminal that the lines are written to. */
export type LineModeOptions = ScreenOptions & {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** The terminal moves no cursor: its own line editing has to do. */
	readonly isDumb: boolean;
	/** Why there are no screens. */
	readonly why: string;
	/** Leaves without asking. */
	readonly signal: AbortSignal;
};

/** An answer older than this is asked for again when a list speaks of it. */
const freshMilliseconds = 60_000;

/** Frames that are told line by line have room for everything. */
const manyRows = 200;

/**
 * The menu as numbered lines and typed answers, until somebody leaves. Everything is appended: nothing that was written
 * is touched again. The caller prints the farewell. Rejects with a bug, or with the signal's reason.
 */
export const startLines = async (
	services: Services,
	{stdin, stdout, isDumb, why, signal, ...options}: LineModeOptions,
): Promise<Outcome> => {
	signal.throwIfAborted();
	const columns = (): number => stdout.columns || 80;
	const store = createAppStore(services, options, {columns: columns(), rows: manyRows});
	const lines = createInterface({input: stdin, output: stdout, terminal: !isDumb});
	const over = new AbortController();
	const outcome = store.outcome.finally(() => over.abort());
	const print = (texts: readonly string[]): void => {
		for (const text of texts) stdout.write(`${text}\n`);
	};
	let refreshes = 0;

	const ask = (): void => {
		lines.setPrompt(promptOf(store.getState()));
		lines.prompt();
	};

	/** What happens without a line having been typed is told on lines of its own. */
	const tell = (texts: readonly string[]): void => {
		stdout.write('\n');
		print(texts);
		ask();
	};

	const askCapacity = async (): Promise<void> => {
		for await (const capacity of services.watchCapacity(over.signal)) {
			store.dispatch({type: 'capacity', capacity, now: services.now()});
			if (capacity.kind !== 'loading') break;
		}

		const texts = capacityLines(store.getState());
		if (texts.length > 0 && !over.signal.aborted) tell(texts);
	};

	/** Asks when somebody wants to know, or a list speaks of what is not known or old. */
	const lookAtCapacity = (state: AppState): void => {
		const {capacity} = state;
		const age = capacity.kind === 'known' ? services.now() - capacity.snapshot.takenAt : Infinity;
		const isWanted = showsCapacity(state) && age > freshMilliseconds;
		if (!isWanted && state.refreshes === refreshes) return;
		refreshes = state.refreshes;
		askCapacity().catch((error: unknown) => {
			if (!over.signal.aborted) store.fail(error);
		});
	};

	const onLine = async (text: string): Promise<void> => {
		store.dispatch({type: 'ticked', now: services.now()});
		const texts = await takeLine(store, text);
		// What is to be said on the way out is the farewell.
		if (over.signal.aborted) return;
		print(texts);
		lookAtCapacity(store.getState());
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
	const interrupted = (): void => store.fail(signal.reason);
	lines.on('line', later);
	lines.on('SIGINT', () => later('q'));
	lines.on('close', ended);
	stdin.on('error', left);
	stdout.on('resize', resized);
	signal.addEventListener('abort', interrupted, {once: true});
	try {
		print([
			`dcmenu: ${why}, using line mode. ? helps, q quits.`,
			...contextLines(store.getState()),
		]);
		store.dispatch(closeRead);
		lookAtCapacity(store.getState());
		ask();
		return await outcome;
	} finally {
		lines.off('close', ended);
		stdout.off('resize', resized);
		signal.removeEventListener('abort', interrupted);
		lines.close();
	}
};
