import {prepareSearch} from '../kconfig/search.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {overlayOf, type AppState} from './app-state.ts';

/** So long may keys wait at the most. */
const sliceMilliseconds = 3;

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
		const texts = prepareSearch(tree);
		const advance = (): void => {
			const end = performance.now() + sliceMilliseconds;
			while (performance.now() < end) {
				if (texts.next().done === true) {
					return;
				}
			}

			setImmediate(advance);
		};
		setImmediate(advance);
	};
};
