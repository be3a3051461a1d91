import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cells} from '../../../source/ui/drawing/line.ts';
import {overlayOf} from '../../../source/ui/app-state.ts';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const down = '\u001B[B';

const text = ({store}: Screens, name: string): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get(name)!);
};

/** The lines of the result under the cursor. */
const chosen = (screens: Screens): readonly string[] => {
	const lines = screens.lines();
	const at = lines.findIndex(line => line.startsWith('>'));
	return lines.slice(at, at + 2);
};

test('Tab turns an option over where it was found, and the list stays', async () => {
	const screens = openScreens();
	await screens.press('/', 'forced locked');
	assert.deepEqual(screens.lines().slice(2, 4), [
		'  nothing has all of these words in its name, prompt or help',
		'',
	]);
	await screens.press('\u0015', 'by', down);
	const before = screens.lines().map(line => line.slice(0, 6));
	assert.match(chosen(screens)[0]!, /^> \[ \] LOCKED/);
	await screens.press('\t');
	assert.equal(text(screens, 'LOCKED'), 'y');
	assert.match(chosen(screens)[0]!, /^> \[\*\] LOCKED/);
	assert.equal(screens.lines().length, before.length);
	assert.ok(screens.lines().some(line => line.includes('LOCKED: n to y')));
});

test('Tab opens a field for a text or a number, with what is wrong said at once', async () => {
	const screens = openScreens();
	await screens.press('/', 'port', '\t');
	assert.match(screens.lines()[0]!, /^ PORT = 22 /);
	assert.ok(screens.lines().some(line => line.includes('from 1 to 100')));
	await screens.press('0');
	assert.ok(screens.lines().some(line => line.includes('220 is outside the range 1-100')));
	await screens.press('\r');
	assert.equal(text(screens, 'PORT'), '22', 'it is not taken');
	await screens.press('\u0015', '80', '\r');
	assert.equal(text(screens, 'PORT'), '80');
	assert.match(screens.lines()[0]!, /^ find: port /);
	await screens.press('\t', '99', '\u001B');
	assert.equal(text(screens, 'PORT'), '80', 'Esc leaves it as it was');
});

test('what was pasted goes into the value that is typed', async () => {
	const screens = openScreens();
	await screens.press('/', 'host', '\t', '\u0015', '\u001B[200~node\u001B[201~', '\r');
	assert.equal(text(screens, 'HOST'), 'node');
});

test('Tab on what cannot be set says why', async () => {
	const screens = openScreens();
	await screens.press('/', 'hidden', '\t');
	assert.match(chosen(screens)[0]!, /^> XXX HIDDEN/);
	assert.match(chosen(screens)[1]!, /hidden: needs DRIVER=y or m|hidden: needs DRIVER/);
	assert.ok(screens.lines().some(line => line.includes('Tab: needs DRIVER')));
	await screens.press('\u0015', 'provider', '\t');
	assert.ok(screens.lines().some(line => line.includes('Tab: this is a choice')));
	await screens.press('\u0015', 'only a comment', '\t');
	assert.ok(screens.lines().some(line => line.includes('Tab: this is no option')));
});

test('what an edit shows is no longer hidden in the list', async () => {
	const screens = openScreens();
	await screens.press('/', 'driver');
	assert.match(chosen(screens)[0]!, /DRIVER/);
	const hiddenLine = () => screens.lines().find(line => / HIDDEN /.test(line))!;
	assert.match(hiddenLine(), /^ {2}XXX HIDDEN/);
	await screens.press('\t');
	assert.match(hiddenLine(), /^ {2}[[<-].[\]>-] HIDDEN/);
});

test('the search in 120x40 tells all about a result beside the list', async () => {
	const screens = openScreens({columns: 120, rows: 40});
	await screens.press('/', 'port');
	const lines = screens.lines();
	assert.equal(lines.length, 39);
	assert.equal(lines[2], `>${' (22) PORT'.padEnd(63)}int | PORT`);
	assert.equal(lines[3]!.slice(68), '| Top > Networking');
	assert.equal(lines[4]!.slice(68), '| Where ssh listens.');
	assert.ok(
		lines.some(line => line.endsWith('| Range : [1 100]')),
		lines.join('\n'),
	);
	await screens.press('\u0015', 'hidden');
	assert.ok(screens.lines().some(line => line.includes('| Hidden: needs DRIVER')));
});

test('the search in 40x12', async () => {
	const screens = openScreens({columns: 40, rows: 12});
	await screens.press('/', 'host');
	const lines = screens.lines();
	assert.equal(lines.length, 11);
	assert.ok(lines.every(line => cells(line) <= 40));
	await screens.press('\t');
	assert.equal(screens.lines()[0], ' HOST = kn1                      1 of 25');
});

test('Ctrl-T looks in names, prompts or help alone', async () => {
	const screens = openScreens();
	const keys = () => screens.lines().join(' ');
	await screens.press('/', 'reason');
	assert.match(keys(), /Ctrl-T names only/);
	await screens.press('\u0014');
	assert.match(screens.lines()[0]!, /^ find: name:reason/);
	assert.equal(screens.lines()[2], '  no name has all of these words');
	assert.match(keys(), /Ctrl-T prompts only/);
	await screens.press('\u0014', '\u0014');
	assert.match(screens.lines()[0]!, /^ find: help:reason/);
	assert.match(chosen(screens)[0]!, /FAST/);
	assert.match(keys(), /Ctrl-T everywhere/);
	await screens.press('\u0014');
	assert.match(screens.lines()[0]!, /^ find: reason/);
});

test('half a regular expression says what it lacks', async () => {
	const screens = openScreens();
	await screens.press('/', 're:^(F');
	assert.equal(screens.lines()[2], '  no regular expression yet: Unterminated group');
	await screens.press('AST)');
	assert.match(chosen(screens)[0]!, /FAST/);
});

test('what is found by its help alone says so', async () => {
	const screens = openScreens();
	await screens.press('/', 'reason');
	assert.match(chosen(screens)[0]!, /FAST/);
	assert.match(chosen(screens)[1]!, /^ {6}Be fast +in its help$/);
	await screens.press('\u0015', 'fast');
	assert.match(chosen(screens)[1]!, /^ {6}Be fast$/);
});

test("in Kconfiglib's profile words are patterns, too", async () => {
	const found = async (query: string): Promise<readonly string[]> => {
		const screens = openScreens(undefined, {keys: 'kconfiglib'});
		await screens.press('/', query);
		const overlay = overlayOf(screens.store.getState());
		assert.ok(overlay?.kind === 'search');
		return overlay.results.map(({symbol, node}) => symbol?.name ?? node.prompt?.text ?? '');
	};

	assert.deepEqual(await found('^(po|mas)'), ['PORT', 'MASK']);
	assert.deepEqual(await found('host name$'), ['HOST']);
	assert.deepEqual(await found('n.me h.st'), ['HOST']);
	assert.deepEqual(await found('name:^mask'), ['MASK']);
	assert.deepEqual(await found('(po'), []);
});

test('members of a choice are marked as in its list', async () => {
	const screens = openScreens();
	await screens.press('/', 'location_');
	const found = screens
		.lines()
		.flatMap(line => /^[> ] (\(.\)) \w+LOCATION_(\w+)/.exec(line)?.slice(1) ?? []);
	assert.deepEqual(found, ['(X)', 'AUTO', '( )', 'FIN_01', '( )', 'ICE_01']);
	await screens.press('\u001B[B', '\t');
	assert.ok(screens.lines().some(line => /^> \(X\) \w+FIN_01/.test(line)));
});

for (const [columns, rows] of [
	[80, 24],
	[40, 12],
] as const) {
	test(`with mconf's keys Tab goes to the buttons of the search, and sets nothing, in ${columns}x${rows}`, async () => {
		const screens = openScreens({columns, rows}, {keys: 'mconf'});
		const buttons = (): string | undefined => screens.lines().find(line => /Ok.*Help/.test(line));
		const before = screens.store.getState().evaluation;
		await screens.press('/', 'fast');
		assert.match(buttons()!, /^ <Ok> {1,2}<Help>$/);
		await screens.press('\t');
		assert.match(buttons()!, /^ >Ok< {1,2}<Help>$/);
		await screens.press('\t', '\r');
		assert.match(screens.lines()[0]!, /^ Find/);
		await screens.press('x', 'z', '\u001B[Z', 'o');
		assert.match(screens.lines()[0]!, /^ Search results for fast/);
		await screens.press('x', '/', '\t', 'x');
		assert.deepEqual(screens.store.getState().overlays, []);
		assert.equal(screens.store.getState().evaluation, before);
	});
}
