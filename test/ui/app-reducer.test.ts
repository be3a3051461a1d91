import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ExpectedError} from '../../source/errors.ts';
import {overlayOf} from '../../source/ui/app-state.ts';
import {openScreens, snapshot, testEvaluation, type Screens} from '../helpers/menu-screens.ts';

const value = ({store}: Screens, name: string): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get(name)!);
};

const message = ({store}: Screens): string | undefined => store.getState().message?.text;

const cursor = (screens: Screens): string =>
	screens.lines().find(text => text.startsWith('>')) ?? '';

test('Space toggles a bool, and y, n and m set', async () => {
	const screens = openScreens();
	await screens.press('j', ' ');
	assert.equal(value(screens, 'FAST'), 'n');
	assert.match(cursor(screens), /^>\*\[ \] Be fast/);
	await screens.press('y');
	assert.equal(value(screens, 'FAST'), 'y');
	await screens.press('j', 'm');
	assert.equal(value(screens, 'DRIVER'), 'm');
});

test('a key that cannot act says why', async () => {
	const screens = openScreens();
	await screens.press("'", 'n', '\r', 'j', 'j', 'y');
	assert.equal(message(screens), 'y: this is an int (Enter edits it)');
	await screens.press('h', 'q', 'k', 'm');
	assert.equal(message(screens), 'm: this is a string (Enter edits it)');
	await screens.press('\u001B', 'g');
	await screens.press('j', 'm');
	assert.match(message(screens)!, /^m: .*bool/);
	await screens.press('j', 'j', 'y', 'j', 'n');
	assert.match(message(screens)!, /^n: .*FORCED/);
	await screens.press('j', 'j', 'y');
	assert.equal(message(screens), 'y: this is a comment');
	await screens.press('Q');
	assert.match(message(screens)!, /^Q: no such key/);
	await screens.press('$');
	assert.match(message(screens)!, /^\$: only in the list of instance types/);
});

test('several keys of one chunk meet one state after the other', async () => {
	const screens = openScreens();
	await screens.press('j j ');
	assert.deepEqual([value(screens, 'FAST'), value(screens, 'DRIVER')], ['n', 'm']);
});

test('undo and redo walk through the edits', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 'u');
	assert.equal(value(screens, 'FAST'), 'y');
	await screens.press('U');
	assert.equal(value(screens, 'FAST'), 'n');
	await screens.press('u', 'u');
	assert.equal(message(screens), 'u: nothing to undo');
});

test('r goes back to the default', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 'r');
	assert.equal(value(screens, 'FAST'), 'y');
	assert.match(cursor(screens), /\(NEW\)/);
});

test('a choice is entered like a menu, and choosing leaves it', async () => {
	const screens = openScreens();
	await screens.press("'", 'c', '\r', '\r', 'j', 's');
	assert.equal(value(screens, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'), '1V100.6V');
	assert.match(cursor(screens), /Instance type \(1V100\.6V/);
	await screens.press('\r');
	assert.match(cursor(screens), /^> \(X\) 1V100|^>\*\(X\) 1V100/);
});

test('Esc leaves a menu with the cursor where it was; arrows never leave the program', async () => {
	const screens = openScreens();
	await screens.press("'", 'c', '\r', '\u001B');
	assert.match(cursor(screens), /Compute/);
	await screens.press('\u001B[D');
	assert.match(message(screens)!, /top menu/);
	assert.equal(screens.store.getState().overlays.length, 0);
});

for (const [keys, quits, stays] of [
	['dcmenu', ['\u001B', 'e', 'x'], ['\u001B[D', '\u007F', '5', '\u001B[15~']],
	['nconf', ['\u001B'], ['\u001B[D', '5', '\u001B[15~']],
	['kconfiglib', ['\u001B', '\u001B[D', '\u007F', 'h', 'H'], []],
] as const) {
	test(`at the top of ${keys}' menus only some of the keys that go back ask to quit`, async () => {
		for (const key of [...quits, ...stays]) {
			const screens = openScreens(undefined, {keys});
			await screens.press('j', ' ', key);
			const {overlays} = screens.store.getState();
			const isAsked = overlays.some(overlay => overlay.kind === 'save' && overlay.isQuitting);
			assert.equal(isAsked, (quits as readonly string[]).includes(key), key);
		}
	});
}

test('a text is edited in its row, and what is wrong with it is said while typing', async () => {
	const screens = openScreens();
	await screens.press("'", 'n', '\r', '\u001B[B', '\u001B[B', '\r', '00');
	assert.ok(
		screens.lines().some(text => text.includes('outside the range')),
		screens.lines().join('\n'),
	);
	await screens.press('\r');
	assert.equal(overlayOf(screens.store.getState())?.kind, 'field');
	await screens.press('\u0015', '80', '\r');
	assert.equal(value(screens, 'PORT'), '80');
	assert.equal(overlayOf(screens.store.getState()), undefined);
});

test('letters, Space and a paste go into a field, and Esc leaves it as it was', async () => {
	const screens = openScreens();
	await screens.press("'", 'n', '\r', 'j', '\r', ' q', '\u001B[200~y\nn\u001B[201~');
	assert.match(cursor(screens), /^> \(kn1 qy \) Host name/);
	await screens.press('\u001B');
	assert.equal(value(screens, 'HOST'), 'kn1');
});

test('Esc and a key that came in one piece are both; Alt is for the line that is typed, and for profiles', async () => {
	const own = openScreens();
	await own.press("'", 'n', '\r', '\u001Bj', 'n');
	assert.equal(own.lines()[1], ' Top - Test configuration');
	// From the menu below to the row after Networking, which is a comment: nothing is set in either.
	assert.equal(value(own, 'NETWORK'), 'y');
	await own.press('k', '\r', '\u001Bn');
	assert.equal(value(own, 'NETWORK'), 'n');

	const typing = openScreens();
	await typing.press('/', 'one two', '\u001Bb', 'x');
	assert.match(typing.lines()[0]!, /find: one xtwo/);
	await typing.press('\u001Bj');
	assert.equal(typing.store.getState().overlays.length, 0);
	assert.equal(typing.store.getState().places.at(-1)!.index, 1);

	const leaving = openScreens();
	await leaving.press('j', '\u001Bn');
	assert.equal((await leaving.store.outcome).exitStatus, 0);
	assert.equal(value(leaving, 'FAST'), 'y');

	const nconf = openScreens({columns: 80, rows: 24}, {keys: 'nconf'});
	await nconf.press('j', 'n', '\u001Bu');
	assert.match(message(nconf)!, /undo|undone/);
});

test('keys that act on what a search has found say that nothing is', async () => {
	const screens = openScreens();
	await screens.press('/');
	for (const [sent, name] of [
		['\t', 'Tab'],
		['\u0006', 'Ctrl-F'],
	] as const) {
		await screens.press(sent);
		assert.equal(message(screens), `${name}: nothing is found that it could act on`);
	}
});

test('a yes that comes in one piece with Esc spends nothing', async () => {
	const screens = openScreens();
	await screens.press('!', '\u001By');
	assert.deepEqual(screens.world.bringups, []);
	assert.equal(screens.store.getState().overlays.length, 0);
});

test('a paste in the menu sets nothing', async () => {
	const screens = openScreens();
	await screens.press('j', '\u001B[200~n\u001B[201~');
	assert.equal(value(screens, 'FAST'), 'y');
	assert.match(message(screens)!, /pasted/);
});

test('saving shows the difference, writes, and clears the mark', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 's');
	const lines = screens.lines();
	assert.ok(lines.includes('  [x] FAST  y -> n'), lines.join('\n'));
	await screens.press('\r');
	assert.match(screens.world.files.get('.config')!, /^FAST=n$/m);
	assert.equal(message(screens), 'Written: .config');
	assert.match(screens.lines()[0]!, /^ dcmenu {2}\.config {2}/);
});

test('toggling back is no change', async () => {
	const screens = openScreens();
	await screens.press('j', 'n');
	assert.match(screens.lines()[0]!, /\.config\* \(1 change\)/);
	await screens.press('y');
	assert.match(screens.lines()[0]!, /\.config {2}/);
});

test('a save that fails says what to do, and its screen stays, with the name to be changed', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 's', 'o', '\u0015', '/forbidden/x', '\r');
	assert.deepEqual(screens.lines().slice(0, 5), [
		' Save .config?   1 yours                         vs the file on disk (unchanged)',
		'-- not saved -------------------------------------------------------------------',
		'      cannot write /forbidden/x Pick another name.',
		'-- you changed -----------------------------------------------------------------',
		'  [x] FAST  y -> n',
	]);
	assert.equal(screens.lines().at(-3), ' Save as: /forbidden/x');
	await screens.press('\u0015', 'other', '\r');
	assert.match(screens.world.files.get('other')!, /^FAST=n$/m);
	assert.equal(screens.store.getState().overlays.length, 0);
});

for (const keys of ['dcmenu', 'mconf', 'nconf', 'kconfiglib'] as const) {
	const goesOn = keys === 'mconf' || keys === 'nconf';
	test(`by ${keys}'s keys, later saves ${goesOn ? 'go to the name of' : 'do not follow'} a save as`, async () => {
		const screens = openScreens({columns: 80, rows: 24}, {keys});
		const {files} = screens.world;
		const save = keys === 'dcmenu' ? 's' : '\u001Bs';
		await screens.press('\u001B[B', 'n', save, 'o', '\u0015', 'other', '\r');
		assert.match(files.get('other')!, /^FAST=n$/m);
		assert.equal(
			message(screens),
			goesOn ? 'Written: other; later saves go to other' : 'Written: other',
		);
		const header = goesOn ? /^ dcmenu {2}other {2}/ : /^ dcmenu {2}\.config\* \(1 change\)/;
		assert.match(screens.lines()[0]!, header);
		assert.equal(screens.store.getState().facts.changeCount, goesOn ? 0 : 1);

		await screens.press('y', save);
		assert.match(screens.lines()[0]!, goesOn ? /^ Save other\? +1 yours/ : /^ \.config is up/);
		await screens.press('\r');
		assert.match(files.get(goesOn ? 'other' : '.config')!, /^FAST=y$/m);
	});
}

test('a bring-up is of the project and saves its file, whatever other file somebody goes on in', async () => {
	const screens = openScreens({columns: 80, rows: 24}, {keys: 'nconf'});
	await screens.press('\u001B[17~', '\u0015', 'other', '\r', '!');
	assert.ok(
		screens.lines().some(text => text.includes('.config is saved first.')),
		screens.lines().join('\n'),
	);
});

test('a save on the way out that fails does not leave', async () => {
	const screens = openScreens();
	await screens.press('j', 'n');
	screens.world.services.save = async () => {
		throw new ExpectedError('Could not write .config: no space left on device');
	};
	await screens.press('q', 'y');
	assert.ok(screens.lines().includes('      Could not write .config: no space left on device'));
	assert.equal(
		screens.lines().at(-3),
		' Nothing is lost: Enter tries again, o names another file.',
	);
	assert.deepEqual(screens.world.kept, ['FAST: y to n']);
	await screens.press('n');
	assert.equal((await screens.store.outcome).exitStatus, 0);
});

test('a defconfig is saved under a name', async () => {
	const screens = openScreens();
	for (const name of ['two words', '.hidden', '-', '..']) {
		await screens.press('D', '\u0015', name, '\r');
		const isRefused = screens.lines().some(text => text.includes('a name has letters'));
		assert.equal(isRefused, name !== '-', name);
		await screens.press('\u001B');
	}

	await screens.press('D', 'größe-2', '\r');
	assert.ok(screens.world.files.has('defconfigs/größe-2'));
});

test('a name that a shipped defconfig has is taken only by a second Enter', async () => {
	const screens = openScreens();
	await screens.press('D', 'datacrunch-v100', '\r');
	assert.ok(screens.lines().some(text => text.includes('a shipped defconfig is called so')));
	assert.ok(!screens.world.files.has('defconfigs/datacrunch-v100'));
	await screens.press('\r');
	assert.ok(screens.world.files.has('defconfigs/datacrunch-v100'));
});

test('a defconfig is saved at a path, and what is there is asked about', async () => {
	const screens = openScreens();
	await screens.press('D', 'arch/', '\r');
	assert.ok(screens.lines().some(text => text.includes('a path ends with the name of a file')));
	await screens.press('x86/tiny', '\r');
	const saved = screens.world.files.get('arch/x86/tiny');
	assert.ok(saved);
	await screens.press('j', 'n', 'D', 'arch/x86/tiny', '\t', 'for the lab', '\r');
	assert.ok(screens.lines().some(text => text.includes('arch/x86/tiny is there already.')));
	await screens.press('n');
	assert.equal(screens.world.files.get('arch/x86/tiny'), saved);
	assert.ok(screens.lines().some(text => text.includes('Comment: for the lab')));
	await screens.press('\r', 'y');
	assert.match(screens.world.files.get('arch/x86/tiny')!, /^# for the lab\n[^]*^FAST=n$/m);
	assert.equal(screens.store.getState().overlays.length, 0);
});

test('what cannot be loaded or saved is asked for again, as it was typed', async () => {
	const screens = openScreens();
	await screens.press('L', 'nowhere', '\r');
	assert.equal(message(screens), 'nowhere does not exist');
	assert.equal(screens.lines()[0], ' Load: nowhere');
	await screens.press('\u001B');
	assert.equal(screens.store.getState().overlays.length, 0);

	screens.world.services.saveDefconfig = async () => {
		throw new ExpectedError('Could not write it');
	};
	await screens.press('D', 'mine2', '\r');
	assert.equal(message(screens), 'Could not write it');
	assert.ok(screens.lines().includes('>Name:    mine2'));
});

test('a part of the only name that holds it loads, unless it is a file', async () => {
	const screens = openScreens();
	screens.world.files.set('100', '');
	await screens.press('L', 'h1', '\r');
	assert.equal(message(screens), 'loaded datacrunch-h100');
	await screens.press('\u001B');
	await screens.press('L', '100', '\r');
	assert.equal(message(screens), '100 does not exist');
	await screens.press('\u0015', 'datacrunch', '\r');
	assert.equal(message(screens), 'datacrunch does not exist', 'two names hold it');

	const changed = openScreens();
	await changed.press('j', 'n', 'L', 'h1', '\r');
	assert.equal(changed.lines()[2], ' Load it all the same?');
});

test('a defconfig that is there is overwritten only by a second Enter', async () => {
	const screens = openScreens();
	await screens.press('D', 'mine', '\r');
	assert.ok(
		screens.lines().includes(' defconfigs/mine is there already: Enter once more overwrites it'),
	);
	assert.ok(!screens.world.files.has('defconfigs/mine'));
	// What was said of it is kept, where nothing else is said.
	await screens.press('\r');
	assert.match(screens.world.files.get('defconfigs/mine')!, /^# for the lab\n/);
});

test('a defconfig has a comment in its first line, which is no value', async () => {
	const screens = openScreens();
	await screens.press('D', 'two', '\t', 'CONFIG_A=y', '\r');
	assert.ok(screens.lines().some(text => text.includes('would be read as a value')));
	await screens.press('\u0015', '\u001B[200~two machines\u001B[201~', '\r');
	assert.match(screens.world.files.get('defconfigs/two')!, /^# two machines\n\w/);
});

test('who asks for capacity again hears when there is no answer, and why', async () => {
	const screens = openScreens();
	await screens.press('R');
	assert.equal(message(screens), 'asking for capacity again');
	screens.store.dispatch({
		type: 'capacity',
		capacity: {kind: 'unknown', cause: 'failed', reason: 'no route', last: undefined},
		now: 1,
	});
	assert.equal(message(screens), 'R: not known: no route');
	await screens.press('R');
	screens.store.dispatch({type: 'capacity', capacity: {kind: 'known', snapshot}, now: 1});
	assert.equal(message(screens), undefined);
});

test('without credentials a bring-up is not started', async () => {
	const screens = openScreens(
		undefined,
		{},
		{
			kind: 'unknown',
			cause: 'no-credentials',
			reason: 'no credentials: dcmenu credentials set',
			last: undefined,
		},
	);
	await screens.press('!', 'y');
	assert.ok(screens.lines().some(text => text.includes('y: no credentials')));
	assert.equal(overlayOf(screens.store.getState())?.kind, 'confirm');
});

test('a hidden menu can be looked into when all is shown, and nothing in it be set', async () => {
	const evaluation = testEvaluation(`config A
	bool "A"

menu "Deep"
	depends on A

config B
	bool "B"

endmenu
`);
	const screens = openScreens(undefined, {evaluation});
	await screens.press('a', 'G', '\r', 'y');
	assert.equal(screens.lines()[3]?.trimEnd().replace(/ +/g, ' '), '> XXX B needs A=y');
	assert.ok(screens.lines().some(text => text.includes('y: needs A=y')));
});

test('the bounds of a number are told while it is typed', async () => {
	const screens = openScreens();
	await screens.press('/', 'PORT', '\r', '\r');
	assert.ok(screens.lines().some(text => text.startsWith('-- from 1 to 100 ')));
});

test('a tree without machines opens its menu at once, and speaks of no account', () => {
	const evaluation = testEvaluation('mainmenu "A kernel"\n\nconfig A\n\tbool "A"\n');
	const lines = openScreens(undefined, {evaluation, isFirstRun: true}).lines();
	assert.equal(lines[0], ' dcmenu  .config*');
	assert.equal(lines[1], ' Top - A kernel');
	assert.ok(
		lines.some(text => text.startsWith('-- there is no .config yet: these are the defaults ')),
	);
});

test('both ends of a long change can be read before it is saved', async () => {
	const screens = openScreens();
	const [old, young] = ['a'.repeat(70), 'b'.repeat(70)];
	await screens.press('/', 'HOST', '\r', '\r', '\u0015', old, '\r', 's', 'y');
	await screens.press('\r', '\u0015', young, '\r', 's');
	assert.match(screens.lines()[2]!, /^ {2}\[x\] HOST {2}"a+~ -> "b+~$/);
});

test('F1 in a text tells about it, and leads back to it; F9 leaves it as nconf does', async () => {
	const screens = openScreens();
	await screens.press("'", 'n', '\r', 'j', '\r', 'x', '\u001BOP');
	assert.match(screens.lines()[0]!, /^ Host name/);
	await screens.press('q');
	assert.match(cursor(screens), /\(kn1x ?\)/);
	await screens.press('\u001B[20~');
	assert.equal(value(screens, 'HOST'), 'kn1');
});

test('loading a defconfig is one step of undo, and its warnings are shown', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 'L', 'v100', '\u001B[B', '\r');
	assert.ok(screens.lines().includes(' Load datacrunch-v100 all the same?'));
	await screens.press('y');
	assert.ok(
		screens.lines().some(text => text.includes('unknown option FOO')),
		screens.lines().join('\n'),
	);
	assert.equal(value(screens, 'FAST'), 'y');
	await screens.press('\u001B', 'u');
	assert.equal(value(screens, 'FAST'), 'n');
});

test('search finds while typing, and Enter jumps', async () => {
	const screens = openScreens();
	await screens.press('/', 'host');
	assert.match(cursor(screens), /HOST/);
	await screens.press('\r');
	assert.match(cursor(screens), /\(kn1\) Host name/);
	assert.equal(screens.lines()[1], ' Top > Networking');
});

test('a hidden result opens its page instead', async () => {
	const screens = openScreens();
	await screens.press('/', 'HIDDEN', '\r');
	assert.equal(overlayOf(screens.store.getState())?.kind, 'page');
});

test('hidden rows are drawn on request, with the reason', async () => {
	const screens = openScreens();
	await screens.press('a');
	assert.ok(
		screens
			.lines()
			.some(text => text.startsWith('  XXX Shown with a driver') && text.includes('DRIVER')),
		screens.lines().join('\n'),
	);
});

test('quitting without changes asks nothing', async () => {
	const screens = openScreens();
	await screens.press('q');
	assert.deepEqual(await screens.store.outcome, {
		exitStatus: 0,
		farewell: ['No changes to .config.'],
	});
});

test('quitting with changes asks; n leaves the file alone and still exits 0', async () => {
	const screens = openScreens();
	const before = screens.world.files.get('.config');
	await screens.press('j', 'n', '\u001B');
	assert.match(screens.lines()[0]!, /^ Save \.config\?/);
	await screens.press('n');
	assert.equal((await screens.store.outcome).exitStatus, 0);
	assert.equal(screens.world.files.get('.config'), before);
});

test('Enter saves and quits', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 'q', '\r');
	assert.deepEqual(await screens.store.outcome, {exitStatus: 0, farewell: ['Written: .config']});
	assert.match(screens.world.files.get('.config')!, /^FAST=n$/m);
});

test('Ctrl-C asks once; the second one leaves with 130 and saves nothing', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', '\u0003', '\u0003');
	assert.equal((await screens.store.outcome).exitStatus, 130);
	assert.doesNotMatch(screens.world.files.get('.config')!, /^FAST=n$/m);
});

test('bringing up asks once, with the price, and only y says yes', async () => {
	const screens = openScreens();
	await screens.press('!');
	assert.ok(
		screens.lines().some(text => text.includes('1V100.6V in FIN-01 for $0.14/h')),
		screens.lines().join('\n'),
	);
	await screens.press('\r', '!');
	assert.equal(overlayOf(screens.store.getState())?.kind, 'confirm');
	await screens.press('y');
	assert.equal(overlayOf(screens.store.getState())?.kind, 'bringup');
});

test('function keys and their digits do what nconf does with them', async () => {
	for (const [keys, kind] of [
		['\u001BOP', 'page'],
		['2', 'page'],
		['\u001B[17~', 'save'],
		['7', 'load'],
		['\u001B[19~', 'search'],
	] as const) {
		const screens = openScreens();
		await screens.press(keys);
		assert.equal(overlayOf(screens.store.getState())?.kind, kind, keys);
	}
});

test('Enter on a search that finds nothing keeps what was typed', async () => {
	const screens = openScreens();
	await screens.press('/', 'nowhere', '\r');
	assert.equal(screens.lines()[2], '  nothing has all of these words in its name, prompt or help');
	await screens.press('\u0015', 're:(', '\r');
	assert.equal(screens.lines()[2], '  no regular expression yet: Unterminated group');
	await screens.press('\u0015', '\r');
	assert.equal(overlayOf(screens.store.getState()), undefined);
});

test('text that is pasted where the terminal does not say so spends no money', async () => {
	const screens = openScreens();
	await screens.press('!y');
	assert.match(message(screens)!, /^y: press it by itself/);
	assert.equal(overlayOf(screens.store.getState())?.kind, 'confirm');
	await screens.press('n', 'Wy');
	assert.match(message(screens)!, /^y: press it by itself/);
	await screens.press('n', '!');
	assert.equal(overlayOf(screens.store.getState())?.kind, 'confirm');
	assert.equal(screens.world.bringups.length, 0);
	await screens.press('y');
	assert.equal(screens.world.bringups.length, 1);
});

test('a file that cannot be loaded leaves its name there to be mended', async () => {
	const screens = openScreens();
	await screens.press('L', 'nowhere', '\r');
	await screens.store.idle();
	assert.ok(screens.lines().some(line => line.includes('nowhere does not exist')));
	assert.equal(screens.lines()[0], ' Load: nowhere');
	await screens.press('\u0015', 'mine', '\r');
	await screens.store.idle();
	await screens.press('q');
	assert.match(screens.lines()[0]!, /^ dcmenu/);
});
