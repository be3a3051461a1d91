import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ExpectedError} from '../../../source/errors.ts';
import {createAppStore, type AppStore} from '../../../source/ui/app-store.ts';
import type {Services} from '../../../source/ui/services.ts';
import {selecting} from '../../helpers/bringup-events.ts';
import {until} from '../../helpers/frames.ts';
import {testEvaluation, testWorld} from '../../helpers/menu-screens.ts';

/** An edit, and then a bring-up. */
const bringUpEdited = (bringUp: Services['bringUp']): AppStore => {
	const {services} = testWorld();
	const store = createAppStore(
		{...services, bringUp},
		{evaluation: testEvaluation(), isFirstRun: false, ascii: true},
		{columns: 80, rows: 24},
	);
	for (const key of ['down', 'n', '!', 'y']) {
		store.dispatch({type: 'input', input: {kind: 'key', key}});
	}

	return store;
};

test('a bring-up that could not save leaves what was edited unsaved', async () => {
	const {getState} = bringUpEdited(() => {
		throw new ExpectedError('Somebody else wrote .config meanwhile.');
	});
	await until(() => getState().bringup?.phase === 'ended');
	assert.notEqual(getState().baseline, getState().evaluation);
});

test('a bring-up that says something has saved', async () => {
	const {getState} = bringUpEdited(async function* () {
		yield* selecting;
	});
	await until(() => getState().bringup?.phase === 'ended');
	assert.equal(getState().baseline, getState().evaluation);
});
