import {
	isInstanceList,
	layoutFor,
	overlayOf,
	placeOf,
	rowOfCursor,
	type AppState,
} from '../app-state.ts';
import {markedButton} from '../dialogs/buttons.ts';
import type {Hint} from '../drawing/footer.ts';
import type {MenuCommand} from '../keys/key-map.ts';
import {instanceKeys, type InstanceCommand} from '../instances/instance-keys.ts';
import {lacksCredentials} from '../instances/account-state.ts';
import {isWhole, lastSnapshot} from '../instances/instance-view.ts';
import type {KeyProfile} from '../keys/key-profiles.ts';
import {keyFor, keyName} from '../keys/key-names.ts';
import {isInChoice} from './menu-places.ts';
import {isFixed, type MenuRow} from './menu-rows.ts';

/** A line of the few keys that matter most has so many columns' room for what they do. */
const roomForWords = 76;

/** The keys that do something in the menu now, the most wanted first, as the profile has them. */
export const menuHints = (state: AppState): readonly Hint[] => {
	const overlay = overlayOf(state);
	if (overlay?.kind === 'field') {
		return [
			overlay.button === 'Help' ? 'Enter help' : 'Enter takes it',
			'Esc leaves it as it was',
			...(overlay.button === undefined ? [] : ['o ok', 'h help', 'x leaves it']),
			...(state.keys.hasButtons ? ['Tab buttons'] : []),
			'F1 info',
			'Ctrl-A Ctrl-E ends',
			'Ctrl-U Ctrl-K Ctrl-W delete',
		];
	}

	if (overlay?.kind === 'find') {
		return ['type to find a row', 'Down/Up next', 'Esc or / ends'];
	}

	const {keys} = state;
	const hint = (command: MenuCommand, does: string): Hint => `${keyFor(keys, command)} ${does}`;
	// In mconf's choices a digit may be a row's.
	const isDigitFree = keys.menu.get('1') === 'keys' && !(keys.hasHotkeys && isInChoice(state));
	const keysHint = isDigitFree ? 'F1/1 keys' : hint('keys', 'keys');
	const {isSmall} = layoutFor(state);
	if (isSmall && state.size.columns >= roomForWords) {
		return [
			...rowHints(state, hint),
			state.places.length === 1 ? 'Esc quit' : 'Esc back',
			hint('search', 'find'),
			hint('info', 'info'),
			...(isInChoice(state) ? [] : [hint('save', 'save')]),
			keysHint,
			hint('quit', 'quit'),
		];
	}

	if (isSmall) {
		const most = (['open', 'toggle', 'search', 'info', 'save', 'quit'] as const)
			.map(command => keyFor(keys, command))
			.join(' ');
		return [most, `${keys.menu.get('1') === 'keys' ? '1' : keyFor(keys, 'keys')} keys`];
	}

	return [
		...rowHints(state, hint),
		...(isInstanceList(state) ? instanceHints(state) : []),
		escapeHint(state),
		hint('search', 'find'),
		hint('info', 'info'),
		...(state.past.length === 0 ? [] : [hint('undo', 'undo')]),
		...(state.future.length === 0 ? [] : [hint('redo', 'redo')]),
		...(isInChoice(state) ? [] : [hint('save', 'save')]),
		...(state.facts.request && !lacksCredentials(state)
			? [hint('bring-up', 'bring up'), hint('wait', 'wait')]
			: []),
		hint('quit', 'quit'),
		keysHint,
		hint('show-all', state.showAll ? 'hide' : 'all'),
		hint('show-names', 'names'),
		hint('show-help', 'help'),
		hint('load', 'load'),
		hint('save-defconfig', 'defconfig'),
		...(isInstanceList(state) && !state.isPaused && !lacksCredentials(state)
			? [instanceHint(keys, 'pause', 'pause')]
			: []),
	];
};

/** Where Esc leads to: a list that a search jumped to leads back to what was found. */
const escapeHint = (state: AppState): Hint =>
	placeOf(state).returnsTo
		? 'Esc back to the results'
		: state.places.length === 1
			? 'Esc quit'
			: 'Esc back';

/** What narrows and orders the list, and what takes that back. */
const instanceHints = ({keys, instances, isPaused, capacity}: AppState): readonly Hint[] => {
	const hint = (command: InstanceCommand, does: string): Hint => instanceHint(keys, command, does);
	return [
		hint('order', 'order'),
		// The first answer comes soon, and should not move the keys about.
		...(capacity.kind !== 'unknown'
			? [hint('only-available', instances.onlyAvailable ? 'all' : 'available only')]
			: []),
		hint('max-price', 'max price'),
		...(capacity.kind === 'loading' || lastSnapshot(capacity)
			? [hint('pin-location', 'location')]
			: []),
		...(isWhole(instances) ? [] : [hint('whole-view', 'whole list')]),
		...(isPaused ? [hint('pause', 'go on asking')] : []),
	];
};

const instanceHint = ({hasHotkeys}: KeyProfile, command: InstanceCommand, does: string): Hint =>
	`${instanceKeys(hasHotkeys)
		.flatMap(binding => (binding.command === command ? [keyName(binding.key)] : []))
		.join('')} ${does}`;

/** What can be done with the row under the cursor; its value's brackets say what it can be set to. */
const rowHints = (
	state: AppState,
	hint: (command: MenuCommand, does: string) => Hint,
): readonly Hint[] => {
	const row = rowOfCursor(state);
	if (row === undefined || isFixed(row)) {
		return [];
	}

	const {keys, button} = state;
	// On another button than Select, Enter has nothing to do with the row.
	const pressed = button === 0 ? undefined : [`Enter ${markedButton(state).label.toLowerCase()}`];
	const opens = pressed ?? (row.isSubmenu ? [`Enter ${opensText(row)}`] : []);
	const reset = hint('reset', 'reset');
	if (isInChoice(state)) {
		const choosing = [
			'Space',
			...(pressed ? [] : ['Enter']),
			...(keys.choice.has('s') ? ['s'] : []),
		];
		return row.isHidden ? opens : [...(pressed ?? []), `${choosing.join('/')} choose`];
	}

	switch (row.value.charAt(0)) {
		case '[': {
			return [...opens, 'Space toggle', 'y/n set', reset];
		}

		case '<': {
			return [...opens, 'Space toggle', 'y/n/m set', reset];
		}

		case '{': {
			return [...opens, 'Space toggle', 'y/m set', reset];
		}

		case '(': {
			return [...(pressed ?? [...opens, 'Enter edit']), reset];
		}
	}

	return opens;
};

/** In a single menu, a menu unfolds and folds. */
const opensText = ({value}: MenuRow): string =>
	value === '++>' ? 'unfold' : value === '-->' ? 'fold' : 'open';
