import {openOverlay, say, step, type AppState} from '../app-state.ts';
import {question} from '../dialogs/question-state.ts';

/** Rows that cannot be seen now are drawn, or no more. */
export const shownAll = (state: AppState, showAll: boolean): AppState =>
	say(
		{...state, showAll},
		showAll ? 'hidden rows are shown as XXX' : 'hidden rows are hidden again',
	);

/** As nconf asks for it, with the answer marked that changes something. */
export const askShowAll = (state: AppState): AppState =>
	openOverlay(state, {
		...question(
			'show all',
			[
				'Show all rows, hidden ones too?',
				'A hidden row is drawn as XXX and cannot be changed; ? tells why it is hidden.',
			],
			'show all',
			asked => step(shownAll(asked, true)),
		),
		answers: ['Show All', "Don't show all"],
		onNo: asked => step(shownAll(asked, false)),
		isYesMarked: !state.showAll,
	});
