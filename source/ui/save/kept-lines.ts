import type {SaveProblem} from '../../config/save-problems.ts';
import {say, step, type AppState, type Step} from '../app-state.ts';
import {lookAtFiles} from './save-layout.ts';
import type {SaveState} from './save-state.ts';

/**
 * Keeps a line of an option that the tree does not have, or leaves it out as C does: this one, or all of them. Space does
 * what is not done now.
 */
export const keptOrNot = (
	state: AppState,
	{look}: SaveState,
	key: ' ' | 'K' | 'X',
	problem: SaveProblem | undefined,
): Step => {
	const name = key === ' ' ? 'Space' : key;
	const lines = (look?.problems ?? []).flatMap(({line}) => line ?? []);
	if (problem && problem.line === undefined) {
		return step(say(state, `${name}: only a line of an unknown option can be kept`, 'warn'));
	}

	if (lines.length === 0) {
		return step(say(state, `${name}: no line is of an unknown option`, 'warn'));
	}

	const isKeeping = key === ' ' ? !problem?.line?.isKept : key === 'K';
	const next = lines.map(line =>
		problem === undefined || line === problem.line ? {...line, isKept: isKeeping} : line,
	);
	const count = problem === undefined ? next.length : 1;
	const what = count === 1 ? 'this line' : `these ${count} lines`;
	return step(
		say(state, isKeeping ? `a save keeps ${what}` : `a save leaves ${what} out`),
		{kind: 'keep-lines', lines: next.flatMap(({isKept, text}) => (isKept ? [text] : []))},
		lookAtFiles(state),
	);
};
