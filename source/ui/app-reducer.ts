import {
	closeOverlay,
	openOverlay,
	overlayOf,
	say,
	settle,
	step,
	updateOverlay,
	type Action,
	type AppState,
	type Overlay,
	type Step,
} from './app-state.ts';
import {bringupKey, bringupNews, bringupPaste} from './bringup-commands.ts';
import {clickedAt} from './clicks.ts';
import {catalogueUpdated, sourceEdited} from './catalogue-commands.ts';
import {picked} from './picked.ts';
import {confirmKey} from './confirm-state.ts';
import {replaced} from './edit-commands.ts';
import {fieldKey, typeInto} from './field-state.ts';
import {isTooSmall} from './layout.ts';
import {loadKey, loadTyped} from './load-state.ts';
import {askingAgain, findHereKey, letterKey, menuKey} from './menu-commands.ts';
import {withPlans} from './info-page.ts';
import {mergeKey} from './merge-state.ts';
import {nameKey, namePaste} from './name-state.ts';
import {page, pageKey} from './page-state.ts';
import {priceKey, priceTyped} from './price-commands.ts';
import {restoreKey} from './restore-state.ts';
import {questionKey} from './question-state.ts';
import {lookedAtFiles, openSave, saveKey} from './save-state.ts';
import {fieldOf, searchKey, searchTyped} from './search-state.ts';
import type {Input, Key} from './terminal-keys.ts';
import {pasteInto} from './text-field.ts';
import {tooSmallKey} from './too-small.ts';
import {unanswered} from './unanswered.ts';
import {waited, waitKey} from './wait-commands.ts';

/** The state after an action, and what has to be done. Pure: the same state and action always give the same step. */
export const reduce = (state: AppState, action: Action): Step => {
	const {state: next, effects} = advance(state, action);
	return next === state ? step(state, ...effects) : step(settle(state, next), ...effects);
};

const advance = (state: AppState, action: Action): Step => {
	switch (action.type) {
		case 'input': {
			const {input} = action;
			const heard = {...state, message: undefined};
			if (isTooSmall(state.size)) {
				return input.kind === 'key' ? tooSmallKey(heard, input.key) : step(state);
			}

			switch (input.kind) {
				case 'key': {
					const answer = onKey(heard, overlayOf(state), input.key);
					return answer.state === heard && answer.effects.length === 0
						? step(unanswered(heard, input.key))
						: answer;
				}

				case 'paste': {
					return onPaste(heard, overlayOf(state), input.text);
				}

				case 'mouse': {
					return onMouse(heard, input);
				}
			}
		}

		case 'step': {
			return action.take({...state, message: undefined});
		}

		case 'resized': {
			return step({...state, size: action.size});
		}

		case 'painted': {
			return step({...state});
		}

		case 'ticked': {
			return step({...state, now: action.now});
		}

		case 'capacity': {
			return waited(answered({...state, capacity: action.capacity, now: action.now}));
		}

		case 'running': {
			return step({...state, running: action.running});
		}

		case 'saved': {
			return saved(state, action);
		}

		case 'looked-at-files': {
			const overlay = overlayOf(state);
			return step(
				overlay?.kind === 'save' ? lookedAtFiles(state, overlay, action.look, action.disk) : state,
			);
		}

		case 'disk-changed': {
			return openSave(state, action.isQuitting);
		}

		case 'diffed': {
			const {lines} = action;
			return step(
				lines.length === 0
					? say(state, `a save would not change ${state.file}`)
					: openOverlay(state, {
							...page(`What a save makes of ${state.file}`, lines),
							isDiff: true,
						}),
			);
		}

		case 'saved-defconfig': {
			return step(say(state, writtenText(action.report.written), 'good'));
		}

		case 'loaded': {
			return step(loaded(state, action.from, action.report));
		}

		case 'defconfigs': {
			const overlay = overlayOf(state);
			return step(
				overlay?.kind === 'load' || overlay?.kind === 'name'
					? updateOverlay(state, {...overlay, entries: action.entries})
					: state,
			);
		}

		case 'catalogue-updated': {
			return step(catalogueUpdated(state, action.report));
		}

		case 'plans-found': {
			return step(plansFound(state, action));
		}

		case 'source-edited': {
			return step(sourceEdited(state, action.tree));
		}

		case 'failed': {
			const lines = action.lines.flatMap(text => text.split('\n'));
			const [first = '', ...rest] = lines;
			return step(
				rest.length === 0
					? say(state, first, 'bad')
					: openOverlay(state, page('That did not work', lines)),
			);
		}

		case 'picked': {
			return picked(closeOverlay(state), action.entry);
		}

		case 'picker-quit': {
			return step(state, {
				kind: 'exit',
				exitStatus: 0,
				farewell: [...state.farewell, `Nothing was saved: there is no ${state.file} yet.`],
			});
		}

		case 'bringup-begun':
		case 'bringup-told':
		case 'bringup-ended': {
			return step(bringupNews(state, action));
		}

		case 'hung-up': {
			return step(state, {kind: 'exit', exitStatus: 129, farewell: state.farewell});
		}
	}
};

/** The page that asked tells the answer, wherever somebody has read to. */
const plansFound = (
	state: AppState,
	{ways, found}: Extract<Action, {type: 'plans-found'}>,
): AppState => ({
	...state,
	overlays: state.overlays.map(overlay =>
		overlay.kind === 'page' && overlay.ways === ways ? withPlans(overlay, ways, found) : overlay,
	),
});

/** Whoever asked for an answer hears that there is none, and why; the answer itself is in the badges. */
const answered = (state: AppState): AppState => {
	const {capacity, message} = state;
	if (message?.text !== askingAgain || capacity.kind === 'loading') {
		return state;
	}

	return capacity.kind === 'unknown'
		? say(state, `R: not known: ${capacity.reason}`, 'warn')
		: {...state, message: undefined};
};

const onKey = (state: AppState, overlay: Overlay | undefined, key: Key): Step => {
	switch (overlay?.kind) {
		case undefined: {
			return menuKey(state, key);
		}

		case 'field': {
			return fieldKey(state, overlay, key);
		}

		case 'page': {
			return pageKey(state, overlay, key);
		}

		case 'search': {
			return searchKey(state, overlay, key);
		}

		case 'save': {
			return saveKey(state, overlay, key);
		}

		case 'merge': {
			return mergeKey(state, overlay, key);
		}

		case 'load': {
			return loadKey(state, overlay, key);
		}

		case 'name': {
			return nameKey(state, overlay, key);
		}

		case 'find': {
			return findHereKey(state, overlay, key);
		}

		case 'question': {
			return questionKey(state, overlay, key);
		}

		case 'price': {
			return priceKey(state, overlay, key);
		}

		case 'letter': {
			return letterKey(state, key);
		}

		case 'restore': {
			return restoreKey(state, overlay, key);
		}

		case 'confirm': {
			return confirmKey(state, key);
		}

		case 'wait': {
			return state.wait ? waitKey(state, state.wait, key) : step(closeOverlay(state));
		}

		case 'bringup': {
			return bringupKey(state, state.bringup!, key);
		}

		// A component of its own, with its own keys.
		case 'picker': {
			return step(state);
		}
	}
};

/** The wheel moves as the arrows do. */
const onMouse = (state: AppState, {what, row, column}: Input & {readonly kind: 'mouse'}): Step => {
	if (what === 'press') {
		return clickedAt(state, row, column);
	}

	const key = what === 'wheel-up' ? 'up' : 'down';
	let moved = state;
	for (let count = 0; count < rowsOfWheel; count++) {
		moved = onKey(moved, overlayOf(moved), key).state;
	}

	return step(moved);
};

/** As far as a notch of the wheel goes in most programs. */
const rowsOfWheel = 3;

/** Pasted text only goes into fields: in a menu "y" and "n" of a paste would set things. */
const onPaste = (state: AppState, overlay: Overlay | undefined, text: string): Step => {
	switch (overlay?.kind) {
		case 'field': {
			return typeInto(state, overlay, pasteInto(overlay.field, text));
		}

		case 'search': {
			return searchTyped(state, overlay, pasteInto(fieldOf(overlay), text));
		}

		case 'load': {
			return loadTyped(state, overlay, pasteInto(overlay.field, text));
		}

		case 'price': {
			return priceTyped(state, overlay, pasteInto(overlay.field, text));
		}

		case 'name': {
			return namePaste(state, overlay, text);
		}

		case 'save': {
			const {naming} = overlay;
			return step(
				naming ? updateOverlay(state, {...overlay, naming: pasteInto(naming, text)}) : state,
			);
		}

		case 'bringup': {
			return bringupPaste(state, state.bringup!, text);
		}

		case undefined:
		case 'page':
		case 'letter':
		case 'find':
		case 'question':
		case 'restore':
		case 'merge':
		case 'confirm':
		case 'wait':
		case 'picker': {
			return step(say(state, 'pasted text is not read as keys', 'warn'));
		}
	}
};

const saved = (state: AppState, action: Action & {readonly type: 'saved'}): Step => {
	const text =
		action.report.written.length === 0
			? `No change to ${action.file}.`
			: writtenText(action.report.written);
	// Another file is a copy: what is not in the configuration itself is still not saved.
	const baseline = action.file === state.file ? action.evaluation : state.baseline;
	const next = say({...state, baseline}, text, 'good');
	const farewell = [...state.farewell, text];
	return action.isQuitting ? step(next, {kind: 'exit', exitStatus: 0, farewell}) : step(next);
};

const writtenText = (files: readonly string[]): string => `Written: ${files.join(', ')}`;

/** A load is one step of undo. The tree is the same one, so the list that is open stays. */
const loaded = (
	state: AppState,
	from: string,
	{evaluation, lines, warnings}: Extract<Action, {type: 'loaded'}>['report'],
): AppState => {
	const overlays = state.overlays.filter(({kind}) => kind !== 'picker');
	const next = say(
		replaced({...state, overlays}, evaluation, `loaded ${from}`, {
			kind: 'file',
			name: from,
			userValues: evaluation.userValues,
			lines,
		}),
		`loaded ${from}`,
		'good',
	);
	return warnings.length === 0
		? next
		: openOverlay(next, page(`Loaded ${from}, with warnings`, warnings));
};
