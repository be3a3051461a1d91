import {
	closeOverlay,
	openOverlay,
	step,
	updateOverlay,
	type AppState,
	type Effect,
	type Step,
} from './app-state.ts';
import {changesBetween, type Changes} from './changes.ts';
import {usableRows, type Size} from './layout.ts';
import {openName} from './name-state.ts';
import {editField, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from './terminal-keys.ts';

/** Shows what a save would change and asks whether to; on the way out it is the question about unsaved changes. */
export type SaveState = {
	readonly kind: 'save';
	readonly isQuitting: boolean;
	readonly changes: Changes;
	/** Another file name that is being typed. */
	readonly naming: TextField | undefined;
	readonly top: number;
};

export const openSave = (state: AppState, isQuitting: boolean): SaveState => ({
	kind: 'save',
	isQuitting,
	changes: changesBetween(state.baseline, state.evaluation),
	naming: undefined,
	top: 0,
});

/** The same with the file's name to be typed, as the peers ask for it. */
export const openSaveAs = (state: AppState): SaveState => ({
	...openSave(state, false),
	naming: textField(state.file),
});

/** Title, two rules, the file and two lines of keys are not the changes'. */
export const saveHeight = (size: Size): number => Math.max(1, usableRows(size) - 5);

/** Lines that the changes take: two headings, and one line each. */
const saveLines = ({changes: {yours, following}}: SaveState): number =>
	[yours, following].reduce((sum, list) => sum + (list.length === 0 ? 0 : list.length + 1), 0);

export const saveKey = (state: AppState, overlay: SaveState, key: Key): Step =>
	overlay.naming === undefined
		? answer(state, overlay, key)
		: typeName(state, overlay, overlay.naming, key);

const answer = (state: AppState, overlay: SaveState, key: Key): Step => {
	const {isQuitting} = overlay;
	const height = saveHeight(state.size);
	const scroll = (by: number): Step => {
		const last = Math.max(0, saveLines(overlay) - height);
		const top = Math.max(0, Math.min(last, overlay.top + by));
		return step(updateOverlay(state, {...overlay, top}));
	};

	switch (key) {
		case 'enter':
		case 'y': {
			return save(state, state.file, isQuitting);
		}

		case 'n': {
			return isQuitting
				? step(state, {kind: 'forget-edits'}, leave(state, 0, `${state.file} is as it was.`))
				: step(closeOverlay(state));
		}

		case 'escape': {
			return step(closeOverlay(state));
		}

		// A second Ctrl-C means it: nothing is saved, and scripts see that it was interrupted. That is no answer, though.
		case 'ctrl-c': {
			return isQuitting
				? step(state, leave(state, 130, 'dcmenu asks about them when it is started again.'))
				: step(closeOverlay(state));
		}

		case 'o': {
			return step(updateOverlay(state, {...overlay, naming: textField(state.file)}));
		}

		case 'D': {
			return step(openOverlay(closeOverlay(state), openName), {kind: 'list-defconfigs'});
		}

		case 'up': {
			return scroll(-1);
		}

		case 'down': {
			return scroll(1);
		}

		case 'page-up': {
			return scroll(-height);
		}

		case 'page-down': {
			return scroll(height);
		}
	}

	return step(state);
};

const typeName = (state: AppState, overlay: SaveState, naming: TextField, key: Key): Step => {
	if (key === 'escape' || key === 'ctrl-c') {
		return step(updateOverlay(state, {...overlay, naming: undefined}));
	}

	const file = textOf(naming).trim();
	if (key === 'enter' && file !== '') {
		return save(state, file, overlay.isQuitting);
	}

	const field = editField(naming, key);
	return field ? step(updateOverlay(state, {...overlay, naming: field})) : step(state);
};

const save = (state: AppState, file: string, isQuitting: boolean): Step =>
	step(closeOverlay(state), {kind: 'save', evaluation: state.evaluation, file, isQuitting});

const leave = ({farewell}: AppState, exitStatus: number, consequence: string): Effect => ({
	kind: 'exit',
	exitStatus,
	farewell: [...farewell, `Changes were not saved: ${consequence}`],
});
