import {ExpectedError} from '../errors.ts';
import type {Action} from './app-actions.ts';
import type {Overlay} from './app-state.ts';

/** Takes what calls to the services give, at once or later, as actions. */
export type Answers = {
	/** For what is there at once, so that no frame is drawn without it. */
	attempt(this: void, call: () => Action | undefined): void;
	/** For what is there later. `asked` is shown again where it fails: what was typed there can be mended. */
	answer(this: void, call: Promise<Action | undefined>, asked?: Overlay): void;
	/** Settles when no call is without an answer. */
	idle(this: void): Promise<void>;
};

/** What is shown of an expected error. Throws the others. */
export const failureLines = (error: unknown): readonly string[] => {
	if (!(error instanceof ExpectedError)) throw error;
	return [error.message, ...error.nextSteps];
};

/** Expected errors are shown; `fail` takes all others, which end the program. */
export const createAnswers = (
	dispatch: (action: Action) => void,
	fail: (error: unknown) => void,
): Answers => {
	const calls = new Set<Promise<unknown>>();

	const failed = (error: unknown, asked?: Overlay): void => {
		if (error instanceof ExpectedError) {
			dispatch({type: 'failed', lines: failureLines(error), ...(asked && {asked})});
		} else {
			fail(error);
		}
	};

	return {
		attempt(call) {
			try {
				const action = call();
				if (action) {
					dispatch(action);
				}
			} catch (error) {
				failed(error);
			}
		},
		answer(call, asked) {
			const answered = call
				.then(
					action => action && dispatch(action),
					error => failed(error, asked),
				)
				.finally(() => calls.delete(answered));
			calls.add(answered);
		},
		async idle() {
			while (calls.size > 0) {
				await Promise.all(calls);
			}
		},
	};
};
