import {prepareSearch} from '../../kconfig/search-index.ts';
import type {KconfigTree} from '../../kconfig/menu-tree.ts';
import {overlayOf, type AppState} from '../app-state.ts';
import {inSlices} from '../in-slices.ts';

/**
 * Makes the texts of a large tree ready while somebody reads the empty search screen and moves to the first key: the first
 * letter would wait for all of them.
 */
export const createSearchPreparer = (): ((state: AppState) => void) => {
	let prepared: KconfigTree | undefined;
	return state => {
		const {tree} = state.evaluation;
		if (overlayOf(state)?.kind !== 'search' || prepared === tree) {
			return;
		}

		prepared = tree;
		void inSlices(prepareSearch(tree), () => true);
	};
};
