import type {SaveProblem} from '../../config/save-problems.ts';
import type {Change} from '../../kconfig/edits.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {editValues, type ValueEdit} from '../../kconfig/user-values.ts';
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
import {redone, replaced, undone} from '../menu/edit-commands.ts';
import {scrollTo, usableRows, type Size} from '../drawing/layout.ts';
import {keyName} from '../keys/key-names.ts';
import {rowsMoved} from '../keys/list-keys.ts';
import {openMerge} from './merge-state.ts';
import {openName} from '../dialogs/name-state.ts';
import {nextRow, saveRows, type SaveRow} from './save-rows.ts';
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

export type Dropped = {readonly change: Change; readonly edits: readonly ValueEdit[]};

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

/** A window that is high and wide shows what a defconfig would be, too: to print it takes a while. */
const lookAtFiles = ({evaluation, size}: AppState): Effect => ({
	kind: 'look-at-files',
	evaluation,
	withMinimal: isWide(size) && size.rows >= 30,
});

/** So wide a window has room for the reason behind each consequence, and for the place of each option. */
export const isWide = ({columns}: Size): boolean => columns >= 100;

/** The same with the file's name to be typed, as the peers ask for it. */
export const openSaveAs = (state: AppState): Step => {
	const {state: opened, effects} = openSave(state, false);
	const overlay = overlayOf(opened) as SaveState;
	return step(
		updateOverlay(opened, {...overlay, naming: textField(state.file), isNameAsked: true}),
		...effects,
	);
};

/** Title, a rule, a sentence and two lines of keys are not the list's. */
export const saveHeight = (size: Size): number => Math.max(1, usableRows(size) - 5);

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

const moved = (state: AppState, overlay: SaveState, by: number): AppState => {
	const rows = saveRows(state, overlay);
	const wanted = Math.max(0, Math.min(rows.length - 1, overlay.index + by));
	const isForward = by > 0 || wanted === 0;
	const index = nextRow(rows, wanted, isForward ? 1 : -1) ?? overlay.index;
	return settled(state, {...overlay, index});
};

/** The first row of the next part, or of the one before; after the last comes the first. */
const toOtherPart = (state: AppState, overlay: SaveState, by: 1 | -1): AppState => {
	const rows = saveRows(state, overlay);
	const starts = rows.flatMap(({kind}, index) => (kind === 'heading' ? [index + 1] : []));
	const at = starts.findLastIndex(start => start <= overlay.index);
	const index = starts.at((at + by) % starts.length) ?? overlay.index;
	// With its heading at the top, where there is more than fits.
	const most = Math.max(0, rows.length - saveHeight(state.size));
	return settled(state, {...overlay, index, top: Math.min(index - 1, most)});
};

/** With the cursor on a row, and that row and the heading above it on the screen. */
const settled = (state: AppState, overlay: SaveState): AppState => {
	const rows = saveRows(state, overlay);
	const near = Math.max(0, Math.min(overlay.index, rows.length - 1));
	const index = nextRow(rows, near, 1) ?? nextRow(rows, near, -1) ?? 0;
	const height = saveHeight(state.size);
	const first = rows[index - 1]?.kind === 'heading' ? index - 1 : index;
	const top = scrollTo(Math.min(overlay.top, first), index, rows.length, height);
	return updateOverlay(state, {...overlay, index, top});
};

/** After the configuration was changed from here: what follows is another, and so is what would be written. */
const recomputed = (state: AppState, overlay: SaveState): Step => {
	const {baseline, evaluation} = state;
	const stillDropped = [...overlay.dropped].filter(
		([symbol]) => evaluation.userValues.get(symbol) === baseline.userValues.get(symbol),
	);
	const changes = changesBetween(baseline, evaluation);
	const next = {...overlay, changes, dropped: new Map(stillDropped)};
	return step(settled(state, next), lookAtFiles(state));
};

/** Space: sets one change back, or makes it again. What follows from it follows suit. */
const dropped = (state: AppState, overlay: SaveState): Step => {
	const row: SaveRow | undefined = saveRows(state, overlay)[overlay.index];
	if (row?.kind !== 'yours') {
		return step(say(state, 'Space: only what you changed can be dropped', 'warn'));
	}

	const {change, isKept} = row;
	const {symbol} = change;
	const {baseline, evaluation} = state;
	const name = symbol.name ?? '';
	const others = new Map(overlay.dropped);
	if (!isKept) {
		const edits = others.get(symbol)!.edits;
		others.delete(symbol);
		return recomputed(withEdits(state, edits, `kept ${name} after all`), {
			...overlay,
			dropped: others,
		});
	}

	// A choice goes back as a whole.
	const symbols = symbol.choice?.members ?? [symbol];
	const valuesIn = ({userValues}: AppState['evaluation']): readonly ValueEdit[] =>
		symbols.map(member => [member, userValues.get(member)]);
	others.set(symbol, {change, edits: valuesIn(evaluation)});
	return recomputed(withEdits(state, valuesIn(baseline), `dropped ${name}`), {
		...overlay,
		dropped: others,
	});
};

/**
 * Keeps a line of an option that the tree does not have, or leaves it out as C does: this one, or all of them. Space does
 * what is not done now.
 */
const keptOrNot = (
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

const withEdits = (state: AppState, edits: readonly ValueEdit[], what: string): AppState => {
	const {evaluation} = state;
	const {evaluation: after} = evaluation.update(
		editValues(evaluation.userValues, edits),
		edits.map(([symbol]) => symbol),
	);
	return say(replaced(state, after, what), what);
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
