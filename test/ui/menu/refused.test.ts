import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

const value = ({store}: Screens, name: string): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get(name)!);
};

const said = (screens: Screens): string => screens.store.getState().message?.text ?? '';

const has = (screens: Screens, text: string): boolean =>
	screens.lines().some(line => line.includes(text));

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	test(`the page behind a refused key tells how to have that value, in ${columns}x${rows}`, async () => {
		const screens = openScreens({columns, rows});
		await screens.press('j', 'j', 'j', 'y', 'j', 'n');
		assert.match(said(screens), /^n: .*\(\? shows how\)$/);
		await screens.press('?');
		assert.ok(has(screens, 'HOW TO TURN IT OFF'));
		await screens.store.idle();
		// What it turns off is shown first.
		await screens.press('1', '1');
		assert.equal(value(screens, 'FORCED'), 'n');
	});
}

const text = `mainmenu "Refusals"
config MODULES
	bool "Enable modules"
	modules
config DRIVER
	tristate "A driver"
config PORT
	int "Port"
	range 1 100 if !WIDE
	range 1 1000
	default 22
config WIDE
	bool "Wide"
`;

const refusals = (): Screens => openScreens(undefined, {evaluation: testEvaluation(text)});

test('an m without modules leads to a plan with modules', async () => {
	const screens = refusals();
	await screens.press('j', 'm');
	assert.equal(said(screens), 'm: needs MODULES=y (? shows how)');
	await screens.press('?');
	await screens.store.idle();
	assert.ok(has(screens, 'HOW TO HAVE IT BE m'));
	assert.ok(has(screens, '1  MODULES=y, DRIVER=m'));
	await screens.press('1');
	assert.equal(value(screens, 'DRIVER'), 'm');
});

test('what was refused is forgotten with the next change, and on other rows', async () => {
	const screens = refusals();
	await screens.press('j', 'm', 'j', '?');
	assert.ok(!has(screens, 'HOW TO'));
	await screens.press('q', 'k', 'y', '?');
	assert.ok(!has(screens, 'HOW TO'));
});

test('in a text, F1 tells how the number that is typed could be one', async () => {
	const screens = refusals();
	await screens.press('j', 'j', '\r', '0', '\u001BOP');
	await screens.store.idle();
	assert.ok(has(screens, 'HOW TO HAVE IT BE 220'));
	assert.ok(has(screens, '1  WIDE=y, PORT=220'));
});
