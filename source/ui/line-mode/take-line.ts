import type {AppStore} from '../app-store.ts';
import {closeRead, lineActions} from './line-actions.ts';
import {contextLines} from './line-list.ts';
import {lineReport} from './line-report.ts';

/**
 * Does what a line asks for, and gives what is to be written about it. A line that asks for nothing gives the list
 * again.
 */
export const takeLine = async (store: AppStore, text: string): Promise<readonly string[]> => {
	const before = store.getState();
	const actions = lineActions(before, text);
	for (const action of actions) {
		store.dispatch(action);
		await store.idle();
	}

	const after = store.getState();
	closeRead(after).forEach(store.dispatch);
	return actions.length === 0 ? contextLines(after) : lineReport(before, after);
};
