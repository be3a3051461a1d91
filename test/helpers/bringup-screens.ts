import type {TestContext} from 'node:test';
import {createAppStore, type AppStore} from '../../source/ui/app-store.ts';
import type {Outcome} from '../../source/ui/effect-runner.ts';
import {frameOf} from '../../source/ui/frame.ts';
import type {Services} from '../../source/ui/services.ts';
import {createKeyParser} from '../../source/ui/terminal/terminal-keys.ts';
import {began, creating, destroyed, ready, selecting, timed} from './bringup-events.ts';
import {until} from './frames.ts';
import {snapshot, testEvaluation, testWorld} from './menu-screens.ts';

/** The screens with a bring-up, without React: keys in, lines out. */
export type BringupScreens = {
	readonly store: AppStore;
	lines(): string[];
	/** Resolves with the lines as soon as one of them contains the text; rejects after five seconds with the screen. */
	waitFor(text: string): Promise<string[]>;
	/** What a terminal sends. */
	press(keys: string): void;
	paste(text: string): void;
	/** Lets a bring-up that waits go on. */
	goOn(): void;
	/** The reasons that the streams were aborted with. */
	readonly answers: unknown[];
	/** Where the terminal's cursor stands, while something is typed. */
	cursor(): {readonly x: number; readonly y: number} | undefined;
	outcome(): Outcome | undefined;
};

/** Brings up, waits once while the machine boots, and gets ready; `given` takes the place of any of it. */
export function bringUpScreens(
	t: TestContext,
	columns: number,
	rows: number,
	{ascii = false, ...given}: {ascii?: boolean} & Partial<Services> = {},
): BringupScreens {
	const gate = Promise.withResolvers<void>();
	const answers: unknown[] = [];
	let now = began;
	const services: Services = {
		...testWorld().services,
		selectionRequest: () => ({target: 'H100_OR_LESS', market: 'on-demand'}),
		now: () => now,
		async *bringUp(_, signal) {
			yield* selecting;
			yield* creating;
			signal.addEventListener('abort', () => {
				answers.push(signal.reason);
				gate.resolve();
			});
			await gate.promise;
			now = began + 65_000;
			yield* signal.aborted ? stopped : ready;
		},
		async *destroy() {
			yield* destroyed;
		},
		...given,
	};
	const store = createAppStore(
		services,
		{evaluation: testEvaluation(), isFirstRun: false, ascii},
		{columns, rows},
	);
	store.dispatch({type: 'capacity', capacity: {kind: 'known', snapshot}, now});
	t.after(() => store.leave());
	let outcome: Outcome | undefined;
	const keepOutcome = async (): Promise<void> => {
		outcome = await store.outcome;
	};

	void keepOutcome();
	const lines = (): string[] => {
		store.dispatch({type: 'ticked', now});
		return frameOf(store.getState()).lines.map(({spans}) =>
			spans
				.map(({text}) => text)
				.join('')
				.trimEnd(),
		);
	};

	const press = (keys: string): void => {
		const parser = createKeyParser();
		for (const input of [...parser.push(keys, 0), ...parser.flush(0)]) {
			store.dispatch({type: 'input', input});
		}
	};

	press('!');
	press('y');
	return {
		store,
		lines,
		async waitFor(text) {
			await until(
				() => lines().some(line => line.includes(text)),
				() => `"${text}" did not appear on:\n${lines().join('\n')}`,
			);
			return lines();
		},
		press,
		paste: text => store.dispatch({type: 'input', input: {kind: 'paste', text}}),
		goOn: () => gate.resolve(),
		answers,
		cursor: () => frameOf(store.getState()).cursor,
		outcome: () => outcome,
	};
}

const stopped = timed([
	[
		66,
		{
			type: 'failed',
			reason: 'Stopped; kn1-knlp goes on.',
			exit_status: 130,
			attempts: [],
			left_behind: [],
			next_steps: ['dcmenu status', 'dcmenu destroy'],
		},
	],
]);
