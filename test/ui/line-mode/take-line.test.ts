import assert from 'node:assert/strict';
import {test} from 'node:test';
import {contextLines} from '../../../source/ui/line-mode/line-list.ts';
import {promptOf} from '../../../source/ui/line-mode/line-report.ts';
import {takeLine} from '../../../source/ui/line-mode/take-line.ts';
import {helpLines} from '../../../source/ui/line-mode/words.ts';
import type {ScreenOptions} from '../../../source/ui/first-state.ts';
import {openScreens} from '../../helpers/menu-screens.ts';

/** The test tree in line mode: what is written after each line. */
const openLines = (options: Partial<ScreenOptions> = {}, columns = 80) => {
	const {store, world} = openScreens({columns, rows: 200}, options);
	return {
		store,
		world,
		list: () => contextLines(store.getState()),
		prompt: () => promptOf(store.getState()),
		type: async (text: string) => [...(await takeLine(store, text))],
	};
};

test('the menu is a list of numbered rows, with what can be had', async () => {
	const lines = openLines();
	const list = lines.list();
	assert.equal(list[1], 'Top   (.config)');
	assert.equal(list[2], '  1  [*] Enable modules (NEW)');
	assert.match(list.at(-1)!, /number opens/);

	const compute = list.find(line => line.includes('Compute'))!;
	const inside = await lines.type(/\d+/.exec(compute)![0]);
	assert.equal(inside[1], 'Top > Compute   (.config)');
	assert.match(inside[2]!, /^ {2}1 {6}Instance type \(H100 or less\) {2}---> {2}\+ -> 1V100\.6V/);
	assert.match((await lines.type('..'))[1]!, /^Top {3}/);
});

test('a number and a value set, and only what is not as it was is told', async () => {
	const lines = openLines();
	assert.deepEqual(await lines.type('2 n'), ['FAST: y to n', '  2 *[ ] Be fast']);
	assert.deepEqual(await lines.type('2'), ['FAST: n to y', '  2  [*] Be fast']);
	assert.deepEqual(await lines.type('99 y'), ['99: there is no such number']);
	assert.deepEqual(await lines.type('3 5'), ['3: "5" is not y, m or n (? explains)']);
	assert.deepEqual(await lines.type('u'), ['undone: FAST: n to y', '  2 *[ ] Be fast']);
});

test('rows that come with a value are listed, for the numbers are others now', async () => {
	const lines = openLines();
	const told = await lines.type('3 m');
	assert.equal(told[0], 'DRIVER: n to m, 1 more follows');
	assert.ok(told.some(line => line.includes('Shown with a driver')));
});

test('texts and numbers are asked for, or given at once; a wrong one is asked for again', async () => {
	const lines = openLines();
	const network = lines.list().find(line => line.includes('Networking'))!;
	await lines.type(/\d+/.exec(network)![0]);
	assert.deepEqual(await lines.type('3'), []);
	assert.equal(lines.prompt(), 'PORT (1 to 100) [22] = ');
	assert.deepEqual(await lines.type('101'), ['101 is outside the range 1-100']);
	assert.deepEqual(await lines.type('80'), ['PORT: 22 to 80', '  3 *(80)  Port']);
	assert.equal(lines.prompt(), '> ');
	assert.deepEqual(await lines.type('2 = '), ['HOST: kn1 to empty', '  2 *()    Host name']);
	assert.deepEqual(await lines.type('2 kn two'), [
		'HOST: empty to kn two',
		'  2 *(kn two) Host name',
	]);
	assert.deepEqual(await lines.type('r 2'), ['HOST: kn two to kn1', '  2  (kn1) Host name (NEW)']);
});

test('an option is set by its name wherever it is, and a choice by the name of its member', async () => {
	const lines = openLines();
	assert.deepEqual(await lines.type('CONFIG_PORT=23'), ['PORT: 22 to 23']);
	assert.deepEqual(await lines.type('NOTHING=1'), ['NOTHING: there is no such option']);
	const provider = lines.list().find(line => line.includes('Provider'))!;
	const number = /\d+/.exec(provider)![0];
	assert.match((await lines.type(`${number} another one`))[0]!, /^OTHER: n to y/);
	assert.match((await lines.type(`${number} nobody`))[0]!, /no nobody to choose/);
});

test('a search has numbers of its own, to set, to ask about and to go to', async () => {
	const lines = openLines();
	const found = await lines.type('/listens');
	assert.equal(found[0], '  1 PORT=22  Port');
	assert.equal(lines.prompt(), 'search> ');
	assert.deepEqual(await lines.type('1 44'), ['PORT: 22 to 44']);
	assert.match((await lines.type('?1')).join('\n'), /^Port\nWhere ssh listens\./);
	assert.equal((await lines.type('1'))[1], 'Top > Networking   (.config* (1 change))');
});

test('a question mark tells all about an option, and alone the words of line mode', async () => {
	const lines = openLines();
	assert.match((await lines.type('?HIDDEN')).join('\n'), /Hidden: needs DRIVER/);
	// There the question is which plan: it is asked again, and help has its own word.
	assert.match((await lines.type('?')).join('\n'), /HOW TO ENABLE IT[^]*number applies a plan/);
	assert.equal(lines.prompt(), 'plan> ');
	await lines.type('');
	assert.match((await lines.type('?')).join('\n'), /^Line mode\n5 {11}open/);
	assert.match((await lines.type('help')).join('\n'), /^Line mode\n/);
	assert.deepEqual(await lines.type('/'), ['/: words to find behind it, as in /ssh key']);
	assert.deepEqual(await lines.type('..'), ['this is the top menu (q quits)']);
	assert.deepEqual(await lines.type('xyz'), ['xyz: no such command (? lists them)']);
});

test('no line of help is cut or goes over the edge of a window of 80 columns', () => {
	for (const text of helpLines) assert.ok(text.length <= 80, text);
});

test('a row that was changed is broken as the list is', async () => {
	const lines = openLines({}, 40);
	await lines.type('c');
	await lines.type('/port');
	await lines.type('1');
	assert.deepEqual(await lines.type(`HOST=${'long'.repeat(5)}`), [
		'HOST: kn1 to longlonglonglonglong',
		'  2 *(longlonglonglonglong) <HOST> Host',
		'  name',
	]);
});

test('saving shows the changes first, asks, and can go elsewhere', async () => {
	const lines = openLines();
	await lines.type('2 n');
	const asked = await lines.type('s');
	assert.ok(asked.includes('  1 [x] FAST  y -> n'));
	assert.equal(lines.world.files.get('.config')?.includes('FAST=n'), false);
	assert.deepEqual(await lines.type(''), ['Written: .config']);
	assert.equal(lines.world.files.get('.config')?.includes('FAST=n'), true);
	assert.deepEqual(await lines.type('s other'), ['Written: other']);
	assert.ok(lines.world.files.has('other'));
});

test('a save that fails says why once, and takes another name', async () => {
	const lines = openLines();
	await lines.type('2 n');
	const told = await lines.type('s /forbidden/x');
	assert.equal(told.filter(line => line.includes('cannot write /forbidden/x')).length, 1);
	assert.equal(lines.prompt(), 'save as [/forbidden/x] = ');
	assert.deepEqual(await lines.type('other'), ['Written: other']);
	assert.equal(lines.prompt(), '> ');
	await lines.type('s /forbidden/x');
	await lines.type('..');
	assert.equal(lines.prompt(), 'save? [Y/n] ');
});

test('a defconfig is loaded by number or name, and saved under a name', async () => {
	const lines = openLines();
	assert.match((await lines.type('L'))[1]!, /^ {2}2 datacrunch-v100 {2}\+ FIN-01 \$0\.14\/h$/);
	assert.match((await lines.type('2')).join('\n'), /unknown option FOO/);
	// It is asked for again.
	const missing = await lines.type('load nowhere');
	assert.equal(missing[0], 'nowhere does not exist');
	assert.equal(missing.at(-1), 'number or file name loads, Enter alone goes back');
	await lines.type('');
	assert.deepEqual(await lines.type('D mine2'), ['Written: defconfigs/mine2']);
	assert.ok(lines.world.files.has('defconfigs/mine2'));
});

test('quitting asks when something is not saved', async () => {
	const lines = openLines();
	await lines.type('2 n');
	await lines.type('q');
	await lines.type('..');
	await lines.type('q');
	await lines.type('n');
	const {exitStatus, farewell} = await lines.store.outcome;
	assert.equal(exitStatus, 0);
	assert.deepEqual(farewell, ['Changes were not saved: .config is as it was.']);
});

test('a new project starts with the strategies, by number', async () => {
	const lines = openLines({isFirstRun: true});
	assert.equal(lines.list()[0], 'No .config yet. How should dcmenu find a GPU?');
	assert.match((await lines.type('77'))[0]!, /no such number/);
	const told = await lines.type('1');
	assert.equal(told[0], 'H100_OR_LESS is chosen: s saves it, ! brings it up');
	assert.equal(told[2], 'Top > Compute   (.config)');
});

test('a page that offers plans waits for the number of one', async () => {
	const lines = openLines();
	const page = (await lines.type('?HIDDEN')).join('\n');
	assert.match(page, /1 {2}DRIVER=m/);
	assert.match(page, /number applies a plan, p previews the next one, Enter goes back$/);
	assert.equal(lines.prompt(), 'plan> ');
	const told = await lines.type('1');
	assert.match(told[0]!, /^DRIVER=m.*\(u undoes it\)$/);
	assert.equal(lines.prompt(), '> ');
	assert.ok(told.some(line => line.includes('Shown with a driver')));
});

test('what a refusal says of a question mark holds for the next line', async () => {
	const lines = openLines();
	assert.match(
		(await lines.type('HIDDEN=y'))[0]!,
		/^HIDDEN: needs DRIVER=y\/m.* \(\? shows how\)$/,
	);
	const page = await lines.type('?');
	assert.equal(page[0], 'Shown with a driver');
	assert.equal(lines.prompt(), 'plan> ');
	await lines.type('..');
	assert.equal((await lines.type('?'))[0], 'Line mode');
	await lines.type('FORCED=y');
	assert.match((await lines.type('5'))[0]!, /^5: .*\(\? /);
	assert.equal((await lines.type('?'))[0], 'Locked by another');
});

test('whatever else is typed at a page is about the menu', async () => {
	const lines = openLines();
	await lines.type('?HIDDEN');
	assert.deepEqual(await lines.type('PORT=5'), ['PORT: 22 to 5']);
	assert.equal(lines.prompt(), '> ');
});

test('the list of instance types is ordered and narrowed by its own keys', async () => {
	const lines = openLines();
	const compute = lines.list().find(line => line.includes('Compute'))!;
	await lines.type(/\d+/.exec(compute)![0]);
	await lines.type('1');
	const shown = await lines.type('t');
	assert.ok(
		shown.every(line => !line.includes('1H100.80S.30V')),
		shown.join('\n'),
	);
	await lines.type('$');
	assert.equal(lines.prompt(), 'at most $/h = ');
	assert.match((await lines.type('0.10')).join('\n'), /^up to \$0\.10\/h/);
});

test('the list of instance types is a table with its titles, and says how it is looked at', async () => {
	const lines = openLines();
	const compute = lines.list().find(line => line.includes('Compute'))!;
	await lines.type(/\d+/.exec(compute)![0]);
	const table = await lines.type('1');
	assert.equal(table[1], 'Top > Compute > Instance type   (.config)   cap: 12s ago');
	assert.match(table[2]!, /^ {10}strategy \/ type +GPU +\$\/h +spot where it can be had/);
	assert.match(
		table[3]!,
		/^ {2}1 {3}\(X\) H100_OR_LESS +-> 1V100\.6V +\$0\.14 +\$0\.070 \+ FIN-01$/,
	);
	assert.equal(
		table.at(-2),
		'o orders, t what can be had, $ price cap, P one place, v all, w 5 waits for 5',
	);
	const pinned = await lines.type('P');
	assert.equal(pinned[2], 'Top > Compute > Instance type   (.config)   in FIN-01   cap: 12s ago');
	assert.ok(pinned.every(line => line.length <= 80));
	// Each type can be waited for, whichever is chosen.
	const waited = await lines.type('w 3');
	assert.match(waited.join(' '), /Waiting for 1H100\.80S\.30V, on demand, in FIN-01/);
	lines.store.dispatch({type: 'resized', size: {columns: 40, rows: 200}});
	await lines.type('..');
	assert.ok(lines.list().includes('  1  (X) H100 or less  + -> 1V100.6V'));
});

test('a word typed at a question is no row of keys', async () => {
	const lines = openLines();
	await lines.type('2 n');
	await lines.type('q');
	assert.deepEqual(await lines.type('yes please'), ['yes please: one key at a time, .. is Esc']);
	assert.equal(lines.world.files.get('.config')?.includes('FAST=n'), false);
});

test('lists are broken at words in a narrow window', async () => {
	const lines = openLines();
	lines.store.dispatch({type: 'resized', size: {columns: 40, rows: 200}});
	assert.ok(lines.list().every(line => line.length <= 40));
	assert.ok(lines.list().includes('number opens, "5 y" sets, /word finds,'));
});

test('what a page has keys for is had with the question', async () => {
	const lines = openLines();
	assert.match((await lines.type('?DRIVER i')).join('\n'), /HIDDEN/);
	assert.equal((await lines.type('?PORT m'))[1], 'Top > Networking   (.config)');
	await lines.type('?PORT y');
	assert.match(lines.world.copied[0]!, /^Port\n/);
	await lines.type('?PORT e');
	assert.equal(lines.world.edited.length, 1);
});
