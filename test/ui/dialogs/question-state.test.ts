import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';

/** One option changed, and a defconfig about to be loaded over it. */
const asked = async (): Promise<Screens> => {
	const screens = openScreens();
	await screens.press('j', 'n', 'L', 'v100', `${escape}[B`, '\r');
	return screens;
};

const fast = ({store}: Screens): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get('FAST')!);
};

const isAsking = (screens: Screens): boolean =>
	screens.lines().includes(' Load datacrunch-v100 all the same?');

for (const [name, keys] of [
	['n', ['n']],
	['N', ['N']],
	['Esc', [escape]],
	['Enter, which is No until somebody goes to Yes', ['\r']],
	['Tab twice and Enter', ['\t', '\t', '\r']],
] as const) {
	test(`nothing is loaded after ${name}`, async () => {
		const screens = await asked();
		assert.ok(isAsking(screens));
		await screens.press(...keys);
		assert.ok(!isAsking(screens));
		assert.equal(fast(screens), 'n');
		assert.ok(screens.lines().some(line => line.includes('nothing was changed')));
	});
}

for (const keys of [['y'], ['Y'], ['\t', '\r'], [`${escape}[D`, ' ']]) {
	test(`it is loaded after ${JSON.stringify(keys)}`, async () => {
		const screens = await asked();
		await screens.press(...keys);
		assert.equal(fast(screens), 'y');
	});
}

test('another key says which ones answer', async () => {
	const screens = await asked();
	await screens.press('x');
	assert.ok(isAsking(screens));
	assert.ok(screens.lines().some(line => line.includes('y: load it; n or Esc')));
});

test('the answer in brackets is the one that Enter takes', async () => {
	const screens = await asked();
	assert.ok(screens.lines().includes(' Yes: load it  [No]'));
	await screens.press('\t');
	assert.ok(screens.lines().includes(' [Yes: load it]  No'));
});
