import {useInput} from 'ink';
import {useEffect, useState, useSyncExternalStore, type JSX} from 'react';
import {plainLines} from '../bringup/plain-log.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {bringupFrame, scrollText, textSize} from './bringup-frame.ts';
import {keysOfInk} from './bringup-input.ts';
import {bringupAction, type BringupAction} from './bringup-keys.ts';
import type {BringupLook} from './bringup-look.ts';
import {endStatus, farewell} from './bringup-report.ts';
import {scrolled} from './bringup-scroll.ts';
import {createBringupSession} from './bringup-session.ts';
import {glyphsFor} from './glyphs.ts';
import type {Size} from './layout.ts';
import {LinesView} from './line-view.tsx';
import type {Services} from './services.ts';

export type BringupResult = {
	readonly next: 'menu' | 'quit';
	/** What dcmenu exits with when it is left now. */
	readonly exitStatus: number;
	/** Printed after the alternate screen is left: the ssh command, what bills, the log file. */
	readonly farewell: readonly string[];
};

type Props = {
	readonly services: Services;
	readonly evaluation: Evaluation;
	readonly size: Size;
	readonly ascii: boolean;
	readonly onClose: (result: BringupResult) => void;
};

/** Brings up what the configuration asks for as soon as it is shown, and stays until the user leaves it. */
export function BringupScreen(props: Props): JSX.Element {
	const {services, evaluation, size, ascii, onClose} = props;
	const [session] = useState(() =>
		createBringupSession(services, evaluation, event => plainLines(event, ascii)),
	);
	const state = useSyncExternalStore(session.subscribe, session.state);
	const ticked = useNow(services, state.phase !== 'ended');
	const now = Math.max(ticked, state.view.lastAt ?? 0);
	const target = services.selectionRequest(evaluation)?.target ?? '';
	const look: BringupLook = {size, ascii, now, target};

	useEffect(() => {
		session.start('bring-up');
		return session.leave;
	}, [session]);

	const act = (action: BringupAction): void => {
		const current = session.state();
		switch (action.kind) {
			case 'scroll': {
				const {height, width} = textSize(current, look);
				const text = scrollText(current, glyphsFor(ascii));
				session.scrollTo(scrolled(text, current.scroll, action.step, height, width));
				return;
			}
			case 'ask':
				session.ask(action.question);
				return;
			case 'stop':
				session.stop(action.answer);
				return;
			case 'start':
				session.start(action.task);
				return;
			case 'close':
				onClose({
					next: action.next,
					exitStatus: endStatus(current),
					farewell: farewell(current, glyphsFor(ascii)),
				});
		}
	};

	useInput((input, key) => {
		for (const pressed of keysOfInk(input, key)) {
			const action = bringupAction(pressed, session.state());
			if (action) act(action);
		}
	});

	if (state.bug) throw state.bug.thrown;
	return <LinesView lines={bringupFrame(state, look)} columns={size.columns} />;
}

/** The time, told every second while it is shown. */
function useNow(services: Services, isTicking: boolean): number {
	const [now, setNow] = useState(() => services.now());
	useEffect(() => {
		if (!isTicking) return undefined;
		const timer = setInterval(() => setNow(services.now()), 1000);
		return () => clearInterval(timer);
	}, [services, isTicking]);
	return now;
}
