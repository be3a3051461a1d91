import {prepareGraph} from '../kconfig/dependency-graph.ts';
import type {AppStore} from './app-store.ts';
import type {Outcome} from './effect-runner.ts';
import {firstPaint, leaveScreen} from './terminal/first-paint.ts';
import {isTooSmall} from './drawing/layout.ts';
import {frameOf} from './frame.ts';
import {inSlices} from './in-slices.ts';
import {inkOutput} from './terminal/ink-output.ts';
import type {InkScreens} from './ink-screens.tsx';
import type {Services} from './services.ts';
import {themes, type ThemeName} from './drawing/theme.ts';
import type {MouseUse} from './terminal/use-mouse.ts';

/** The terminal that the screens are drawn on. */
export type ScreensTerminal = {
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
 * Draws the store's state until somebody leaves or the window is too small for it, and puts the terminal back. `painted`
 * is called with the first frame. Rejects with a bug. FORCE_COLOR has to be set before.
 */
export const showScreens = async (
	store: AppStore,
	services: Services,
	{stdin, stdout, stop, signal, escapeMilliseconds, mouse, theme}: ScreensTerminal,
	painted: () => void,
): Promise<Outcome | 'too-small'> => {
	// Ink does this after its first frame: keys typed until then would be echoed into it, and their Enter changed.
	stdin.setRawMode(true);
	const state = store.getState();
	stdout.write(firstPaint(frameOf(state), state.size.columns, themes[theme]));
	painted();
	const output = inkOutput(stdout);
	const small = Promise.withResolvers<'too-small'>();
	let screens: InkScreens | undefined;
	try {
		const {drawScreens} = await import('./ink-screens.tsx');
		signal.throwIfAborted();
		const {staying} = output;
		const hasRoom = (): boolean => {
			if (isTooSmall(stdout)) small.resolve('too-small');
			return !isTooSmall(stdout);
		};
		const props = {store, services, stop, escapeMilliseconds, mouse, staying, hasRoom};
		screens = drawScreens(props, themes[theme], {stdin, stdout: output.stream});
		// It may have been made smaller while Ink was loaded, which nobody has told of.
		hasRoom();
		// Then the first edit of a large tree takes no longer than the others.
		void inSlices(prepareGraph(state.evaluation.tree), () => !signal.aborted);
		// A component that throws ends Ink; leaving ends the store.
		return await Promise.race([
			store.outcome,
			small.promise,
			screens.ended.then(() => store.outcome),
		]);
	} finally {
		if (screens === undefined) {
			stdout.write(leaveScreen);
			stdin.setRawMode(false);
		} else {
			await screens.close();
			output.leave();
		}
	}
};
