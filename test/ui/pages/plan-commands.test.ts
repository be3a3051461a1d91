import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Size} from '../../../source/ui/drawing/layout.ts';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

const text = `mainmenu "Drivers"

config BUS
	bool "Bus"

config LEGACY
	bool "Legacy"
	default y

config CORE
	bool "Core"
	depends on BUS

config DRIVER
	bool "Driver"
	depends on CORE
	help
	  Drives.

config MODERN
	bool "Modern"
	depends on !LEGACY || CORE

config NEVER
	bool "Never"
	depends on MISSING
`;

/** The rows with the hidden ones among them, and the cursor on the one with that letter. */
const openAt = async (letter: string, size?: Size): Promise<Screens> => {
	const screens = openScreens(size, {evaluation: testEvaluation(text)});
	await screens.press('a', "'", letter);
	return screens;
};

const answered = async (screens: Screens): Promise<string[]> => {
	await screens.store.idle();
	return screens.lines();
};

const values = ({store}: Screens): string => {
	const {evaluation} = store.getState();
	return [...evaluation.tree.symbols.values()]
		.filter(symbol => symbol.nodes.length > 0)
		.map(symbol => evaluation.text(symbol))
		.join('');
};

const rule = '-'.repeat(80);

test('a refused key says who stands in the way, with value and place', async () => {
	const screens = await openAt('D');
	await screens.press('y');
	assert.equal(
		screens.store.getState().message?.text,
		'y: needs CORE=y; BUS is n (Kconfig:3) (? shows how)',
	);
	await screens.press("'", 'N', 'y');
	assert.equal(
		screens.store.getState().message?.text,
		'y: needs MISSING=y, which nothing defines (? explains)',
	);
});

test('what is locked, or limited, names who does that', async () => {
	const screens = openScreens(undefined, {
		evaluation: testEvaluation(`config MODULES
	bool "Modules"
	default y
	modules

config HOLDER
	bool "Holder"
	default y
	select LOCKED

config LOCKED
	bool "Locked"

config BUS
	tristate "Bus"
	default m

config DRIVER
	tristate "Driver"
	depends on BUS
`),
	});
	await screens.press("'", 'L', 'n');
	assert.equal(
		screens.store.getState().message?.text,
		'n: selected by HOLDER; HOLDER is y (Kconfig:6) (? shows how)',
	);
	await screens.press("'", 'D', 'y');
	assert.equal(
		screens.store.getState().message?.text,
		'y: BUS is m, so this is a module (? shows how to build it in)',
	);
	await screens.press('?');
	assert.match(
		(await answered(screens)).join('\n'),
		/HOW TO HAVE IT BUILT IN\n   1  BUS=y, DRIVER=y\n/,
	);
	// A second time there is nothing to set.
	await screens.press('q', 'y');
	assert.equal(
		screens.store.getState().message?.text,
		'y: it can be m at most; BUS is m (Kconfig:14) (? shows how)',
	);
	await screens.press('u');
	assert.match(
		screens.lines().find(line => line.startsWith('>'))!,
		/^> < > +Driver/,
	);
});

for (const [keys, value] of [
	['dcmenu', 'm'],
	['mconf', 'm'],
	['nconf', 'm'],
	['kconfiglib', 'n'],
] as const) {
	test(`a y that can only be an m is ${value} with ${keys}' keys`, async () => {
		const evaluation = testEvaluation(`config MODULES
	bool "Modules"
	default y
	modules
config BUS
	tristate "Bus"
	default m
config DRIVER
	tristate "Driver"
	depends on BUS
`);
		const screens = openScreens(undefined, {keys, evaluation});
		await screens.press('\u001B[B', '\u001B[B', 'y');
		const {evaluation: after, message} = screens.store.getState();
		assert.equal(after.text(after.tree.symbols.get('DRIVER')!), value);
		assert.match(message!.text, /BUS is m/);
	});
}

test('in a narrow window who stands in the way is said, and where to read on', async () => {
	const screens = await openAt('D', {columns: 40, rows: 12});
	await screens.press('y');
	assert.equal(screens.store.getState().message?.text, 'y: BUS is n (? shows how)');
});

test('the page tells at once why, and then how, in 80x24', async () => {
	const screens = await openAt('D');
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: '?'}});
	assert.ok(screens.lines().includes('   looking for ways ...'));
	assert.deepEqual((await answered(screens)).slice(0, 14), [
		' Driver                                                                    (95%)',
		rule,
		' Hidden: needs CORE=y',
		'   CORE=n (Kconfig:10): hidden: needs BUS=y',
		'     BUS=n (Kconfig:3): can be changed: Bus',
		'',
		' HOW TO ENABLE IT',
		'   1  BUS=y, CORE=y, DRIVER=y',
		'      turns nothing off',
		'      1 applies it, p previews what follows',
		'',
		' Drives.',
		'',
		' Value : nothing gives it a value',
	]);
	assert.match(screens.lines().at(-1) ?? '', /1 apply plan {2}p preview/);
});

test('the page in 40x12', async () => {
	const screens = await openAt('D', {columns: 40, rows: 12});
	await screens.press('?');
	assert.deepEqual((await answered(screens)).slice(0, -1), [
		' Driver                            (30%)',
		'-'.repeat(40),
		' Hidden: needs CORE=y',
		'   CORE=n (Kconfig:10): hidden: needs',
		'   BUS=y',
		'     BUS=n (Kconfig:3): can be changed:',
		'     Bus',
		'',
		' HOW TO ENABLE IT',
		'-'.repeat(40),
	]);
	assert.match(screens.lines().at(-1) ?? '', /1 apply plan/);
});

test('a digit applies a plan as one step of undo, and goes to the row', async () => {
	const screens = await openAt('D');
	await screens.press('?');
	await answered(screens);
	await screens.press('1');
	assert.equal(values(screens), 'yyyynn');
	assert.match(screens.lines().join('\n'), />\*\[\*\] +Driver/);
	assert.equal(screens.store.getState().message?.text, 'BUS=y, CORE=y, DRIVER=y (u undoes it)');
	await screens.press('u');
	assert.equal(values(screens), 'nynnnn');
	await screens.press('U');
	assert.equal(values(screens), 'yyyynn');
});

test('a plan that turns something off is shown before it is done, in 120x40', async () => {
	const screens = await openAt('M', {columns: 120, rows: 40});
	await screens.press('?');
	const lines = await answered(screens);
	const start = lines.indexOf(' HOW TO ENABLE IT');
	assert.deepEqual(lines.slice(start, start + 6), [
		' HOW TO ENABLE IT',
		'   1  BUS=y, CORE=y, MODERN=y',
		'      turns nothing off',
		'   2  LEGACY=n, MODERN=y',
		'      turns nothing else off',
		'      1-2 applies one, p previews what follows',
	]);
	await screens.press('2');
	assert.deepEqual(screens.lines().slice(0, 5), [
		` Plan 2 of 2 to enable it (MODERN)${' '.repeat(80)}(100%)`,
		'-'.repeat(120),
		' IT SETS',
		'   LEGACY  y -> n',
		'   MODERN  n -> y',
	]);
	assert.equal(values(screens), 'nynnnn');
	await screens.press('2');
	assert.equal(values(screens), 'nnnnyn');
});

test('p goes through what the plans do, and Esc back to the page', async () => {
	const screens = await openAt('M');
	await screens.press('?');
	await answered(screens);
	await screens.press('p');
	assert.match(screens.lines()[0] ?? '', /^ Plan 1 of 2 /);
	await screens.press('p');
	assert.match(screens.lines()[0] ?? '', /^ Plan 2 of 2 /);
	await screens.press('p');
	assert.match(screens.lines()[0] ?? '', /^ Plan 1 of 2 /);
	await screens.press('\u001b');
	assert.match(screens.lines()[0] ?? '', /^ Modern /);
});

test('without a plan the page says who nobody can change, and the keys that there is none', async () => {
	const screens = await openAt('N');
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: '?'}});
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: '1'}});
	assert.equal(screens.store.getState().message?.text, '1: still looking for ways');
	const lines = await answered(screens);
	const start = lines.indexOf(' HOW TO ENABLE IT');
	assert.deepEqual(lines.slice(start + 1, start + 3), [
		'   no plan found; in the way:',
		'     MISSING=n: nothing defines it',
	]);
	await screens.press('1');
	assert.equal(screens.store.getState().message?.text, '1: there is no plan');
});

test('a page that is closed is not looked for any longer', async () => {
	const screens = await openAt('D');
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: '?'}});
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: 'q'}});
	await screens.store.idle();
	assert.deepEqual(screens.store.getState().overlays, []);
});
