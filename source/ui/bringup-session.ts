import type {BringupEvent} from '../bringup/events.ts';
import {ExpectedError} from '../errors.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {createLogBuffer, type LogBuffer} from './bringup-log.ts';
import {emptyView, type BringupTask, type BringupView} from './bringup-state.ts';
import {createBringupStore, readEvents} from './bringup-store.ts';
import type {Scroll} from './bringup-scroll.ts';
import type {Services} from './services.ts';

export type SessionState = {
	readonly view: BringupView;
	readonly log: LogBuffer;
	/** How far the log goes that belongs to the view; more may have come since. */
	readonly logEnd: number;
	/** `keeping` and `destroying`: the user's answer to Ctrl-C, until the stream has come to its end. */
	readonly phase: 'running' | 'keeping' | 'destroying' | 'ended';
	/** What the user has been asked and has not answered. */
	readonly question: 'stop' | 'destroy' | undefined;
	readonly scroll: Scroll;
	/** An error that ended the stream instead of an event. */
	readonly error: ExpectedError | undefined;
	/** Anything else that was thrown: it is thrown again while drawing, and so ends the program. */
	readonly bug: {readonly thrown: unknown} | undefined;
};

/**
 * A bring-up and what the user does to it, without a screen: React only draws `state`. Everything happens at once
 * here, so that several keys in one chunk act one after another.
 */
export type BringupSession = {
	subscribe(this: void, listener: () => void): () => void;
	state(this: void): SessionState;
	scrollTo(scroll: Scroll): void;
	ask(question: SessionState['question']): void;
	/** Ends the running stream: the engine stops watching, or takes down what it made. */
	stop(answer: 'keep' | 'destroy'): void;
	/** Brings up (again), or takes down what is up. */
	start(task: BringupTask): void;
	/** Nobody looks any more: what runs is told to leave everything as it is. */
	leave(this: void): void;
};

export function createBringupSession(
	services: Services,
	evaluation: Evaluation,
	describe: (event: BringupEvent) => readonly string[],
): BringupSession {
	const listeners = new Set<() => void>();
	const log = createLogBuffer();
	let controller = new AbortController();
	let state = freshState('bring-up', log);

	const change = (changes: Partial<SessionState>): void => {
		state = {...state, ...changes};
		for (const listener of listeners) listener();
	};

	const follow = async (task: BringupTask, signal: AbortSignal): Promise<void> => {
		const store = createBringupStore(task, log, describe, () =>
			change({view: store.view(), logEnd: log.end}),
		);
		let thrown: {thrown: unknown} | undefined;
		try {
			const events =
				task === 'bring-up' ? services.bringUp(evaluation, signal) : services.destroy(signal);
			await readEvents(events, store);
		} catch (error) {
			thrown = {thrown: error};
		}

		const error = thrown?.thrown instanceof ExpectedError ? thrown.thrown : undefined;
		change({
			view: store.view(),
			logEnd: log.end,
			phase: 'ended',
			question: undefined,
			// The report stands above the log.
			scroll: Number.NEGATIVE_INFINITY,
			error,
			bug: error ? undefined : thrown,
		});
	};

	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		state: () => state,
		scrollTo: scroll => change({scroll}),
		ask: question => change({question}),
		stop(answer) {
			change({phase: answer === 'keep' ? 'keeping' : 'destroying', question: undefined});
			controller.abort(answer);
		},
		start(task) {
			controller = new AbortController();
			change(freshState(task, log));
			void follow(task, controller.signal);
		},
		leave: () => controller.abort('keep'),
	};
}

const freshState = (task: BringupTask, log: LogBuffer): SessionState => ({
	view: emptyView(task),
	log,
	logEnd: log.end,
	phase: 'running',
	question: undefined,
	scroll: 'follow',
	error: undefined,
	bug: undefined,
});
