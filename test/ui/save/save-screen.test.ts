import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import type {Evaluation} from '../../../source/kconfig/evaluation.ts';
import {cells} from '../../../source/ui/drawing/line.ts';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const down = '\u001B[B';
const up = '\u001B[A';

const text = ({store}: Screens, name: string): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get(name)!);
};

const set = (evaluation: Evaluation, name: string, value: string): Evaluation => {
	const symbol = evaluation.tree.symbols.get(name)!;
	const result = applyEdit(evaluation, {kind: 'set', symbol, value});
	assert.ok(result.kind === 'changed');
	return result.evaluation;
};

/** Two changes of ours, and what follows from one of them. */
const openTwo = async (size = {columns: 80, rows: 24}): Promise<Screens> => {
	const screens = openScreens(size);
	await screens.press('j', 'n', "'", 's', 'y', 's');
	return screens;
};

test('Space drops one change and what follows from it, and Space makes it again', async () => {
	const screens = await openTwo();
	assert.deepEqual(screens.lines().slice(0, 6), [
		' Save .config?   2 yours, 1 follows from them    vs the file on disk (unchanged)',
		'-- you changed -----------------------------------------------------------------',
		'  [x] FAST    y -> n',
		'  [x] FORCED  n -> y',
		'-- changed because of that -----------------------------------------------------',
		'      LOCKED  n -> y',
	]);
	await screens.press(down, ' ');
	assert.deepEqual(screens.lines().slice(0, 5), [
		' Save .config?   1 yours                         vs the file on disk (unchanged)',
		'-- you changed -----------------------------------------------------------------',
		'  [x] FAST    y -> n',
		'  [ ] FORCED  n -> y',
		'-- will write ------------------------------------------------------------------',
	]);
	assert.equal(text(screens, 'LOCKED'), 'n');
	await screens.press(' ');
	assert.equal(text(screens, 'LOCKED'), 'y');
	assert.equal(screens.lines()[3], '  [x] FORCED  n -> y');
});

test('what is dropped is a step of undo, here and in the menu', async () => {
	const screens = await openTwo();
	await screens.press(' ');
	assert.equal(text(screens, 'FAST'), 'y');
	await screens.press('u');
	assert.equal(text(screens, 'FAST'), 'n');
	assert.equal(screens.lines()[2], '  [x] FAST    y -> n');
	await screens.press('U');
	assert.equal(text(screens, 'FAST'), 'y');
	await screens.press('\u001B', 'u');
	assert.equal(text(screens, 'FAST'), 'n');
});

test('a choice is dropped as a whole', async () => {
	const screens = openScreens();
	await screens.press('/', 'FIN_01', '\r', ' ', 's');
	assert.equal(screens.lines()[2], '  [x] TERRAFORM_DATACRUNCH_LOCATION_FIN_01  n -> y');
	await screens.press(' ');
	assert.equal(text(screens, 'TERRAFORM_DATACRUNCH_LOCATION'), 'AUTO');
	assert.equal(screens.store.getState().facts.isUnsaved, false);
	await screens.press(' ');
	assert.equal(text(screens, 'TERRAFORM_DATACRUNCH_LOCATION'), 'FIN-01');
});

test('a change says what its option is, and where', async () => {
	const screens = openScreens();
	await screens.press('/', 'PORT', '\t', '\u0015', '80', '\r', '\u001B', 's');
	assert.equal(screens.lines().at(-3), ' Port, in Networking');
	await screens.press(down);
	assert.equal(screens.lines().at(-3), ' Enter or y writes these files.');
	await screens.press('\u001B', 'q');
	assert.equal(screens.lines().at(-3), ' There are changes that are not saved.');
});

test('a consequence says what it comes from, and cannot be dropped', async () => {
	const screens = await openTwo();
	await screens.press(down, down);
	assert.equal(screens.lines().at(-3), ' LOCKED: selected by FORCED');
	await screens.press(' ');
	assert.match(screens.lines().at(-4)!, /^-- Space: only what you changed can be dropped -+$/);
	await screens.press(up, up, up, up);
	assert.equal(screens.store.getState().overlays.length, 1);
});

test('the question in 120x40 tells places and reasons beside the changes, and the defconfig', async () => {
	const screens = openScreens({columns: 120, rows: 40});
	await screens.press('/', 'PORT', '\t', '\u0015', '80', '\r', '\u001B', "'", 's', 'y', 's');
	const lines = screens.lines().map(line => line.replaceAll(/-{5,}/g, '--'));
	assert.equal(lines.length, 39);
	assert.deepEqual(lines.slice(1, 10), [
		'-- you changed --',
		'  [x] FORCED  n -> y',
		'  [x] PORT    22 -> 80  Networking',
		'-- changed because of that --',
		'      LOCKED  n -> y    selected by FORCED',
		'-- will write --',
		'      .config  some lines differ',
		'-- as a defconfig --',
		'      CONFIG_A=y',
	]);
});

test('Tab goes from part to part, and around', async () => {
	const screens = await openTwo();
	const at = (): string =>
		screens.store
			.getState()
			.overlays.map(overlay => (overlay.kind === 'save' ? overlay.index : ''))
			.join('');
	const seen = [at()];
	for (const key of ['\t', '\t', '\t', '\u001B[Z', '\u001B[Z']) {
		await screens.press(key);
		seen.push(at());
	}

	assert.deepEqual(seen, ['1', '4', '6', '1', '6', '4']);
	assert.match(screens.lines()[1]!, /^-- you changed -+$/, 'what fits stays');
	await screens.press(down, down, '\u001B[Z');
	assert.equal(at(), '4');
});

test('a part that Tab goes to begins at the top of a window that cannot show all', async () => {
	const screens = openScreens({columns: 40, rows: 12});
	await screens.press('/', 'network', '\t', '\u001B', 's', '\t');
	assert.equal(screens.lines()[1], '-- changed because of that -------------');
	await screens.press('\u001B[Z');
	assert.equal(screens.lines()[1], '-- you changed -------------------------');
});

test('on the way out s saves and stays; from the menu a second s saves nothing', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 'q', 's');
	assert.match(screens.world.files.get('.config')!, /^FAST=n$/m);
	assert.equal(screens.store.getState().overlays.length, 0);
	assert.match(screens.lines()[0]!, /^ dcmenu {2}\.config {2}/);
	await screens.press('y', 's', 's');
	assert.match(screens.lines().at(-4)!, /^-- s: y or Enter saves -+$/);
	assert.match(screens.world.files.get('.config')!, /^FAST=n$/m);
});

test('the question in 40x12', async () => {
	const screens = await openTwo({columns: 40, rows: 12});
	const lines = screens.lines();
	assert.equal(lines.length, 11);
	assert.ok(lines.every(line => cells(line) <= 40));
	assert.equal(lines[2], '  [x] FAST    y -> n');
	assert.equal(lines[7], '-- v 1 more ----------------------------');
	await screens.press(down, down, down);
	assert.ok(screens.lines().includes('      .config  some lines differ'));
});

test('c copies the whole difference, and v shows it', async () => {
	const screens = await openTwo();
	await screens.press('c');
	assert.match(screens.lines().at(-4)!, /^-- copied the difference -+$/);
	assert.deepEqual(screens.world.copied, ['--- .config\n+++ .config after a save\n-A=n\n+A=y\n']);
	await screens.press('v');
	const lines = screens.lines();
	assert.ok(lines[0]!.includes('What a save makes of .config'));
	assert.ok(lines.some(line => line.trim() === '+A=y'));
	await screens.press('\u001B');
	assert.equal(screens.lines()[2], '  [x] FAST    y -> n');
});

/** Somebody else turned NETWORK off, and FAST if asked for, while FAST was turned off here. */
const openChanged = async (
	theirs: Readonly<Record<string, string>>,
	size = {columns: 80, rows: 24},
): Promise<Screens> => {
	const screens = openScreens(size);
	await screens.press('j', 'n');
	const {tree} = screens.store.getState().evaluation;
	let other: Evaluation = screens.store.getState().baseline;
	for (const [name, value] of Object.entries(theirs)) other = set(other, name, value);
	assert.equal(other.tree, tree);
	screens.world.disk.news = {
		kind: 'changed',
		time: '14:05',
		text: '',
		read: screens.store.getState().baseline.userValues,
		theirs: other.userValues,
	};
	return screens;
};

test('what somebody else wrote is not overwritten: both are merged', async () => {
	const screens = await openChanged({NETWORK: 'n'});
	await screens.press('s');
	assert.equal(screens.lines()[0]!.slice(-25), 'the file changed at 14:05');
	assert.equal(
		screens.lines().at(-3),
		' .config was written by somebody else at 14:05: Enter merges, or asks',
	);
	await screens.press('\r');
	assert.deepEqual(screens.lines().slice(0, 9), [
		' .config was written by somebody else at 14:05',
		'-- they changed ----------------------------------------------------------------',
		'  NETWORK  y -> n',
		'  HOST     - gone (was "kn1")',
		'  PORT     - gone (was 22)',
		'  MASK     - gone (was 0xff)',
		'-- you changed -----------------------------------------------------------------',
		'  FAST  y -> n',
		'',
	]);
	assert.equal(screens.lines().at(-3), ' Enter takes both sides: nothing was changed by both.');
	await screens.press('\r');
	assert.equal(text(screens, 'NETWORK'), 'n');
	assert.equal(text(screens, 'FAST'), 'n');
	// What is left to save is ours alone.
	assert.deepEqual(screens.lines().slice(0, 3), [
		' Save .config?   1 yours                         vs the file on disk (unchanged)',
		'-- you changed -----------------------------------------------------------------',
		'  [x] FAST  y -> n',
	]);
	await screens.press('\r');
	assert.match(screens.world.files.get('.config')!, /^FAST=n$/m);
});

test('what both changed is asked about one by one, or for all', async () => {
	const screens = await openChanged({DRIVER: 'm', FORCED: 'y'});
	await screens.press('j', 'y', 'j', 'j', 's', '\u001B', "'", 'a', 'y', 's', '\r');
	const conflict = (): string => screens.lines().find(line => line.includes('mine'))!;
	assert.equal(screens.lines()[1], `-- both of you changed ${'-'.repeat(57)}`);
	assert.equal(conflict(), '> DRIVER  [mine y]  theirs m');
	await screens.press(' ');
	assert.equal(conflict(), '> DRIVER   mine y  [theirs m]');
	await screens.press('m');
	assert.equal(conflict(), '> DRIVER  [mine y]  theirs m');
	await screens.press('t', '\r');
	assert.equal(text(screens, 'DRIVER'), 'm');
	assert.equal(text(screens, 'FORCED'), 'y');
});

test('O overwrites what they did, and T drops ours', async () => {
	const screens = await openChanged({NETWORK: 'n'});
	await screens.press('s', '\r', 'O');
	assert.ok(screens.lines().includes('  [x] FAST     y -> n'), screens.lines().join('\n'));
	assert.equal(text(screens, 'NETWORK'), 'y');

	const other = await openChanged({NETWORK: 'n'});
	await other.press('s', '\r', 'T');
	assert.equal(text(other, 'NETWORK'), 'n');
	assert.equal(text(other, 'FAST'), 'y');
	await other.press('\u001B', 'u');
	assert.equal(text(other, 'FAST'), 'n', 'it can be undone');
});

test('a file that changes between the question and the answer is noticed, too', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 's');
	const before = screens.world.files.get('.config');
	const {baseline} = screens.store.getState();
	screens.world.disk.news = {
		kind: 'changed',
		time: '14:05',
		text: '',
		read: baseline.userValues,
		theirs: set(baseline, 'NETWORK', 'n').userValues,
	};
	await screens.press('y');
	assert.equal(screens.world.files.get('.config'), before);
	assert.ok(screens.lines()[0]!.includes('the file changed at 14:05'));
});

test('the merge in 40x12 and 120x40', async () => {
	for (const size of [
		{columns: 40, rows: 12},
		{columns: 120, rows: 40},
	]) {
		const screens = await openChanged({FAST: 'n', NETWORK: 'n'}, size);
		await screens.press('s', '\r');
		const lines = screens.lines();
		assert.equal(lines.length, size.rows - 1);
		assert.ok(lines.every(line => cells(line) <= size.columns));
		assert.ok(lines.includes('  NETWORK  y -> n'), lines.join('\n'));
	}
});

for (const [kind, sentence] of [
	['none', 'There is no .config: a save writes what the tree gives by itself.'],
	['gone', 'There is no .config: a save writes what the tree gives by itself.'],
	['same', 'You changed nothing, but a save would write other lines than the file has.'],
] as const) {
	test(`why somebody is asked who changed nothing, with a file that is ${kind}`, async () => {
		const screens = openScreens();
		screens.world.files.set('.config', 'written by another tool');
		screens.world.disk.news = {kind};
		await screens.press('j', ' ', 'u', 'q');
		assert.equal(screens.lines().at(-3), ` ${sentence}`);
	});
}

test('nothing to save is said', async () => {
	const screens = openScreens();
	await screens.press('s');
	assert.equal(screens.lines()[0], ' .config is up to date');
	assert.equal(screens.lines().at(-3), ' There is nothing to write.');
});

test('what somebody else wrote is told to one who changed nothing, too', async () => {
	const screens = openScreens();
	const {baseline} = screens.store.getState();
	screens.world.disk.news = {
		kind: 'changed',
		time: '14:05',
		text: '',
		read: baseline.userValues,
		theirs: set(baseline, 'FAST', 'n').userValues,
	};
	await screens.press('s');
	assert.match(screens.lines()[0]!, /nothing was set by hand +the file changed at 14:05$/);
	await screens.press('\r', '\r');
	assert.equal(text(screens, 'FAST'), 'n');
	assert.equal(screens.store.getState().facts.changeCount, 0);
});

test('who edits hears at once that somebody else wrote the file', async () => {
	const screens = await openChanged({NETWORK: 'n'});
	await screens.press('y');
	assert.ok(
		screens.lines().some(line => line.includes('somebody else has written .config meanwhile')),
	);
	await screens.press('n');
	assert.match(screens.lines()[0]!, /\.config\* \(1 change, the file changed\)/);
	const heard = screens.lines().filter(line => line.includes('somebody else has written .config'));
	assert.deepEqual(heard, [], 'once is enough');
	await screens.press('s', '\r', '\r', '\u001B');
	assert.match(screens.lines()[0]!, /\.config\* \(1 change\)/);
});

test('End and Home lead to the ends of a long list', async () => {
	const screens = openScreens({columns: 40, rows: 12});
	await screens.press('/', 'network', '\t', '\u001B', 's', '\u001B[F');
	assert.ok(screens.lines().includes('      .config  some lines differ'));
	assert.ok(!screens.lines().some(line => line.includes('[x] NETWORK')));
	await screens.press('\u001B[H');
	assert.equal(screens.lines()[2], '  [x] NETWORK  y -> n');
	await screens.press('G', 'g');
	assert.equal(screens.lines()[2], '  [x] NETWORK  y -> n');
});

test('another file that is there is asked about before it is overwritten', async () => {
	const screens = openScreens();
	screens.world.files.set('other', 'precious');
	await screens.press('j', 'n', 's', 'o', '\u0015', 'other', '\r');
	assert.ok(screens.lines().some(line => line.includes('other is there already. Overwrite it?')));
	await screens.press('n');
	assert.equal(screens.world.files.get('other'), 'precious');
	await screens.press('s', 'o', '\u0015', 'other', '\r', 'y');
	assert.match(screens.world.files.get('other')!, /^FAST=n$/m);
	await screens.press('s', 'o', '\u0015', 'new', '\r');
	assert.match(screens.world.files.get('new')!, /^FAST=n$/m);
});

test('who leaves with a copy under another name is not asked about the edits again', async () => {
	const screens = openScreens();
	await screens.press('j', 'n');
	assert.equal(screens.world.kept.length, 1);
	await screens.press('q', 'o', '\u0015', 'copy', '\r');
	assert.deepEqual(await screens.store.outcome, {exitStatus: 0, farewell: ['Written: copy']});
	assert.match(screens.world.files.get('copy')!, /^FAST=n$/m);
	assert.deepEqual(screens.world.kept, []);
});

/** With two lines for unknown options and another problem, and the cursor on the first of the lines. */
const openProblems = async (size = {columns: 80, rows: 24}): Promise<Screens> => {
	const screens = openScreens(size);
	screens.world.unknown.push('CONFIG_OLD_THING=y', '# CONFIG_OLD_OTHER is not set');
	screens.world.problems.push('line 9: PORT=900 is outside 1..100, takes 100');
	await screens.press('j', 'n', 's', down);
	return screens;
};

test('a line of an unknown option is dropped, unless K keeps it', async () => {
	const screens = await openProblems();
	assert.deepEqual(screens.lines().slice(0, 7), [
		' Save .config?   1 yours, 3 problems             vs the file on disk (unchanged)',
		'-- you changed -----------------------------------------------------------------',
		'  [x] FAST  y -> n',
		'-- problems --------------------------------------------------------------------',
		'  [ ] CONFIG_OLD_THING=y  line 7: no option of this tree',
		'  [ ] # CONFIG_OLD_OTHER is not set  line 7: no option of this tree',
		'  !   line 9: PORT=900 is outside 1..100, takes 100',
	]);
	assert.equal(
		screens.lines().at(-3),
		' line 7: no option of this tree: a save drops it, K keeps it',
	);
	assert.match(screens.lines().slice(-2).join('\n'), /K keep unknown lines/);
	assert.doesNotMatch(screens.lines().slice(-2).join('\n'), /X drop/);
	await screens.press('K');
	assert.deepEqual(screens.world.keptLines, ['CONFIG_OLD_THING=y']);
	assert.match(screens.lines()[0]!, /^ Save \.config\? {3}1 yours, 2 problems {2}/);
	assert.match(screens.lines()[4]!, /^ {2}\[x\] CONFIG_OLD_THING=y/);
	assert.match(screens.lines().at(-4)!, /^-- a save keeps this line -+$/);
	assert.equal(
		screens.lines().at(-3),
		' line 7: no option of this tree: kept at the end of the file, X drops it',
	);
	await screens.press('X');
	assert.deepEqual(screens.world.keptLines, []);
	await screens.press(' ');
	assert.deepEqual(screens.world.keptLines, ['CONFIG_OLD_THING=y']);
	await screens.press(' ');
	assert.deepEqual(screens.world.keptLines, []);
});

test('K and X from elsewhere are about all those lines, and say so', async () => {
	const screens = await openProblems();
	await screens.press(up, 'K');
	assert.deepEqual(screens.world.keptLines, screens.world.unknown);
	assert.match(screens.lines().at(-4)!, /^-- a save keeps these 2 lines -+$/);
	await screens.press('X');
	assert.deepEqual(screens.world.keptLines, []);
	assert.match(screens.lines().at(-4)!, /^-- a save leaves these 2 lines out -+$/);
	screens.world.problems.pop();
	await screens.press('K');
	assert.match(screens.lines()[3]!, /^-- kept on request -+$/);
});

test('what else is wrong cannot be kept, and where nothing can K says why', async () => {
	const screens = await openProblems();
	await screens.press(down, down, ' ');
	assert.match(
		screens.lines().at(-4)!,
		/^-- Space: only a line of an unknown option can be kept -+$/,
	);
	const other = await openTwo();
	await other.press('K');
	assert.match(other.lines().at(-4)!, /^-- K: no line is of an unknown option -+$/);
});

test('what the tree has new, and what the file says otherwise, is told with its reason', async () => {
	const screens = openScreens();
	const {tree} = screens.store.getState().evaluation;
	const symbol = (name: string) => tree.symbols.get(name)!;
	screens.world.services.lookAtFiles = () => ({
		files: [],
		problems: [],
		differences: [
			{symbol: symbol('LOCKED'), before: undefined, after: 'n'},
			{symbol: symbol('FAST'), before: undefined, after: 'y'},
			{symbol: symbol('PORT'), before: '900', after: '22'},
			{symbol: symbol('HIDDEN'), before: 'y', after: undefined},
		],
	});
	screens.world.files.set('.config', '');
	await screens.press('s');
	assert.deepEqual(screens.lines().slice(1, 7), [
		'-- new since .config was written (2) -------------------------------------------',
		'      FAST    + y',
		'      LOCKED  + n',
		'-- not as .config has it (2) ---------------------------------------------------',
		'      PORT    900 -> 22',
		'      HIDDEN  - gone (was y)',
	]);
	assert.equal(screens.lines().at(-3), ' FAST: default at Kconfig:12');
	await screens.press(down, down, down);
	assert.match(screens.lines().at(-3)!, /^ HIDDEN: needs DRIVER/);
});

test('F1 and ? list the keys, which a narrow footer has no room for', async () => {
	for (const key of ['\u001BOP', '?']) {
		const screens = await openTwo({columns: 40, rows: 12});
		assert.ok(screens.lines().at(-2)!.includes('F1 keys'));
		await screens.press(key);
		assert.match(screens.lines()[0]!, /^ Keys of this screen/);
		await screens.press('\u001B');
		assert.match(screens.lines()[0]!, /^ Save \.config\?/);
	}
});

test('long names are cut at their beginnings, which tell them apart least', async () => {
	const screens = openScreens({columns: 40, rows: 12});
	await screens.press('/', 'FIN_01', '\r', ' ', 's');
	assert.deepEqual(screens.lines().slice(2, 5), [
		'  [x] ~LOCATION_FIN_01  n -> y',
		'-- changed because of that -------------',
		'      ~H_LOCATION_AUTO  y -> n',
	]);
});

test('problems in 40x12: the line first, its reason below', async () => {
	const screens = await openProblems({columns: 40, rows: 12});
	assert.equal(screens.lines()[4], '  [ ] CONFIG_OLD_THING=y');
	assert.match(screens.lines().at(-3)!, /^ line 7: no option of this tree/);
	assert.ok(screens.lines().every(line => cells(line) <= 40));
});

test('what is off before and after comes last', async () => {
	const screens = openScreens();
	await screens.press('/', 'OTHER', '\t', '\u001B', 's');
	const values = screens
		.lines()
		.filter(line => line.startsWith('      TERRAFORM_'))
		.map(line => line.includes('(was n)'));
	const others = values.filter(isOff => !isOff).length;
	assert.ok(others > 0 && others < values.length);
	assert.equal(values.indexOf(true), others);
});

test('a name left empty writes nothing and says so, wherever it was asked for', async () => {
	const emptied = ['\u0015', '\r'];
	const said = ({store}: Screens): string | undefined => store.getState().message?.text;

	const asked = openScreens(undefined, {keys: 'nconf'});
	await asked.press('j', 'n', '6', ...emptied);
	assert.equal(said(asked), 'no name, nothing was written');
	assert.deepEqual(asked.store.getState().overlays, []);

	const other = openScreens();
	await other.press('j', 'n', 's', 'o', ...emptied);
	assert.equal(said(other), 'no name, nothing was written');
	assert.ok(other.lines()[0]!.includes('Save .config?'));
});

test('the question at the end takes capitals, too', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 'q', 'Y');
	await screens.store.idle();
	assert.match(screens.world.files.get('.config') ?? '', /^FAST=n$/m);
});
