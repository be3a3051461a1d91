import {searchInPieces} from '../../kconfig/search.ts';
import type {Action} from '../app-actions.ts';
import type {Answers} from '../answers.ts';
import type {AppState} from '../app-state.ts';
import {inSlices} from '../in-slices.ts';
import {boundedSteps} from './bounded-steps.ts';
import {lookingOf, type Looking} from './search-state.ts';

/** So long, in milliseconds, a piece takes. */
const pieceMilliseconds = 4;

/** So long it is looked for before the first frame after a key: most patterns are by then. */
const atOnceMilliseconds = 8;

/** So long what was found before may stand there. */
const patience = 150;

/** Looks for the pattern that the search on top shows, piece by piece, until another one is typed. */
export const createPatternSearch = (
	dispatch: (action: Action) => void,
	answers: Answers,
): ((state: AppState) => void) => {
	let current: Looking | undefined;
	return state => {
		const looking = lookingOf(state);
		if (looking === current) {
			return;
		}

		current = looking;
		if (looking === undefined) {
			return;
		}

		const pieces = searchInPieces(state.evaluation, looking.query, boundedSteps(pieceMilliseconds));
		const start = performance.now();
		let piece = pieces.next();
		while (piece.done !== true && performance.now() < start + atOnceMilliseconds) {
			piece = pieces.next();
		}

		if (piece.done === true) {
			dispatch({type: 'searched', looking, found: piece.value});
			return;
		}

		const late = start + patience;
		let isLate = false;
		const told = (): void => {
			if (!isLate && performance.now() >= late) {
				isLate = true;
				dispatch({type: 'searched', looking, found: undefined});
			}
		};
		answers.answer(
			inSlices(pieces, () => current === looking, told).then(
				found => found && {type: 'searched', looking, found},
			),
		);
	};
};
