import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';
const shiftTab = `${escape}[Z`;

/** The page of the option that another one selects. */
const onPage = async (): Promise<Screens> => {
	const screens = openScreens();
	await screens.press('j', 'j', 'j', '?');
	assert.match(screens.lines()[0]!, /^ Selected by the user/);
	return screens;
};

const title = (screens: Screens): string =>
	screens
		.lines()[0]!
		.replace(/ +\(\d+%\)$/, '')
		.trim();

test('Tab marks what is named, and Enter goes there; [ and ] go back and forward', async () => {
	const screens = await onPage();
	await screens.press('\t');
	assert.ok(screens.lines().some(line => line.startsWith('>Selects: LOCKED')));
	assert.ok(screens.lines().some(line => line.includes('Enter goes to LOCKED')));
	await screens.press('\r');
	assert.equal(title(screens), 'Locked by another');
	await screens.press('[');
	assert.equal(title(screens), 'Selected by the user');
	await screens.press(']');
	assert.equal(title(screens), 'Locked by another');
	await screens.press(']');
	assert.ok(screens.lines().some(line => line.includes('no page was gone back from')));
	await screens.press(`${escape}[D`, `${escape}[D`);
	assert.match(screens.lines()[0]!, /^ dcmenu/);
});

test('Shift-Tab goes round the other way', async () => {
	const screens = await onPage();
	await screens.press('\t', shiftTab, '\r');
	assert.equal(title(screens), 'Locked by another');
});

test('Enter without a mark closes, as in mconf', async () => {
	const screens = await onPage();
	await screens.press('\r');
	assert.match(screens.lines()[0]!, /^ dcmenu/);
});

test('i tells where an option is used', async () => {
	const screens = await onPage();
	await screens.press('\t', '\r', 'i');
	assert.equal(title(screens), 'Where LOCKED is used');
	assert.ok(screens.lines().includes(' FORCED [=n]  select'));
	await screens.press('\t', '\r');
	assert.equal(title(screens), 'Selected by the user');
});

test('m leaves for the row in its menu', async () => {
	const screens = await onPage();
	await screens.press('\t', '\r', 'm');
	assert.ok(screens.lines().some(line => /^> .*Locked by another/.test(line)));
});

test('m on what no menu shows says so', async () => {
	const screens = openScreens();
	await screens.press('/', 'HIDDEN', '\r', 'm');
	assert.equal(title(screens), 'Shown with a driver');
	assert.ok(screens.lines().some(line => line.includes('no menu shows it now')));
});

test('y copies the page', async () => {
	const screens = await onPage();
	await screens.press('y');
	assert.match(screens.world.copied[0]!, /^Selected by the user\n\n[^]*Symbol: FORCED \[=n\]/);
});

test('e opens the file where it is defined, and an edited tree is taken', async () => {
	const screens = await onPage();
	await screens.press('e');
	assert.deepEqual(screens.world.edited, [{file: 'Kconfig', line: 25}]);
	assert.ok(
		screens.lines().some(line => line.includes('Be quick')),
		screens.lines().join('\n'),
	);
	assert.ok(screens.lines().some(line => line.includes('the menu was read again')));
});

test('a page that is about nothing has no links and nothing to edit', async () => {
	const screens = openScreens();
	await screens.press('1', '\t');
	assert.ok(screens.lines().some(line => line.includes('no option is named here')));
	await screens.press('e');
	assert.ok(screens.lines().some(line => line.includes('nothing here is defined in a file')));
	assert.deepEqual(screens.world.edited, []);
});

for (const size of [
	{columns: 120, rows: 40},
	{columns: 80, rows: 24},
	{columns: 40, rows: 12},
]) {
	test(`a marked link is seen in ${size.columns}x${size.rows}`, async () => {
		const screens = await onPage();
		screens.store.dispatch({type: 'resized', size});
		await screens.press('\t');
		const lines = screens.lines();
		assert.ok(
			lines.some(line => line.startsWith('>') && line.includes('LOCKED')),
			lines.join('\n'),
		);
		assert.ok(lines.every(line => line.length <= size.columns));
	});
}

test('/ finds from a page: Esc leads back to it, and Enter to the row that was found', async () => {
	const screens = await onPage();
	await screens.press('/', 'mask', escape);
	assert.equal(title(screens), 'Selected by the user');
	await screens.press('/', 'mask', '\r');
	assert.equal(screens.lines()[1], ' Top > Networking');
	assert.ok(screens.lines().some(line => line.startsWith('> (0xff) Mask')));
	await screens.press(escape);
	assert.equal(screens.lines()[1], ' Top - Test configuration');
});

test('/ on a page that a search led to leads back to the search', async () => {
	const screens = openScreens();
	await screens.press('/', 'mask', '\u0006');
	assert.equal(title(screens), 'Mask');
	await screens.press('/');
	assert.match(screens.lines()[0]!, /^ find: mask/);
});

test('/ does not throw away what is typed below the page', async () => {
	const screens = openScreens();
	await screens.press("'", 'n', '\r', 'j', '\r', 'x', `${escape}OP`, '/');
	assert.ok(screens.lines().some(line => line.includes('close this page first')));
	await screens.press(escape, '\r');
	assert.ok(screens.lines().some(line => line.includes('(kn1x) Host name')));
});

for (const [keys, sideways, closing] of [
	['dcmenu', ['l', `${escape}[C`], ['q', 'h']],
	['mconf', ['h', 'L', '0', `${escape}[D`], ['E', 'X', 'e']],
	['nconf', ['h', 'l', `${escape}[D`], ['q']],
	['kconfiglib', ['l'], ['Q', 'H']],
] as const) {
	test(`keys that scroll a page sideways say in ${keys}' profile that nothing is there`, async () => {
		for (const key of sideways) {
			const screens = openScreens(undefined, {keys});
			await screens.press('?', key);
			assert.ok(
				screens.lines().some(line => line.includes(': long lines are wrapped')),
				key,
			);
		}

		for (const key of closing) {
			const screens = openScreens(undefined, {keys});
			await screens.press('?', key);
			assert.match(screens.lines()[0]!, /^ dcmenu/, key);
		}
	});
}

test('Alt and a key is our own key on pages, too', async () => {
	const screens = openScreens(undefined, {keys: 'mconf'});
	await screens.press('b', '?');
	assert.ok(screens.lines().some(line => line.includes('Alt-e edit')));
	await screens.press(`${escape}e`);
	assert.equal(screens.world.edited.length, 1);
});
