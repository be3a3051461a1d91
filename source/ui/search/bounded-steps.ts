import {createContext, Script, type Context} from 'node:vm';
import type {Drive} from '../../kconfig/search.ts';

/** So long, in milliseconds, a match in one text may take. */
const patience = 50;

/** What V8 ends by itself, in the middle of a match, has to run under its watch. */
let watched: {readonly script: Script; readonly context: Context} | undefined;

/** Takes steps for so many milliseconds, and ends one that does not end by itself. */
export const boundedSteps =
	(milliseconds: number): Drive =>
	step => {
		watched ??= {script: new Script('run()'), context: createContext({})};
		const {script, context} = watched;
		const end = performance.now() + milliseconds;
		let isDone = false;
		context['run'] = (): void => {
			do {
				isDone = !step();
			} while (!isDone && performance.now() < end);
		};
		try {
			script.runInContext(context, {timeout: milliseconds + patience});
			return isDone ? 'done' : 'paused';
		} catch (error) {
			if (isTimeout(error)) {
				return 'stuck';
			}

			throw error;
		} finally {
			context['run'] = undefined;
		}
	};

/** It comes from the other context, whose errors are none of this one's `Error`. */
const isTimeout = (error: unknown): boolean =>
	typeof error === 'object' &&
	error !== null &&
	'code' in error &&
	error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
