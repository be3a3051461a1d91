import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';
const [f4, f5, f8, f9] = ['OS', '[15~', '[19~', '[20~'].map(code => escape + code) as [
	string,
	string,
	string,
	string,
];

const nconf = (columns = 80, rows = 24): Screens => openScreens({columns, rows}, {keys: 'nconf'});

const says = (screens: Screens, text: string): boolean =>
	screens.lines().some(line => line.includes(text));

const isShown = (screens: Screens): boolean => screens.store.getState().showAll;

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	test(`F4 asks, and its answers are in the window of ${columns}x${rows}`, async () => {
		const screens = nconf(columns, rows);
		await screens.press(f4);
		assert.ok(says(screens, "[Show All]  Don't show all"));
		assert.ok(screens.lines().length < rows);
		await screens.press('\r');
		assert.ok(isShown(screens));
		assert.ok(says(screens, 'XXX'));
	});
}

test('the answer that changes something is marked, and the arrows go to the other', async () => {
	const screens = nconf();
	await screens.press('4', `${escape}[C`);
	assert.ok(says(screens, "Show All  [Don't show all]"));
	await screens.press(' ');
	assert.ok(!isShown(screens));
	await screens.press('4', 'y', '4');
	assert.ok(says(screens, "Show All  [Don't show all]"));
	await screens.press('\r');
	assert.ok(!isShown(screens));
});

for (const [name, key] of [
	['Esc', escape],
	['F5', f5],
	['F9', f9],
] as const) {
	test(`${name} leaves it as it was`, async () => {
		const screens = nconf();
		await screens.press('4', 'y', '4', key);
		assert.ok(isShown(screens));
		assert.ok(says(screens, 'Networking'));
	});
}

test('in other profiles the key turns it over at once', async () => {
	const screens = openScreens();
	await screens.press(f4);
	assert.ok(isShown(screens));
});

for (const [name, opening, sign] of [
	['the search', [f8], 'find:'],
	['what to load', [`${escape}[18~`], 'Load:'],
	['what to save as', ['6'], 'Enter save under'],
	['a defconfig to save', ['D'], 'Save as a defconfig'],
] as const) {
	for (const key of [f5, f9]) {
		test(`${key === f5 ? 'F5' : 'F9'} leaves ${name}`, async () => {
			const screens = nconf();
			await screens.press(...opening);
			assert.ok(says(screens, sign), screens.lines().join('\n'));
			await screens.press(key);
			assert.ok(!says(screens, sign));
			assert.ok(says(screens, 'Networking'));
		});
	}
}

test('a hidden menu can be opened, but not by nconf’s keys, as in nconf', async () => {
	const evaluation = testEvaluation(`mainmenu "Test"

config A
	bool "A"

menu "Inner"
	depends on A

config B
	bool "B"

endmenu
`);
	const open = async (keys: 'nconf' | 'dcmenu', ...pressed: string[]): Promise<Screens> => {
		const screens = openScreens(undefined, {evaluation, keys});
		await screens.press(...pressed, `${escape}[B`, '\r');
		return screens;
	};
	assert.ok(says(await open('dcmenu', 'a'), 'Top > Inner'));
	const screens = await open('nconf', '4', 'y');
	assert.ok(!says(screens, 'Top > Inner'));
	assert.ok(says(screens, 'Enter: needs A=y'), screens.lines().join('\n'));
});

test("Kconfiglib's a shows what has no prompt, too; it can be jumped to, and says why it cannot be set", async () => {
	const screens = openScreens({columns: 100, rows: 40}, {keys: 'kconfiglib'});
	const cursor = (): string => screens.lines().find(line => line.startsWith('>')) ?? '';
	await screens.press('a', '/', 'held', '\r');
	assert.match(cursor(), /^> -\*- <HELD>/);
	await screens.press('n');
	assert.match(screens.store.getState().message!.text, /^n: it has no prompt/);
	await screens.press('a');
	assert.ok(!screens.lines().some(line => line.includes('<HELD>')));
});
