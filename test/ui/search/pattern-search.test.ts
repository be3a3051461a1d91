import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overlayOf} from '../../../source/ui/app-state.ts';
import type {SearchState} from '../../../source/ui/search/search-state.ts';
import {spoken} from '../../../source/ui/speech/spoken.ts';
import {takeLine} from '../../../source/ui/line-mode/take-line.ts';
import type {ScreenOptions} from '../../../source/ui/first-state.ts';
import type {Size} from '../../../source/ui/drawing/layout.ts';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

/** What V8 would match for longer than anybody lives, where a text has many words and no colon. */
const endless = String.raw`re:(?=w)(\w+ ?)+:`;

const words = 'word '.repeat(200);

const text = `config FIRST
	bool "First"
	help
	  word: it is found

config LONG
	bool "Long"
	help
	  ${words}

config LAST
	bool "Last"
	help
	  word: it is behind
`;

const open = (size?: Size, options?: Partial<ScreenOptions>): Screens =>
	openScreens(size, {evaluation: testEvaluation(text), ...options});

const searchOf = ({store}: Screens): SearchState => {
	const overlay = overlayOf(store.getState());
	assert.ok(overlay?.kind === 'search');
	return overlay;
};

const names = (screens: Screens): readonly (string | undefined)[] =>
	searchOf(screens).results.map(({symbol}) => symbol?.name);

/** Puts a query into the field at one go. */
const paste = ({store}: Screens, query: string): void => {
	store.dispatch({type: 'input', input: {kind: 'paste', text: query}});
};

const key = ({store}: Screens, name: string): void => {
	store.dispatch({type: 'input', input: {kind: 'key', key: name}});
};

const warning = 'given up at LONG: too slow; the rest was not searched';

for (const size of [
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 40, rows: 12},
]) {
	test(`a pattern without an end is given up, and that is said, in ${size.columns}x${size.rows}`, async () => {
		const screens = open(size);
		await screens.press('/');
		paste(screens, endless);
		assert.match(screens.lines()[0]!, / looking \.\.\.$/);
		assert.match(screens.lines()[2]!, /^ {2}looking \.\.\. *(?:\||$)/);
		await screens.store.idle();
		assert.deepEqual(names(screens), ['FIRST']);
		assert.match(screens.lines()[0]!, / 1 of \d+$/);
		const start = warning.slice(0, 30);
		assert.ok(screens.lines().some(line => line.includes(start)));
	});
}

test('later keys cancel it', async () => {
	const screens = open();
	await screens.press('/');
	paste(screens, endless);
	key(screens, 'ctrl-u');
	paste(screens, 'last');
	assert.deepEqual(names(screens), ['LAST']);
	await screens.store.idle();
	assert.deepEqual(names(screens), ['LAST']);
	assert.equal(searchOf(screens).givenUpAt, undefined);
	key(screens, 'ctrl-u');
	paste(screens, endless);
	key(screens, 'escape');
	await screens.store.idle();
	assert.deepEqual(screens.store.getState().overlays, []);
});

test('Enter waits for what is found, and other keys say that it is not there yet', async () => {
	const screens = open();
	await screens.press('/');
	paste(screens, endless);
	key(screens, 'tab');
	assert.equal(screens.store.getState().message?.text, 'Tab: still looking');
	key(screens, 'enter');
	assert.equal(screens.store.getState().message?.text, 'Enter: once it is found');
	await screens.store.idle();
	const {overlays, message} = screens.store.getState();
	assert.deepEqual(overlays, []);
	assert.equal(message, undefined);
	assert.match(
		screens.lines().find(line => line.startsWith('>'))!,
		/First/,
	);
});

test('what was found before is not taken for what is looked for', async () => {
	const screens = open();
	await screens.press('/', 'long');
	assert.deepEqual(names(screens), ['LONG']);
	key(screens, 'ctrl-u');
	paste(screens, endless);
	const {looking} = searchOf(screens);
	assert.ok(looking);
	screens.store.dispatch({type: 'searched', looking, found: undefined});
	assert.deepEqual(names(screens), []);
	assert.equal(searchOf(screens).looking, looking);
	await screens.store.idle();
	assert.deepEqual(names(screens), ['FIRST']);
	screens.store.dispatch({type: 'searched', looking, found: undefined});
	assert.deepEqual(names(screens), ['FIRST'], 'an answer that comes late');
});

test('a pattern that does not take long is answered with its key', async () => {
	const screens = open();
	await screens.press('/');
	paste(screens, 're:^l');
	assert.deepEqual(names(screens), ['LONG', 'LAST']);
});

test('a screen reader hears what was found, and that it was given up', async () => {
	const screens = open(undefined, {isTold: true});
	await screens.press('/');
	const before = screens.store.getState();
	paste(screens, endless);
	const looking = screens.store.getState();
	assert.deepEqual(spoken(before, looking), []);
	await screens.store.idle();
	assert.deepEqual(spoken(looking, screens.store.getState()), [
		`${warning}.`,
		'1 of 1 found. FIRST, First. Value n.',
	]);
});

test('line mode says so, too', async () => {
	const screens = open(undefined, {isTold: true});
	const told = await takeLine(screens.store, `/${endless}`);
	assert.ok(told.some(line => line.includes('FIRST=n')));
	assert.ok(told.join(' ').includes(warning));
});
