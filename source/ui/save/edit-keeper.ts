import {ExpectedError} from '../../errors.ts';
import {editsBetween} from '../../kconfig/user-values.ts';
import {say, type AppState} from '../app-state.ts';
import type {Services} from '../services.ts';

/** Sees to it that what is edited and not saved is on disk after every step. */
export type EditKeeper = (before: AppState, after: AppState) => AppState;

/** Somebody whose disk is full hears of it once, and can go on. */
export const createEditKeeper = (services: Services): EditKeeper => {
	let isTold = false;
	return (before, after) => {
		try {
			keepStep(services, before, after);
			return after;
		} catch (error) {
			if (!(error instanceof ExpectedError)) throw error;
			if (isTold) return after;
			isTold = true;
			return say(after, `edits are not kept safe until they are saved: ${error.message}`, 'warn');
		}
	};
};

const keepStep = (services: Services, before: AppState, after: AppState): void => {
	if (!after.facts.isUnsaved) {
		services.forgetEdits();
		return;
	}

	const isOtherTree = before.evaluation.tree !== after.evaluation.tree;
	const from = isOtherTree ? after.baseline : before.evaluation;
	const edits = editsBetween(from.userValues, after.evaluation.userValues);
	if (isOtherTree) services.forgetEdits();
	if (edits.length > 0) services.keepEdits(edits, after.past.at(-1)?.what ?? 'edited');
};
