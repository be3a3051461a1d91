import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {ExpectedError} from '../../../source/errors.ts';
import {overlayOf} from '../../../source/ui/app-state.ts';
import type {DefconfigEntry} from '../../../source/ui/services.ts';
import {openScreens, snapshot, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';
const down = '\u001B[B';

const open = (
	size = {columns: 80, rows: 24},
	options: Parameters<typeof openScreens>[1] = {},
	capacity?: CapacityState,
): Screens => openScreens(size, {isFirstRun: true, ascii: false, ...options}, capacity);

const isOpen = ({store}: Screens): boolean => overlayOf(store.getState())?.kind === 'picker';
const cursor = (screens: Screens): string => screens.lines().find(line => line.startsWith('>'))!;
const valueOf = ({store}: Screens, name: string): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get(name)!);
};

test('a strategy is chosen by Enter or its digit, and shown in the menu', async () => {
	for (const keys of [['\r'], ['1'], [down, '1'], [' '], ['l'], [escape + '[C']]) {
		const screens = open();
		await screens.press(...keys);
		assert.equal(valueOf(screens, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'), 'H100_OR_LESS');
		assert.ok(!isOpen(screens));
		assert.match(cursor(screens), /Instance type/);
	}
});

test('one type is chosen in the list of the menu', async () => {
	const screens = open();
	await screens.press('7');
	assert.equal(screens.lines()[1], ' Top > Compute > Instance type');
});

test('Esc goes to the menu with the defaults; in mconf’s keys only the second one', async () => {
	const screens = open();
	await screens.press(escape);
	assert.ok(!isOpen(screens));
	const mconf = open(undefined, {keys: 'mconf'});
	assert.match(mconf.lines().at(-2)!, /Esc Esc menu/);
	await mconf.press(escape);
	assert.ok(isOpen(mconf));
	await mconf.press(escape + escape);
	assert.ok(!isOpen(mconf));
});

test('q, Ctrl-C and F9 leave, and nothing was saved', async () => {
	for (const key of ['q', '\u0003', escape + '[20~']) {
		const screens = open();
		await screens.press(key);
		const {exitStatus, farewell} = await screens.store.outcome;
		assert.equal(exitStatus, 0);
		assert.deepEqual(farewell, ['Nothing was saved: there is no .config yet.']);
	}
});

test('answers move neither rows nor cursor', async () => {
	const screens = open(undefined, {}, {kind: 'loading'});
	await screens.press(down);
	const before = screens.lines();
	assert.match(before[4]!, /^>2 wildcard .*…$/);
	const now = screens.world.services.now();
	screens.store.dispatch({type: 'capacity', capacity: {kind: 'known', snapshot}, now});
	const after = screens.lines();
	assert.match(after[4]!, /^>2 wildcard .*spot only$/);
	const texts = (lines: readonly string[]) =>
		lines.slice(3, 12).map(line => line.slice(0, 36).trimEnd());
	assert.deepEqual(texts(after), texts(before));
});

test('a failed poll calls nothing available, whatever was known', () => {
	const unknown = {
		kind: 'unknown',
		reason: 'the API answers 503',
		cause: 'failed',
		last: snapshot,
	} as const;
	const lines = open(undefined, {}, unknown).lines();
	assert.match(lines[0]!, /cap: \? no answer/);
	assert.match(lines[3]!, /\?$/);
	assert.ok(!lines.some(line => line.includes('✓')));
});

test('the defconfigs: those of the project are marked, and Esc leads back to where they were opened', async () => {
	const screens = open();
	await screens.press('8');
	assert.match(screens.lines()[1]!, /^ Defconfigs \(\d+\): which one\?$/);
	assert.ok(screens.lines().some(line => line.includes('(yours)')));
	assert.match(screens.lines().at(-2)!, /^ Enter load {2}Esc back/);
	for (const key of [escape, escape + '[D', 'x', '\u007F']) {
		await screens.press(key);
		assert.match(cursor(screens), /^>8 defconfig/);
		await screens.press('l');
		assert.match(screens.lines()[1]!, /Defconfigs/);
	}

	await screens.press('1');
	assert.ok(!isOpen(screens));
	assert.ok(screens.store.getState().past.some(({what}) => what.startsWith('loaded')));
});

test('a list of defconfigs that cannot be read says why, and the menu is still there', async () => {
	const screens = open();
	screens.world.services.defconfigs = async () => {
		throw new ExpectedError('Cannot read defconfigs: permission denied.', {
			nextSteps: ['Look at who owns it: ls -ld defconfigs'],
		});
	};
	await screens.press('8');
	assert.ok(screens.lines().some(line => line.includes('permission denied')));
	await screens.press(escape, escape);
	assert.match(cursor(screens), /^>8 defconfig/);
});

test('40x12: the window follows the cursor, and digits are the numbers that stand there', async () => {
	const screens = open({columns: 40, rows: 12});
	assert.match(cursor(screens), /^>1 fallback/);
	await screens.press(down, down, down);
	assert.match(cursor(screens), /^>4 fallback/);
	await screens.press('G');
	assert.match(cursor(screens), /^>9 menu/);
	await screens.press('2');
	assert.ok(!isOpen(screens));
});

test('a key that means nothing here says so', async () => {
	const screens = open();
	await screens.press('Z');
	assert.ok(screens.lines().some(line => line.includes('Z: no such key here')));
	await screens.press(escape + '[D');
	assert.ok(screens.lines().some(line => line.includes('Esc goes to the menu')));
	assert.ok(isOpen(screens));
});

test('F1, or what the profile has for it, tells the keys of the picker', async () => {
	for (const [keys, key] of [
		['dcmenu', escape + 'OP'],
		['nconf', escape + 'OR'],
		['mconf', escape + 'OP'],
	] as const) {
		const screens = open(undefined, {keys});
		await screens.press(key);
		assert.match(screens.lines()[0]!, /^ Keys /);
		assert.ok(screens.lines().some(line => /^ 1-9 +choose that row$/.test(line)));
		await screens.press(keys === 'mconf' ? escape + escape : 'q');
		assert.ok(isOpen(screens));
	}
});

test('? and F2 tell all about a row, h too but where it goes back', async () => {
	for (const [keys, key] of [
		['dcmenu', '?'],
		['dcmenu', 'h'],
		['nconf', escape + 'OQ'],
		['mconf', 'h'],
		['kconfiglib', '?'],
	] as const) {
		const screens = open(undefined, {keys});
		await screens.press(key);
		assert.match(screens.lines()[0]!, /^ H100 or less /);
		assert.ok(screens.lines().some(line => line.includes('_INSTANCE_TYPE_H100_OR_LESS')));
	}

	const rows = open();
	await rows.press('G', '?');
	assert.match(rows.lines()[2]!, /Every option can be looked at and changed/);
	const kconfiglib = open(undefined, {keys: 'kconfiglib'});
	await kconfiglib.press('h');
	assert.match(kconfiglib.lines().at(-3)!, /there is nothing before this/);
});

test('/ and F8 find an option, and Enter goes there; Esc comes back to the picker', async () => {
	for (const key of ['/', escape + '[19~']) {
		const screens = open();
		await screens.press(key, 'f', 'a', 's', 't', escape);
		assert.ok(isOpen(screens));
		await screens.press(key, 'f', 'a', 's', 't', '\r');
		assert.ok(!isOpen(screens));
		assert.match(cursor(screens), /Be fast/);
	}

	const defconfigs = open(undefined, {keys: 'nconf'});
	await defconfigs.press('8', '/', 'v', '1');
	assert.match(defconfigs.lines()[0]!, /^ Load: v1/);
	assert.match(defconfigs.lines()[2]!, /^ {2}datacrunch-v100 /);
});

test('L and F7 load a file or a defconfig, over the picker', async () => {
	for (const key of ['L', escape + '[18~']) {
		const screens = open();
		await screens.press(key, 'v', '1');
		assert.match(screens.lines()[0]!, /^ Load: v1/);
		await screens.press(escape);
		assert.ok(isOpen(screens));
		await screens.press(key, 'v', '1', down, '\r');
		assert.ok(!isOpen(screens));
		assert.match(screens.lines()[0]!, /^ Loaded datacrunch-v100, with warnings/);
	}
});

test('what needs a choice first says so', async () => {
	const screens = open();
	for (const key of ['!', 'w', 'W', 's']) {
		await screens.press(key);
		assert.ok(screens.lines().some(line => line.includes(`${key}: choose one of these first`)));
	}
});

test('a defconfig is told of by its own market, price and place, not by what is configured now', async () => {
	const screens = open(undefined, {}, {kind: 'known', snapshot});
	screens.store.dispatch({type: 'capacity', capacity: {kind: 'known', snapshot}, now: 1_012_000});
	const asks = (request: DefconfigEntry['request'], name: string): DefconfigEntry => ({
		name,
		origin: 'project',
		file: `defconfigs/${name}`,
		request,
		comment: '',
	});
	screens.world.services.defconfigs = async () => [
		asks({target: '1V100.6V', market: 'on-demand', maxPrice: 0.1}, 'cheap'),
		asks({target: '1H100.80S.30V', market: 'spot'}, 'spot'),
		asks({target: '1V100.6V', market: 'on-demand', location: 'ICE-01'}, 'iceland'),
	];
	for (const key of ['8', 'L']) {
		await screens.press(key);
		const rows = ['cheap', 'spot', 'iceland'].map(name =>
			screens.lines().find(line => line.includes(`${name}  (yours)`))!,
		);
		assert.match(rows[0]!, / ✗ only for \$0\.14\/h$/);
		assert.match(rows[1]!, / s ICE-01 \$0\.99\/h$/);
		assert.match(rows[2]!, / ✗ only in FIN-01, \$0\.14\/h$/);
	}
});

test('what was chosen is not said to be brought up by a key where there is no account', async () => {
	const said = async (capacity: CapacityState): Promise<string | undefined> => {
		const screens = open(undefined, {}, capacity);
		screens.store.dispatch({type: 'capacity', capacity, now: 1_012_000});
		await screens.press('1');
		return screens.store.getState().message?.text;
	};
	const none = {
		kind: 'unknown',
		cause: 'no-credentials',
		reason: 'no key',
		last: undefined,
	} as const;
	assert.equal(await said(none), 'H100_OR_LESS is chosen: s saves it');
	assert.equal(
		await said({kind: 'known', snapshot}),
		'H100_OR_LESS is chosen: s saves it, ! brings it up',
	);
});

test('what a small window leaves out of the picker and of the list to load is counted', async () => {
	const screens = open({columns: 40, rows: 12});
	assert.equal(screens.lines()[2], '─'.repeat(40));
	assert.match(screens.lines().at(-2)!, /^── ↓ 6 more ─+$/);
	await screens.press('G');
	assert.match(screens.lines()[2]!, /^── ↑ 6 more ─+$/);
	assert.equal(screens.lines().at(-2), '─'.repeat(40));
	const tall = open({columns: 60, rows: 20});
	assert.match(tall.lines().at(-6)!, /^── ↓ \d more ─+$/);
	screens.world.services.defconfigs = async () =>
		['a', 'b', 'c', 'd', 'e'].map(name => ({
			name,
			origin: 'project',
			file: name,
			request: undefined,
			comment: '',
		}));
	await screens.press('L');
	assert.equal(screens.lines()[1], '── a file, or one of the… ── ↓ 2 more ──');
	await screens.press(down, down, down, down);
	assert.match(screens.lines()[1]!, / ↑ 1 ↓ 1 more ──$/);
});
