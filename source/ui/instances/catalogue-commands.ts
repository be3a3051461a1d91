import {carryOver} from '../../catalogue/carry-over.ts';
import {type KconfigTree, type MenuNode, nodesBelow} from '../../kconfig/menu-tree.ts';
import {
	openOverlay,
	say,
	step,
	type AppState,
	type Overlay,
	type Place,
	type Step,
} from '../app-state.ts';
import {speaksOfMachines} from '../menu/badge-target.ts';
import {openPlace} from '../menu/menu-places.ts';
import {page} from '../pages/page-state.ts';
import type {CatalogueReport} from '../services.ts';
import {sourceIn} from '../pages/value-source.ts';

/** Asks for the catalogue; the menu stays as it is until the answer is there. */
export const catalogueKey = (state: AppState): Step =>
	speaksOfMachines(state.evaluation.tree)
		? step(say(state, 'asking for the catalogue'), {kind: 'update-catalogue'})
		: step(say(state, 'C: nothing here comes from a catalogue', 'warn'));

/**
 * Goes on with the tree that was read anew, in the same list: what was edited stays edited, and what is not there any
 * more is named. Undo begins afresh, for what was before is of another tree.
 */
export const catalogueUpdated = (state: AppState, {tree, lines}: CatalogueReport): AppState => {
	if (tree === state.evaluation.tree) {
		return lines.length === 0
			? say(state, 'the catalogue is as it was', 'good')
			: openOverlay({...state, message: undefined}, page('Catalogue', lines));
	}

	// A bring-up goes on as it was started.
	const {state: next, warnings} = withTree(state, tree, ['bringup', 'picker']);
	return next.overlays.length > 0
		? say(next, warnings[0] ?? 'the catalogue was updated', 'warn')
		: openOverlay(next, page('Catalogue', [...warnings, ...lines]));
};

/** The same after somebody edited its files. */
export const sourceEdited = (state: AppState, tree: KconfigTree): AppState => {
	if (tree === state.evaluation.tree) {
		return say(state, 'the file is as it was');
	}

	const {state: next, warnings} = withTree(state, tree, ['bringup']);
	return warnings.length === 0
		? say(next, 'the menu was read again', 'good')
		: openOverlay(next, page('The menu was read again', warnings));
};

/** Another tree, with what was edited; what lies over the menu and is about the tree that was is gone. */
const withTree = (
	state: AppState,
	tree: KconfigTree,
	kept: readonly Overlay['kind'][],
): {readonly state: AppState; readonly warnings: readonly string[]} => {
	const {evaluation, vanished} = carryOver(state.evaluation, tree);
	const {evaluation: baseline} = carryOver(state.baseline, tree);
	const next = {
		...state,
		evaluation,
		baseline,
		source: sourceIn(state.source, tree),
		past: [],
		future: [],
		places: placesIn(tree.root, state.places),
		unfolded: state.unfolded && new Set<MenuNode>(),
		overlays: state.overlays.filter(({kind}) => kept.includes(kind)),
		message: undefined,
	};
	return {state: next, warnings: vanished.map(({diagnostic}) => diagnostic.message)};
};

/** The lists that were open, as far as the new tree has them. */
const placesIn = (root: MenuNode, places: readonly Place[]): readonly Place[] => {
	const found: Place[] = [];
	let above: MenuNode | undefined = root;
	for (const {node, cursor, index, top} of places) {
		above = found.length === 0 ? root : like(node, above);
		if (above === undefined) {
			break;
		}

		found.push({...openPlace(above, cursor && like(cursor, above)), index, top});
	}

	return found;
};

/** The node that stands for the same thing: the same option, or where it has no name, the one most like it. */
const like = (wanted: MenuNode, above: MenuNode): MenuNode | undefined => {
	const name = wanted.symbol?.name;
	const nodes = [...nodesBelow(above)].filter(({symbol}) => symbol?.name === name);
	if (name !== undefined) {
		return nodes[0];
	}

	// A catalogue can give a choice another title, and other members.
	const options = optionsIn(wanted);
	const holdsSame = (node: MenuNode): boolean =>
		optionsIn(node).some(option => options.includes(option));
	const hasTitle = ({prompt}: MenuNode): boolean => prompt?.text === wanted.prompt?.text;
	return (
		nodes.find(node => holdsSame(node) && hasTitle(node)) ??
		nodes.find(holdsSame) ??
		nodes.find(hasTitle) ??
		nodes.find(node => isAt(node, wanted))
	);
};

const optionsIn = ({children}: MenuNode): readonly string[] =>
	children.flatMap(({symbol}) => symbol?.name ?? []);

const isAt = ({position, prompt}: MenuNode, wanted: MenuNode): boolean =>
	prompt?.kind === wanted.prompt?.kind &&
	position.file === wanted.position.file &&
	position.line === wanted.position.line;
