import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';
const down = `${escape}[B`;

const value = ({store}: Screens, name: string): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get(name)!);
};

/** Another location, and the cursor on the menu that it is in. */
const onCompute = async (): Promise<Screens> => {
	const screens = openScreens();
	await screens.press("'", 'c', '\r', down, '\r', down, '\r', escape);
	return screens;
};

test('r on a menu asks, and y resets all that is in it in one step of undo', async () => {
	const screens = await onCompute();
	assert.equal(value(screens, 'TERRAFORM_DATACRUNCH_LOCATION_AUTO'), 'n');
	await screens.press('r');
	assert.ok(screens.lines().includes(' Reset everything in Compute to its default?'));
	await screens.press('y');
	assert.equal(value(screens, 'TERRAFORM_DATACRUNCH_LOCATION_AUTO'), 'y');
	await screens.press('u');
	assert.equal(value(screens, 'TERRAFORM_DATACRUNCH_LOCATION_AUTO'), 'n');
});

test('where nothing is set there is nothing to ask', async () => {
	const screens = openScreens();
	await screens.press("'", 'c', 'r');
	assert.ok(
		screens.lines().some(line => line.includes('r: everything in Compute has its default')),
	);
});

for (const size of [
	{columns: 120, rows: 40},
	{columns: 80, rows: 24},
	{columns: 40, rows: 12},
]) {
	test(`the question fits ${size.columns}x${size.rows}`, async () => {
		const screens = await onCompute();
		screens.store.dispatch({type: 'resized', size});
		await screens.press('r');
		const lines = screens.lines();
		assert.ok(lines.length < size.rows);
		assert.ok(lines.every(line => line.length <= size.columns));
		assert.ok(
			lines.some(line => line.includes('[No]')),
			lines.join('\n'),
		);
	});
}
