import {ExpectedError} from '../../errors.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import {asciiMarks} from './ascii-marks.ts';
import {createBringupLogs, type BringupLogs} from './bringup-log.ts';
import type {BringupTask} from './bringup-state.ts';
import {createBringupStore, readEvents, type Told} from './bringup-store.ts';
import type {BringupWishes, Services} from '../services.ts';

/** What a bring-up or a tear-down does to the state of the screens. */
export type BringupNews =
	| {
			readonly type: 'bringup-begun';
			readonly task: BringupTask;
			readonly evaluation: Evaluation;
			readonly target: string;
			readonly wishes: BringupWishes | undefined;
			readonly logs: BringupLogs;
	  }
	/** How long the last ones took, in milliseconds. */
	| {readonly type: 'bringup-usual'; readonly durations: readonly number[]}
	| {readonly type: 'bringup-told'; readonly told: Told}
	| {
			readonly type: 'bringup-ended';
			readonly told: Told;
			/** What ended it instead of an event. */
			readonly error: ExpectedError | undefined;
	  };

/** Runs one bring-up or tear-down at a time, whether its screen is looked at or not. */
export type BringupRunner = {
	start(task: BringupTask, evaluation: Evaluation, wishes?: BringupWishes): void;
	/** Ends the stream: the engine stops watching, or takes down what it made. */
	stop(answer: 'keep' | 'destroy'): void;
};

/** `fail` takes what is thrown and is not expected. */
export function createBringupRunner(
	services: Services,
	ascii: boolean,
	tell: (news: BringupNews) => void,
	fail: (error: unknown) => void,
): BringupRunner {
	// The log goes on when something is tried again, or taken down.
	const logs = createBringupLogs((file, start, end) => {
		const part = services.readLog(file, start, end);
		return ascii && part !== undefined ? asciiMarks(part) : part;
	});
	let controller = new AbortController();

	const follow = async (
		task: BringupTask,
		evaluation: Evaluation,
		wishes: BringupWishes | undefined,
	): Promise<void> => {
		const {signal} = controller;
		const store = createBringupStore(task, logs, ascii, told => tell({type: 'bringup-told', told}));
		let error: ExpectedError | undefined;
		try {
			const events =
				task === 'bring-up'
					? services.bringUp(evaluation, signal, wishes)
					: services.destroy(signal);
			await readEvents(events, store);
		} catch (thrown) {
			if (!(thrown instanceof ExpectedError)) throw thrown;
			error = thrown;
		} finally {
			store.close();
		}

		tell({type: 'bringup-ended', told: store.told(), error});
	};

	const tellUsual = async (): Promise<void> =>
		tell({type: 'bringup-usual', durations: await services.lastDurations()});

	return {
		start(task, evaluation, wishes) {
			controller = new AbortController();
			const target = services.selectionRequest(evaluation)?.target ?? '';
			tell({type: 'bringup-begun', task, evaluation, target, wishes, logs});
			follow(task, evaluation, wishes).catch(fail);
			if (task === 'bring-up') tellUsual().catch(fail);
		},
		stop: answer => controller.abort(answer),
	};
}
