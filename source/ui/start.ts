import {prepareGraph} from '../kconfig/dependency-graph.ts';
import {farewellOfBringup} from './bringup/bringup-report.ts';
import {isRunning} from './bringup/bringup-session.ts';
import {createAppStore} from './app-store.ts';
import type {ScreenOptions} from './first-state.ts';
import type {Outcome} from './effect-runner.ts';
import {firstPaint, leaveScreen} from './terminal/first-paint.ts';
import {frameOf} from './frame.ts';
import {inSlices} from './in-slices.ts';
import {inkOutput} from './terminal/ink-output.ts';
import type {InkScreens} from './ink-screens.tsx';
import type {Services} from './services.ts';
import {themes, type ThemeName} from './drawing/theme.ts';
import type {MouseUse} from './terminal/use-mouse.ts';

/** The terminal that the screens are drawn on. */
export type StartOptions = ScreenOptions & {
	readonly stdin: NodeJS.ReadStream;
	/** So long an Esc may be the beginning of another key's sequence, in milliseconds. */
	readonly escapeMilliseconds: number;
	readonly mouse: MouseUse;
	readonly theme: ThemeName;
	readonly stdout: NodeJS.WriteStream;
	/** Stops this program and whatever started it until the shell lets them go on (Ctrl-Z). */
	readonly stop: () => void;
	/** Leaves the screens without asking, as a signal from outside does. */
	readonly signal: AbortSignal;
};

/**
 * Shows the screens until somebody leaves them, and puts the terminal back. The caller prints the farewell and exits.
 * Rejects with a bug, or with the signal's reason. FORCE_COLOR has to be set before.
 */
export const startScreens = async (
	services: Services,
	{stdin, stdout, stop, signal, escapeMilliseconds, mouse, theme, ...options}: StartOptions,
): Promise<Outcome> => {
	signal.throwIfAborted();
	// To compare a large configuration with its file takes longer than to draw it.
	let isPainted = false;
	const store = createAppStore(
		{
			...services,
			differsFromDisk: evaluation => isPainted && services.differsFromDisk(evaluation),
		},
		options,
		{columns: stdout.columns, rows: stdout.rows},
	);
	const leave = (): void => store.fail(signal.reason);
	signal.addEventListener('abort', leave, {once: true});
	// A terminal that is gone fails whatever is done to it, also when it is put back as it was: nobody is there to see.
	stdin.on('error', () => store.dispatch({type: 'hung-up'}));
	// Ink does this after its first frame: keys typed until then would be echoed into it, and their Enter changed.
	stdin.setRawMode(true);
	const state = store.getState();
	stdout.write(firstPaint(frameOf(state), stdout.columns, themes[theme]));
	isPainted = true;
	store.dispatch({type: 'painted'});
	const output = inkOutput(stdout);
	let screens: InkScreens | undefined;
	try {
		const {drawScreens} = await import('./ink-screens.tsx');
		signal.throwIfAborted();
		const {staying} = output;
		const props = {store, services, stop, escapeMilliseconds, mouse, staying};
		screens = drawScreens(props, themes[theme], {stdin, stdout: output.stream});
		// Then the first edit of a large tree takes no longer than the others.
		void inSlices(prepareGraph(state.evaluation.tree), () => !signal.aborted);
		// A component that throws ends Ink; leaving ends the store.
		return await Promise.race([store.outcome, screens.ended.then(() => store.outcome)]);
	} finally {
		signal.removeEventListener('abort', leave);
		store.leave();
		if (screens === undefined) {
			stdout.write(leaveScreen);
			stdin.setRawMode(false);
		} else {
			await screens.close();
			output.leave();
		}

		// Nobody was asked, and what runs on costs money.
		const {bringup, glyphs} = store.getState();
		if (signal.aborted && isRunning(bringup)) {
			stdout.write(`${farewellOfBringup(bringup, glyphs).join('\n')}\n`);
		}
	}
};
