import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {Effect} from '../app-effects.ts';
import {
	closeOverlay,
	openOverlay,
	overlayOf,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {changesBetween, type Changes} from './changes.ts';
import {openHelpOn} from '../dialogs/dialog-help.ts';
import {redone, undone} from '../menu/edit-commands.ts';
import {keyName} from '../keys/key-names.ts';
import {rowsMoved} from '../keys/list-keys.ts';
import {dropped, recomputed, type Dropped} from './dropped-changes.ts';
import {keptOrNot} from './kept-lines.ts';
import {openMerge} from './merge-state.ts';
import {moved, settled, toOtherPart} from './save-cursor.ts';
import {lookAtFiles, saveHeight} from './save-layout.ts';
import {openName} from '../dialogs/name-state.ts';
import {saveRows} from './save-rows.ts';
import {saveButtonKey, type SaveButton} from './save-buttons.ts';
import type {DiskNews, SaveLook} from '../services.ts';
import {editField, textField, textOf, type TextField} from '../dialogs/text-field.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Shows what a save would change and asks whether to; on the way out it is the question about unsaved changes. */
export type SaveState = {
	readonly kind: 'save';
	readonly isQuitting: boolean;
	readonly changes: Changes;
	/** What was set back here, and what sets it again. */
	readonly dropped: ReadonlyMap<KconfigSymbol, Dropped>;
	/** What a save would do to the files; undefined until they were looked at. */
	readonly look: SaveLook | undefined;
	/** Whether the file is still the one that was read. */
	readonly disk: DiskNews;
	/** Another file name that is being typed. */
	readonly naming: TextField | undefined;
	/** The name was all that was asked for: who leaves it wants no other question. */
	readonly isNameAsked: boolean;
	/** The button that somebody went to, where the profile has some. */
	readonly button: SaveButton | undefined;
	/** Why the files could not be written. */
	readonly failure: string | undefined;
	/** The row under the cursor. */
	readonly index: number;
	readonly top: number;
};

/** Opens the screen, and has the files looked at. */
export const openSave = (state: AppState, isQuitting: boolean): Step =>
	step(
		openOverlay(state, {
			kind: 'save',
			isQuitting,
			changes: changesBetween(state.baseline, state.evaluation),
			dropped: new Map(),
			look: undefined,
			disk: {kind: 'same'},
			naming: undefined,
			isNameAsked: false,
			button: undefined,
			failure: undefined,
			index: 0,
			top: 0,
		}),
		lookAtFiles(state),
	);

/** The same with the file's name to be typed, as the peers ask for it. */
export const openSaveAs = (state: AppState): Step => {
	const {state: opened, effects} = openSave(state, false);
	const overlay = overlayOf(opened) as SaveState;
	return step(
		updateOverlay(opened, {...overlay, naming: textField(state.file), isNameAsked: true}),
		...effects,
	);
};

/** The screen with what the files are found to be. */
export const lookedAtFiles = (
	state: AppState,
	overlay: SaveState,
	look: SaveLook,
	disk: DiskNews,
): AppState => settled(state, {...overlay, look, disk});

/** The screen is there again, says why nothing was written, and offers another file. */
export const saveFailed = (state: AppState, asked: SaveState, lines: readonly string[]): AppState =>
	say(
		openOverlay(state, {...asked, failure: lines.join(' '), index: 0, top: 0}),
		'not saved',
		'bad',
	);

export const saveKey = (state: AppState, overlay: SaveState, key: Key): Step => {
	const onButton = saveButtonKey(state, overlay, key);
	if (onButton === 'help') {
		return step(openHelpOn(state, overlay) ?? state);
	}

	if (onButton && 'marked' in onButton) {
		const {marked} = onButton;
		return step(
			marked === overlay.button ? state : updateOverlay(state, {...overlay, button: marked}),
		);
	}

	const meant = onButton?.means ?? key;
	return overlay.naming === undefined
		? answer(state, overlay, meant)
		: typeName(state, overlay, overlay.naming, meant);
};

const answer = (state: AppState, overlay: SaveState, key: Key): Step => {
	const {isQuitting} = overlay;
	const height = saveHeight(state.size);
	switch (key) {
		case 'enter':
		case 'y':
		case 'Y': {
			return save(state, overlay, state.file);
		}

		// From the menu, where mconf's users say yes with it, it only shows what a save would do.
		case 's': {
			return isQuitting
				? save(state, {...overlay, isQuitting: false}, state.file)
				: step(say(state, 's: y or Enter saves', 'warn'));
		}

		case 'tab':
		case 'shift-tab': {
			return step(toOtherPart(state, overlay, key === 'tab' ? 1 : -1));
		}

		case 'n':
		case 'N': {
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

		case ' ': {
			const row = saveRows(state, overlay)[overlay.index];
			return row?.kind === 'problem'
				? keptOrNot(state, overlay, key, row.problem)
				: dropped(state, overlay);
		}

		case 'K':
		case 'X': {
			const row = saveRows(state, overlay)[overlay.index];
			const isOnLine = row?.kind === 'problem' && row.problem.line !== undefined;
			return keptOrNot(state, overlay, key, isOnLine ? row.problem : undefined);
		}

		case 'u': {
			return recomputed(undone(state), overlay);
		}

		case 'U':
		case 'ctrl-r': {
			return recomputed(redone(state), overlay);
		}

		case '?': {
			return step(openHelpOn(state, overlay) ?? state);
		}

		case 'v': {
			return step(state, {kind: 'show-diff', evaluation: state.evaluation});
		}

		case 'c': {
			return step(say(state, 'copied the difference'), {
				kind: 'copy-diff',
				evaluation: state.evaluation,
			});
		}

		case 'o': {
			return step(updateOverlay(state, {...overlay, naming: textField(state.file)}));
		}

		case 'D': {
			return step(openOverlay(closeOverlay(state), openName), {kind: 'list-defconfigs'});
		}
	}

	const by = rowsMoved(key, height);
	return step(
		by === undefined
			? say(state, `${keyName(key)}: no such key here`, 'warn')
			: moved(state, overlay, by),
	);
};

const typeName = (state: AppState, overlay: SaveState, naming: TextField, key: Key): Step => {
	if (key === 'escape' || key === 'ctrl-c') {
		return step(withoutName(state, overlay));
	}

	if (key === 'enter') {
		const file = textOf(naming).trim();
		return file === '' ? step(unnamed(state, overlay)) : save(state, overlay, file);
	}

	const field = editField(naming, key);
	return field ? step(updateOverlay(state, {...overlay, naming: field})) : step(state);
};

/** A name left empty is how mconf's users say that they think better of it. */
const unnamed = (state: AppState, overlay: SaveState): AppState =>
	say(withoutName(state, overlay), 'no name, nothing was written');

const withoutName = (state: AppState, overlay: SaveState): AppState =>
	overlay.isNameAsked
		? closeOverlay(state)
		: updateOverlay(state, {...overlay, naming: undefined, button: undefined});

/** What somebody else wrote is not overwritten unseen. */
const save = (state: AppState, overlay: SaveState, file: string): Step => {
	const {disk, isQuitting} = overlay;
	if (disk.kind === 'changed' && file === state.file) {
		return step(openMerge(closeOverlay(state), disk, isQuitting));
	}

	const {evaluation} = state;
	// Keys that are typed ahead are the menu's.
	return step(closeOverlay(state), {
		kind: 'save',
		evaluation,
		file,
		isQuitting,
		asked: {...overlay, failure: undefined},
	});
};

const leave = ({farewell}: AppState, exitStatus: number, consequence: string): Effect => ({
	kind: 'exit',
	exitStatus,
	farewell: [...farewell, `Changes were not saved: ${consequence}`],
});
