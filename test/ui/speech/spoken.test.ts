import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {spoken} from '../../../source/ui/speech/spoken.ts';
import type {CapacitySnapshot, CapacityState} from '../../../source/capacity/snapshot.ts';
import type {ScreenOptions} from '../../../source/ui/first-state.ts';
import {openScreens, snapshot} from '../../helpers/menu-screens.ts';
import {screenStates} from '../../helpers/screen-states.ts';
import {unsavedStates} from '../../helpers/unsaved-states.ts';

/** What is said at first, and after each key. */
const openSpeech = (
	options: Partial<ScreenOptions> = {},
	capacity: CapacityState = {kind: 'known', snapshot},
) => {
	const screens = openScreens({columns: 80, rows: 200}, options, capacity);
	const {store} = screens;
	return {
		store,
		world: screens.world,
		first: () => [...spoken(undefined, store.getState())],
		async press(...keys: string[]) {
			const before = store.getState();
			await screens.press(...keys);
			return [...spoken(before, store.getState())];
		},
	};
};

const down = '\u001B[B';

test('a menu says what it is, and each row its place, kind and state', async () => {
	const speech = openSpeech();
	assert.deepEqual(speech.first(), [
		'Test configuration. Menu. 10 items.',
		'Item 1 of 10. Enable modules. Checkbox. Checked.',
	]);
	assert.deepEqual(await speech.press(down), ['Item 2 of 10. Be fast. Checkbox. Checked.']);
	assert.deepEqual(await speech.press(down), ['Item 3 of 10. A driver. Checkbox. Left out.']);
	assert.deepEqual(await speech.press('G'), ['Item 10 of 10. Nothing in here. Menu.']);
});

test('a value that is set is said, and what cannot be set, why', async () => {
	const speech = openSpeech();
	await speech.press(down);
	assert.deepEqual(await speech.press(' '), [
		'FAST: y to n.',
		'Be fast. Checkbox. Not checked. Changed.',
	]);
	assert.deepEqual(await speech.press('m'), ['m: this option is a bool (? explains).']);
	await speech.press(down, down);
	assert.match((await speech.press('y')).join(' '), /^FORCED: n to y/);
	assert.match(
		(await speech.press(down)).join(' '),
		/Locked by another\. Checkbox\. Checked\. Locked: selected by FORCED/,
	);
});

test('a menu that is entered is named; a choice says what can be had now', async () => {
	const speech = openSpeech();
	await speech.press("'", 'c');
	const [menu, row] = await speech.press('\r');
	assert.equal(menu, 'Compute. Menu. 2 items.');
	assert.match(row!, /^Item 1 of 2\. Instance type\. Choice\. H100 or less\. Available now: 1V100/);
});

test('a text is asked for, and a wrong one refused aloud', async () => {
	const speech = openSpeech();
	await speech.press("'", 'n', '\r', down, down);
	assert.deepEqual(await speech.press('\r'), [
		'PORT. Text field. Value 22. Enter takes it, Escape leaves it as it was.',
	]);
	assert.deepEqual(await speech.press('2'), ['222 is outside the range 1-100.']);
	await speech.press('\u007F');
	assert.deepEqual(await speech.press('\r'), [
		'Port stays 22.',
		'Item 3 of 4. Port. Number. 22, from 1 to 100.',
	]);
});

test('a search says how many, and the one that Enter goes to', async () => {
	const speech = openSpeech();
	assert.deepEqual(await speech.press('/'), [
		'Find an option. Type words of its name, prompt or help. Enter goes there, Escape leaves.',
	]);
	assert.deepEqual(await speech.press('mask'), ['1 of 1 found. MASK, Mask. Value 0xff.']);
	assert.deepEqual(await speech.press('zz'), ['Nothing found.']);
});

test('a value that is edited among the results is asked for, and taken, aloud', async () => {
	const speech = openSpeech();
	await speech.press('/', 'port');
	assert.deepEqual(await speech.press('\t'), [
		'PORT. Text field. Value 22. Enter takes it, Escape leaves it as it was.',
	]);
	assert.deepEqual(await speech.press('0'), ['220 is outside the range 1-100.']);
	assert.deepEqual(await speech.press('\u0015', '80'), []);
	assert.match((await speech.press('\r')).join(' '), /^PORT: 22 to 80\./);
});

test('the picker says what Enter and Escape do, and what can be had of each row', async () => {
	const speech = openSpeech({isFirstRun: true}, {kind: 'loading'});
	const first = speech.first();
	assert.equal(first[0], 'No .config yet. How should dcmenu find a GPU?');
	assert.equal(first[1], '1. fallback, H100 or less (recommended).');
	assert.equal(
		first.at(-2),
		'Up and Down move. Enter or a digit chooses, Escape opens the menu with the defaults, q quits.',
	);
	assert.match(first.at(-1)!, /^Item 1\. fallback, H100 or less .* Capacity is being asked for\.$/);
	const before = speech.store.getState();
	speech.store.dispatch({type: 'capacity', capacity: {kind: 'known', snapshot}, now: 1_012_000});
	assert.deepEqual(spoken(before, speech.store.getState()), [
		'Available now: 1V100.6V, FIN-01, $0.14 an hour.',
	]);
	assert.match((await speech.press(down))[0]!, /^Item 2\. wildcard, .* Only as spot: 1H100/);
});

test('a save says each change, then the one that is gone to, and what is left after one is dropped', async () => {
	const speech = openSpeech();
	await speech.press(down, ' ');
	await speech.press('/', 'port', '\t', '\u0015', '80', '\r', '\u001B');
	assert.deepEqual(await speech.press('s'), [
		'Save .config? 2 yours.',
		'You changed FAST: y to n.',
		'You changed PORT: 22 to 80.',
		'Will write .config: some lines differ.',
		'Enter or y writes these files.',
		'y saves, Escape goes on editing. Space drops the change that Up and Down go to. F1 lists the keys.',
	]);
	assert.deepEqual(await speech.press(down), ['You changed PORT: 22 to 80.']);
	assert.deepEqual(await speech.press(' '), ['dropped PORT.', 'Save .config? 1 yours.']);
});

test('a name and a comment are asked for by name, and typing says nothing', async () => {
	const speech = openSpeech();
	assert.deepEqual(await speech.press('D'), [
		'Save as a defconfig. Only what differs from the defaults is written, to defconfigs/NAME.',
		'Name. Text field. Value empty. Tab goes to a comment, Enter saves, Escape goes back.',
	]);
	assert.deepEqual(await speech.press('mine'), []);
	assert.deepEqual(await speech.press('\t'), ['Comment. Text field. Value empty.']);
	assert.deepEqual(await speech.press('\r'), [
		'defconfigs/mine is there already: Enter once more overwrites it.',
	]);
});

test('of the defconfigs how many there are is said, and each that is gone to', async () => {
	const speech = openSpeech();
	const asked = await speech.press('L');
	assert.match(asked.at(-1)!, /^\d+ defconfigs: Up and Down go through them\.$/);
	assert.match((await speech.press('v100'))[0]!, /^1 defconfig: /);
	assert.deepEqual(await speech.press(down), [
		'Item 1 of 1. datacrunch-v100. Available now: FIN-01, $0.14 an hour.',
	]);
});

test('the save screen says what the files are when it has looked at them', async () => {
	const screens = openScreens({columns: 80, rows: 200});
	const {store, world} = screens;
	world.unknown.push('CONFIG_OLD=y');
	await screens.press(down, 'n');
	const said: string[] = [];
	let before = store.getState();
	store.subscribe(() => {
		const state = store.getState();
		said.push(...spoken(before, state));
		before = state;
	});
	await screens.press('s');
	for (const part of [
		'1 problem',
		'line 7: no option of this tree',
		'Will write .config: some lines differ',
	]) {
		assert.ok(
			said.some(line => line.includes(part)),
			said.join('\n'),
		);
	}

	assert.equal(said.filter(line => line.includes('You changed FAST')).length, 1, 'once');
	said.length = 0;
	await screens.press(down);
	assert.equal(said.length, 1);
});

test('of a wait only what came and went is said, and whoever asks hears the last answer', async () => {
	const speech = openSpeech();
	await speech.press("'", 'c', '\r', '\r', down, down);
	assert.match((await speech.press('w')).join(' '), /Waiting for 1H100\.80S\.30V/);
	const answered = (
		stock: Partial<CapacitySnapshot['stock']>,
		takenAt: number,
	): readonly string[] => {
		const before = speech.store.getState();
		const next = {...snapshot, takenAt, stock: {...snapshot.stock, ...stock}};
		const capacity = {kind: 'known', snapshot: next} as const;
		speech.store.dispatch({type: 'capacity', capacity, now: takenAt});
		return spoken(before, speech.store.getState());
	};
	assert.deepEqual(answered({}, 1_030_000), []);
	assert.deepEqual(answered({}, 1_060_000), []);
	assert.deepEqual(await speech.press('R'), ['asking for capacity again.']);
	assert.deepEqual(answered({}, 1_061_000), ['last answer 0s ago: spot only.']);
	const there = answered(
		{'on-demand': new Map([['FIN-01', new Set(['1V100.6V', '1H100.80S.30V'])]])},
		1_090_000,
	);
	assert.ok(
		there.includes('1H100.80S.30V can be had in FIN-01 for $1.99 an hour.'),
		there.join('\n'),
	);
	assert.equal(there.at(-1), 'Exclamation mark brings it up, w goes on waiting, Escape goes back.');
});

const sold: CapacitySnapshot = {...snapshot, stock: {'on-demand': new Map(), spot: new Map()}};

/** What is said of a state that somebody comes to. */
const saidIn = async (t: TestContext, name: string): Promise<readonly string[]> => {
	const screen = unsavedStates.find(state => state.name === name)!;
	return spoken(undefined, await screen.open(t, {columns: 80, rows: 200}, false));
};

test('before money is spent the question, the price and what answers are said, and later what is another', async () => {
	const speech = openSpeech({}, {kind: 'loading'});
	assert.deepEqual(await speech.press('!'), [
		'Bring up H100_OR_LESS?',
		'Asking what can be had now.',
		'Capacity is asked for again before anything is created.',
		'y brings it up, n or Escape goes back.',
	]);
	const answered = (stock: CapacitySnapshot): readonly string[] => {
		const before = speech.store.getState();
		const capacity = {kind: 'known', snapshot: stock} as const;
		speech.store.dispatch({type: 'capacity', capacity, now: 1_012_000});
		return spoken(before, speech.store.getState());
	};
	assert.deepEqual(answered(snapshot), [
		'Bring up 1V100.6V in FIN-01 for $0.14 an hour?',
		'For H100_OR_LESS this is in stock now, on demand. It bills until you destroy it.',
	]);
	assert.deepEqual(answered({...snapshot, takenAt: snapshot.takenAt + 1000}), []);
	assert.deepEqual(answered(sold), [
		'Try to bring up H100_OR_LESS?',
		'Nothing that it asks for is in stock at the moment; the bring-up looks again, and costs nothing if it finds nothing.',
		'y tries it now, W waits and brings it up, w only waits, n or Escape goes back.',
	]);
});

test('a wait says what is waited for and what answers; its price cap is asked for by name', async () => {
	const speech = openSpeech({}, {kind: 'known', snapshot: sold});
	assert.deepEqual(await speech.press('!', 'W'), [
		'Wait for H100_OR_LESS, on demand, anywhere, and bring it up?',
		'It is brought up as soon as it can be had, without another question, for up to $1.99 an hour a machine, and bills until you destroy it.',
		'.config is saved then, as it is now.',
		'y waits and brings it up, n or Escape goes back, Dollar sets a price cap.',
	]);
	assert.deepEqual(await speech.press('$'), [
		'Highest price, in dollars an hour. Text field. Value empty. Enter takes it, empty is no cap, Escape leaves it as it was.',
	]);
	assert.deepEqual(await speech.press('x', '\r'), [
		'a price is dollars an hour, such as 2.50; empty is none.',
	]);
	assert.deepEqual(await speech.press('\u001B'), [
		'y waits and brings it up, n or Escape goes back, Dollar sets a price cap.',
	]);
	const waiting = await speech.press('y');
	assert.deepEqual(waiting.slice(-6), [
		'It is brought up as soon as it is there, for up to $1.99 an hour a machine.',
		'Last answer: 12s ago: none.',
		'Next try: now.',
		'So far: 00:00.',
		'Price cap: none.',
		'Escape ends the wait, z goes to the menu while it goes on, Dollar sets a price cap, R asks now.',
	]);
	const before = speech.store.getState();
	speech.store.dispatch({type: 'ticked', now: before.now + 60_000});
	assert.deepEqual(spoken(before, speech.store.getState()), []);
});

test('a question says its answers, and which of them Enter takes', async () => {
	const speech = openSpeech();
	await speech.press(down, 'n', 'L', down);
	assert.deepEqual(await speech.press('\r'), [
		'Load datacrunch-h100 all the same?',
		'There is a change that is not saved. Undo brings it back.',
		'y: load it, n or Escape goes back. Enter takes No, Tab goes to the other answer.',
	]);
	assert.deepEqual(await speech.press('\t'), ['Enter takes Yes.']);
	const reset = openSpeech();
	await reset.press("'", 'c', '\r', '\r', down, ' ', '\u001B', 'G', "'", 'c');
	assert.ok(
		(await reset.press('r')).includes(
			'TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 1V100.6V to H100_OR_LESS.',
		),
	);
});

test('a file that somebody else wrote: who changed what, which side is taken, and what answers', async t => {
	assert.deepEqual(await saidIn(t, 'merge'), [
		'.config was written by somebody else at 14:05.',
		'Both of you changed PORT: yours 80, theirs 90. Yours is taken.',
		'They changed DRIVER: n to m.',
		'They changed HIDDEN: no line to n.',
		'You changed FAST: y to n.',
		'Enter merges, Space takes the other side of the option that Up and Down go to, m takes all of yours, t all of theirs, O overwrites theirs, T drops yours, Escape goes back.',
	]);
	const speech = openSpeech();
	await speech.press('/', 'port', '\t', '\u0015', '80', '\r', '\u001B');
	const {store, world} = speech;
	const {baseline} = store.getState();
	const port = baseline.tree.symbols.get('PORT')!;
	const theirs = new Map(baseline.userValues).set(port, '90');
	world.disk.news = {kind: 'changed', time: '14:05', text: '', read: baseline.userValues, theirs};
	await speech.press('s', '\r');
	assert.deepEqual(await speech.press(' '), [
		'Both of you changed PORT: yours 80, theirs 90. Theirs is taken.',
	]);
	assert.deepEqual(await speech.press('m'), ['all as you have it.']);
	assert.deepEqual(await speech.press(down), []);
});

test('edits that a crash left: what they were, what is lost, and what answers', async t => {
	assert.deepEqual(await saidIn(t, 'restore'), [
		'1 edit from 14:02 was not saved in .config: dcmenu ended before that.',
		'You changed FORCED: n to y.',
		'Because of that LOCKED: n to y.',
		'Not in this tree any more: GONE.',
		'Restore? y restores, n forgets, Escape asks again at the next start.',
	]);
});

test('another file is asked for by name, and why it could not be written is said once', async () => {
	const speech = openSpeech();
	await speech.press(down, 'n', 's');
	assert.deepEqual(await speech.press('o'), [
		'Save as, a file name. Text field. Value .config. Enter saves under this name, Escape goes back.',
	]);
	assert.deepEqual(await speech.press('\u0015', '/forbidden/x', '\r'), [
		'not saved.',
		'cannot write /forbidden/x Pick another name.',
	]);
	assert.doesNotMatch((await speech.press('\u001B')).join('\n'), /cannot write/);
});

test('a row of the instance table says type, GPU, price and where, as the list is narrowed', async () => {
	const speech = openSpeech();
	await speech.press("'", 'c', '\r', '\r', down);
	assert.deepEqual(await speech.press(down), [
		'Item 3 of 3. 1H100.80S.30V. 1 H100, 16 gigabytes. $1.99 an hour, as spot $0.99 an hour. Not chosen. Only as spot: ICE-01.',
	]);
	// Pinned to another place, it is only had elsewhere.
	await speech.press('P');
	await speech.press('-');
	assert.match((await speech.press(down))[0]!, /Not chosen\. Not available: only in ICE-01\./);
});

test('no screen is told as it is drawn: no marks, rules, columns or rows of keys', async t => {
	for (const screen of [...screenStates, ...unsavedStates]) {
		const state = await screen.open(t, {columns: 80, rows: 200}, false);
		const kind = state.overlays.at(-1)?.kind;
		// These are texts to be read, and logs.
		if (kind === 'page' || kind === 'bringup') continue;
		for (const text of spoken(undefined, state)) {
			assert.doesNotMatch(text, /[→←↑↓─│●○✓✗▸…]|--|\S {2,}\S/, screen.name);
		}
	}
});
