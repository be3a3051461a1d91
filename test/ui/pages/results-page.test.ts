import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';

/** What mconf finds. */
const searched = async (pattern: string, columns = 80, rows = 24): Promise<Screens> => {
	const screens = openScreens({columns, rows}, {keys: 'mconf'});
	await screens.press('/', pattern, '\r');
	return screens;
};

const cursor = (screens: Screens): string =>
	screens.lines().find(line => line.startsWith('>')) ?? '';

test('a pattern finds names; a digit jumps, and leaving the menu leads back', async () => {
	const screens = await searched('CONFIG_^(HO|PO).*T$');
	assert.match(screens.lines()[0]!, /^ Search results for CONFIG_\^\(HO\|PO\)\.\*T\$/);
	assert.ok(screens.lines().includes(' Symbol: HOST [=kn1]'));
	const jumps = screens.lines().filter(line => /^ \(\d\)/.test(line));
	assert.deepEqual(jumps, [' (1)   -> Host name (HOST [=kn1])', ' (2)   -> Port (PORT [=22])']);
	await screens.press('2');
	assert.match(cursor(screens), /\(22\) +Port/);
	assert.equal(screens.lines()[1], ' Top > Networking');
	assert.ok(screens.lines().some(line => line.includes('Esc Esc back to the results')));
	await screens.press(escape + escape);
	assert.match(screens.lines()[0]!, /^ Search results for/);
	await screens.press(escape + escape);
	assert.equal(screens.lines()[1], ' Top - Test configuration');
});

test('what is typed is said to be a pattern', async () => {
	const screens = openScreens({columns: 80, rows: 24}, {keys: 'nconf'});
	await screens.press('8');
	assert.ok(screens.lines().includes('  a regular expression that a name matches'));
	assert.ok(screens.lines().some(line => line.includes('Enter lists them')));
	await screens.press('(');
	assert.ok(screens.lines().some(line => line.includes('no regular expression yet')));
});

test('digits count what is seen', async () => {
	const screens = await searched('^(HOST|PORT)$', 80, 14);
	assert.deepEqual(
		screens.lines().filter(line => /^ \(\d\)/.test(line)),
		[' (1)   -> Host name (HOST [=kn1])'],
	);
	await screens.press('G', '1');
	assert.match(cursor(screens), /\(22\) +Port/);
});

test('what no menu shows is jumped to as far as menus go', async () => {
	const screens = await searched('^NETWORK$');
	await screens.press('1', 'n', '/', '^MASK$', '\r');
	assert.ok(
		screens.lines().includes(' (1) -> Networking (NETWORK [=n])'),
		screens.lines().join('\n'),
	);
	await screens.press('1');
	assert.match(cursor(screens), /\[ \] Networking/);
});

test('nothing found, and a pattern that is none', async () => {
	assert.ok((await searched('NOTHING_LIKE_THIS')).lines().includes(' No matches found.'));
	assert.ok((await searched('*(')).lines().includes(' No matches found.'));
	assert.ok((await searched('')).lines().includes(' No matches found.'));
});

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	test(`results in ${columns}x${rows}`, async () => {
		const screens = await searched('HOST', columns, rows);
		const lines = screens.lines();
		assert.ok(lines.every(line => line.length <= columns));
		assert.ok(lines.length < rows);
	});
}

test('whole names come first, then the alphabet orders them, as in mconf', async () => {
	const evaluation = testEvaluation(
		['USB_NET', 'NET_USB', 'A_USB', 'USB', 'USB_ACM', 'ZUSB'].reduce(
			(text, name) => `${text}config ${name}\n\tbool "About ${name.toLowerCase()}"\n`,
			'mainmenu "Test"\n',
		),
	);
	const screens = openScreens({columns: 80, rows: 90}, {keys: 'nconf', evaluation});
	await screens.press('8', 'usb', '\r');
	assert.deepEqual(
		screens.lines().flatMap(line => /^ Symbol: (\w+)/.exec(line)?.[1] ?? []),
		['USB', 'A_USB', 'NET_USB', 'USB_ACM', 'USB_NET', 'ZUSB'],
	);
});
