import {farewellOfBringup} from './bringup/bringup-report.ts';
import {isRunning} from './bringup/bringup-session.ts';
import {createAppStore, type AppStore} from './app-store.ts';
import type {ScreenOptions} from './first-state.ts';
import type {Outcome} from './effect-runner.ts';
import {isTooSmall} from './drawing/layout.ts';
import type {Services} from './services.ts';
import {leftModesOff} from './terminal/left-modes.ts';
import {windowSize} from './terminal/window-size.ts';
import {showScreens, type ScreensTerminal} from './screens.ts';

export type StartOptions = ScreenOptions &
	ScreensTerminal & {
		/** Why there are no screens, whatever the window's size; undefined: there are. */
		readonly noScreens: string | undefined;
		/** The terminal moves no cursor: its own line editing has to do. */
		readonly isDumb: boolean;
	};

/**
 * Shows the screens, and while the window is too small for them line mode, until somebody leaves. The state is the same
 * one in both. The caller prints the farewell and exits. Rejects with a bug, or with the signal's reason. FORCE_COLOR has
 * to be set before.
 */
export const startMenu = async (services: Services, options: StartOptions): Promise<Outcome> => {
	const {stdin, stdout, signal, noScreens} = options;
	signal.throwIfAborted();
	if (!options.isDumb) stdout.write(leftModesOff);
	const isLines = (): boolean => noScreens !== undefined || isTooSmall(stdout);
	// To compare a large configuration with its file takes longer than to draw it.
	let isPainted = isLines();
	const store = createAppStore(
		{
			...services,
			differsFromDisk: evaluation => isPainted && services.differsFromDisk(evaluation),
		},
		options,
		windowSize(stdout),
	);
	const leave = (): void => store.fail(signal.reason);
	const hungUp = (): void => store.dispatch({type: 'hung-up'});
	signal.addEventListener('abort', leave, {once: true});
	// A terminal that is gone fails whatever is done to it, also when it is put back as it was: nobody is there to see.
	stdin.on('error', hungUp);
	const painted = (): void => {
		isPainted = true;
		store.dispatch({type: 'painted'});
	};
	try {
		return await alternately(store, services, options, isLines, painted);
	} finally {
		signal.removeEventListener('abort', leave);
		store.leave();
	}
};

/** One face of the menu after the other, as the window's size has it. */
const alternately = async (
	store: AppStore,
	services: Services,
	options: StartOptions,
	isLines: () => boolean,
	painted: () => void,
): Promise<Outcome> => {
	const {stdout} = options;
	/** A line of line mode that was not entered when the window grew. */
	let typed = '';
	let history: string[] = [];
	for (let isContinued = false; ; isContinued = true) {
		if (isLines()) {
			const {showLines} = await import('./line-mode/line-mode.ts');
			const end = await showLines(store, services, {...options, typed, history, isContinued});
			if (end.kind === 'left') return end.outcome;
			({typed, history} = end);
		} else {
			store.dispatch({type: 'resized', size: windowSize(stdout)});
			const end = await showScreens(store, services, options, painted).finally(() =>
				tellWhatRuns(store, options),
			);
			if (end !== 'too-small') return end;
		}
	}
};

/** Nobody was asked where a signal ends the screens, and what runs on costs money. */
function tellWhatRuns(store: AppStore, {signal, stdout}: StartOptions): void {
	const {bringup, glyphs} = store.getState();
	if (signal.aborted && isRunning(bringup)) {
		stdout.write(`${farewellOfBringup(bringup, glyphs).join('\n')}\n`);
	}
}
