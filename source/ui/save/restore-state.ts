import {closeOverlay, say, step, updateOverlay, type AppState, type Step} from '../app-state.ts';
import {changesBetween, type Changes} from './changes.ts';
import {replaced} from '../menu/edit-commands.ts';
import {usableRows, type Size} from '../drawing/layout.ts';
import {keyName} from '../keys/key-names.ts';
import {rowsMoved} from '../keys/list-keys.ts';
import type {LeftConfiguration} from '../services.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Asks whether edits that were not saved, because dcmenu was ended, are to be made again. */
export type RestoreState = {
	readonly kind: 'restore';
	readonly left: LeftConfiguration;
	/** What making them again would change. */
	readonly changes: Changes;
	readonly top: number;
};

export const openRestore = (state: AppState, left: LeftConfiguration): RestoreState => ({
	kind: 'restore',
	left,
	changes: changesBetween(state.evaluation, left.evaluation),
	top: 0,
});

/** The question, a rule, the answer's consequence and two lines of keys are not the changes'. */
export const restoreHeight = (size: Size): number => Math.max(1, usableRows(size) - 5);

export const restoreKey = (state: AppState, overlay: RestoreState, key: Key): Step => {
	const {left, changes} = overlay;
	const height = restoreHeight(state.size);
	const lines = [changes.yours, changes.following]
		.filter(list => list.length > 0)
		.reduce((sum, list) => sum + list.length + 1, 0);
	switch (key) {
		case 'y':
		case 'enter': {
			// Before the picker, too: there is something to go on with now.
			const overlays = state.overlays.filter(({kind}) => kind !== 'restore' && kind !== 'picker');
			const what = 'restored what was not saved';
			return step(say(replaced({...state, overlays}, left.evaluation, what), what, 'good'), {
				kind: 'forget-left-edits',
			});
		}

		case 'n': {
			return step(say(closeOverlay(state), 'forgotten: what was not saved is gone'), {
				kind: 'forget-left-edits',
			});
		}

		case 'escape':
		case 'ctrl-c': {
			return step(
				say(closeOverlay(state), 'what was not saved is offered again at the next start'),
			);
		}
	}

	const by = rowsMoved(key, height);
	if (by === undefined) {
		return step(say(state, `${keyName(key)}: y restores, n forgets, Esc asks later`, 'warn'));
	}

	const top = Math.max(0, Math.min(Math.max(0, lines - height), overlay.top + by));
	return step(updateOverlay(state, {...overlay, top}));
};
