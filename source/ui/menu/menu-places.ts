import type {Evaluation} from '../../kconfig/evaluation.ts';
import type {MenuNode} from '../../kconfig/menu-tree.ts';
import {layoutFor, placeOf, updatePlace, type AppState, type Place} from '../app-state.ts';

/** A list that is opened with the cursor on `cursor`, or on its first row. */
export const openPlace = (node: MenuNode, cursor?: MenuNode): Place => ({
	node,
	cursor,
	index: 0,
	top: 0,
});

/** The cursor of a choice starts on the member that is chosen. */
export const openChoice = (evaluation: Evaluation, node: MenuNode): Place => {
	const selection = node.symbol && evaluation.selection(node.symbol);
	return openPlace(
		node,
		node.children.find(child => child.symbol !== undefined && child.symbol === selection),
	);
};

export const entered = (state: AppState, place: Place): AppState => ({
	...state,
	places: [...state.places, place],
});

/** A single menu with a menu of its list unfolded, or folded again. */
export const folded = (
	state: AppState,
	unfolded: ReadonlySet<MenuNode>,
	node: MenuNode,
): AppState => {
	const next = new Set(unfolded);
	if (next.delete(node)) {
		return {...state, unfolded: next};
	}

	next.add(node);
	const place = placeOf(state);
	// What unfolds is to be seen: a row low in the window goes up.
	const top = Math.max(place.top, place.index - Math.floor(layoutFor(state).listHeight / 3));
	return updatePlace({...state, unfolded: next}, {...place, top});
};

/** A single menu with the menu folded that the cursor's row stands in, and the cursor on it. */
export const foldedAround = (state: AppState): AppState | undefined => {
	const {unfolded} = state;
	const place = placeOf(state);
	let menu = place.cursor?.parent;
	while (menu && !unfolded?.has(menu)) {
		menu = menu.parent;
	}

	return menu && unfolded
		? updatePlace(folded(state, unfolded, menu), {...place, cursor: menu})
		: undefined;
};

/** The list above, or what jumped here; undefined at the top. */
export const left = (state: AppState): AppState | undefined => {
	const {returnsTo} = placeOf(state);
	if (returnsTo) {
		return {...state, ...returnsTo};
	}

	return state.places.length > 1 ? {...state, places: state.places.slice(0, -1)} : undefined;
};

/** Jumps from a page, which leaving the list leads back to. */
export const jumpedFrom = (state: AppState, node: MenuNode): AppState => {
	const {places, overlays} = state;
	const jumped = jumpTo({...state, overlays: []}, node);
	return updatePlace(jumped, {...placeOf(jumped), returnsTo: {places, overlays}});
};

/** Opens the list that shows a node, with the cursor on it, and every list above it. */
export const jumpTo = (state: AppState, node: MenuNode): AppState => {
	const places: Place[] = [];
	const unfolded = state.unfolded && new Set(state.unfolded);
	let target = node;
	for (let list = node.parent; list; list = list.parent) {
		if (unfolded && list.parent && list.prompt?.kind === 'menu' && !list.symbol) {
			unfolded.add(list);
		} else if (isList(list, target)) {
			places.unshift(openPlace(list, target));
			target = list;
		}
	}

	return places.length === 0 ? state : {...state, places, unfolded};
};

/** Whether a node has a list of its own in which `child` is a row. What hangs on a choice's member is drawn outside. */
const isList = (node: MenuNode, child: MenuNode): boolean =>
	node.parent === undefined ||
	node.prompt?.kind === 'menu' ||
	node.isMenuconfig ||
	(node.symbol?.isChoice === true && child.parent === node);

/** The titles of the lists that are open, from the top. */
export const trail = (state: AppState): readonly string[] =>
	state.places.map(({node}) => node.prompt?.text ?? '');

export const isInChoice = (state: AppState): boolean =>
	placeOf(state).node.symbol?.isChoice === true;
