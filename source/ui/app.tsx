import {useApp, useCursor, useStdin, useWindowSize} from 'ink';
import {useCallback, useEffect, useMemo, useRef, useSyncExternalStore, type JSX} from 'react';
import {overlayOf} from './app-state.ts';
import type {AppStore} from './app-store.ts';
import type {Lend} from './effect-runner.ts';
import {isRunning} from './bringup/bringup-session.ts';
import {frameOf} from './frame.ts';
import {isTooSmall, type Size} from './drawing/layout.ts';
import type {InkOutput} from './terminal/ink-output.ts';
import {LinesView} from './terminal/line-view.tsx';
import type {Frame} from './drawing/line.ts';
import type {Services} from './services.ts';
import {paceOf} from './instances/shows-capacity.ts';
import {speaksOfMachines} from './menu/badge-target.ts';
import {PickerView} from './instances/picker-view.tsx';
import type {Input} from './terminal/terminal-keys.ts';
import {useBringupClock} from './bringup/use-bringup-clock.ts';
import {useCapacity} from './instances/use-capacity.ts';
import {createJobControl} from './terminal/job-control.ts';
import {useMouse, type MouseUse} from './terminal/use-mouse.ts';
import {useResizeRedraw} from './terminal/use-resize-redraw.ts';
import {useRunningCost} from './bringup/use-running-cost.ts';
import {useFocus} from './terminal/use-focus.ts';
import {useTerminalKeys} from './terminal/use-terminal-keys.ts';

type Props = {
	readonly store: AppStore;
	readonly services: Services;
	/** Stops this program until the shell lets it go on (Ctrl-Z). */
	readonly stop: () => void;
	/** So long an Esc may be the beginning of another key's sequence, in milliseconds. */
	readonly escapeMilliseconds?: number;
	readonly mouse?: MouseUse;
	/** Has the alternate screen stay while Ink is made to draw everything again. */
	readonly staying?: InkOutput['staying'];
	/** Whether there is still room to draw in, asked when the window has settled and nobody else has it. */
	readonly hasRoom?: () => boolean;
	/** Instead of the terminal's, where there is none to ask. */
	readonly size?: Size;
};

/** All screens: draws the store's state and tells it about keys, the window, the time and capacity. */
export const App = ({
	store,
	services,
	stop,
	escapeMilliseconds = 25,
	mouse: mouseUse = 'off',
	staying = doing,
	hasRoom = always,
	size: fixedSize,
}: Props): JSX.Element => {
	const state = useSyncExternalStore(store.subscribe, store.getState);
	const {columns, rows} = useSize(fixedSize);
	useEffect(() => {
		store.dispatch({type: 'resized', size: {columns, rows}});
	}, [store, columns, rows]);
	useCapacity(store, services, paceOf(state), state.refreshes);
	useRunningCost(store);
	useBringupClock(store, services, isRunning(state.bringup));
	const {suspendTerminal} = useApp();
	const {stdin} = useStdin();
	const mouse = useMouse(mouseUse);
	// Only what is polled depends on who looks.
	const focus = useFocus(speaksOfMachines(state.evaluation.tree));
	/** Both hand the terminal out, and it can be handed out only once. */
	const lending = useRef(Promise.resolve());
	const jobs = useMemo(() => createJobControl(), []);
	const lend = useCallback<Lend>(
		work => {
			const lent = lending.current.then(() =>
				suspendTerminal(async () => {
					mouse.off();
					focus.off();
					jobs.pause();
					// What is typed now is the other program's; Ink has stopped to listen, and reading stops with a turn's delay.
					await new Promise(setImmediate);
					stdin.pause();
					await work();
					stdin.resume();
					jobs.resume();
					mouse.on();
					focus.on();
				}),
			);
			// Whoever asked for it hears of what went wrong.
			lending.current = lent.then(ignore, ignore);
			return lent;
		},
		[stdin, mouse, focus, jobs, suspendTerminal],
	);
	const settled = useCallback(() => {
		lending.current = lending.current
			.then(() => (hasRoom() ? staying(() => suspendTerminal(ignore)) : undefined))
			.catch(store.fail);
	}, [store, staying, suspendTerminal, hasRoom]);
	useResizeRedraw(settled);
	const stopped = useCallback(() => {
		lend(async () => stop()).catch(store.fail);
	}, [store, stop, lend]);
	useEffect(() => jobs.answer(stopped, settled), [jobs, stopped, settled]);
	useEffect(() => store.lendWith(lend), [store, lend]);
	const keys = useMemo(
		() => ({
			onInput: (input: Input): void => {
				// Handing the terminal out and taking it back draws everything anew, which is all that Ctrl-L is for.
				if (input.kind === 'key' && input.key === 'ctrl-z') {
					stopped();
				} else if (input.kind === 'key' && input.key === 'ctrl-l') {
					lend(async () => undefined).catch(store.fail);
				} else {
					store.dispatch({type: 'input', input});
				}
			},
			onEnd: (): void => {
				store.dispatch({type: 'hung-up'});
			},
		}),
		[store, stopped, lend],
	);
	useTerminalKeys(keys.onInput, keys.onEnd, escapeMilliseconds, state.keys.escapeUse);

	const overlay = overlayOf(state);
	const {size} = state;
	if (overlay?.kind === 'picker' && !isTooSmall(size)) {
		return <PickerView state={state} overlay={overlay} />;
	}

	return <FrameView frame={frameOf(state)} columns={size.columns} />;
};

const ignore = (): void => undefined;

const always = (): boolean => true;

const doing = async (work: () => Promise<void>): Promise<void> => work();

const FrameView = ({
	frame,
	columns,
}: {
	readonly frame: Frame;
	readonly columns: number;
}): JSX.Element => {
	// The terminal's own cursor, where something is typed: input methods and people without colours need it.
	const {setCursorPosition} = useCursor();
	setCursorPosition(frame.cursor);
	return <LinesView lines={frame.lines} columns={columns} />;
};

const useSize = (fixed: Size | undefined): Size => {
	const window = useWindowSize();
	return fixed ?? window;
};
