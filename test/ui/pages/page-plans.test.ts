import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findPlans, type Plan} from '../../../source/kconfig/plans/plans.ts';
import type {Size} from '../../../source/ui/drawing/layout.ts';
import {overlayOf} from '../../../source/ui/app-state.ts';
import {spoken} from '../../../source/ui/speech/spoken.ts';
import {takeLine} from '../../../source/ui/line-mode/take-line.ts';
import type {PageState} from '../../../source/ui/pages/page-state.ts';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

const text = `config BUS
	bool "Bus"

config CORE
	bool "Core"
	depends on BUS

config LEGACY
	bool "Legacy"
	default y

config MODERN
	bool "Modern"
	depends on !LEGACY || CORE
	help
${Array.from({length: 30}, (_, index) => `	  Line ${index}.\n`).join('')}
`;

const pageOf = ({store}: Screens): PageState => {
	const overlay = overlayOf(store.getState());
	assert.ok(overlay?.kind === 'page');
	return overlay;
};

/** The page about MODERN while it is looked for plans, and those that there will be. */
const looking = async (
	size?: Size,
	isTold = false,
): Promise<{
	readonly screens: Screens;
	readonly plans: readonly Plan[];
	tell(this: void, plans: readonly Plan[]): void;
}> => {
	const screens = openScreens(size, {evaluation: testEvaluation(text), isTold});
	await screens.press('a', "'", 'M');
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: '?'}});
	const {evaluation, goal} = pageOf(screens).ways!;
	const {plans} = findPlans(evaluation, goal.demands);
	assert.equal(plans.length, 2);
	return {
		screens,
		plans,
		tell(found) {
			screens.store.dispatch({type: 'plans-so-far', goal, plans: found});
		},
	};
};

const ways = (screens: Screens): readonly string[] => {
	const lines = screens.lines();
	const start = lines.indexOf(' HOW TO ENABLE IT');
	return lines.slice(start, lines.indexOf(' Line 0.'));
};

test('plans are shown while better ones are looked for, and nothing below them moves again, in 80x24', async () => {
	const {screens, plans, tell} = await looking();
	assert.deepEqual(ways(screens), [' HOW TO ENABLE IT', '   looking for ways ...', '']);
	tell(plans.slice(1));
	assert.deepEqual(ways(screens), [
		' HOW TO ENABLE IT',
		'   1  LEGACY=n, MODERN=y',
		'      turns nothing else off',
		'      still looking: a better one may replace it; 1 applies it, p previews',
		'',
		'',
		'',
		'',
		'',
	]);
	assert.match(screens.lines().at(-1)!, /1 apply plan {2}p preview/);
	tell(plans);
	assert.deepEqual(ways(screens), [
		' HOW TO ENABLE IT',
		'   1  BUS=y, CORE=y, MODERN=y',
		'      turns nothing off',
		'   2  LEGACY=n, MODERN=y',
		'      turns nothing else off',
		'      still looking: a better one may replace them; 1-2 applies one, p previews',
		'',
		'',
		'',
	]);
	await screens.store.idle();
	assert.deepEqual(ways(screens), [
		' HOW TO ENABLE IT',
		'   1  BUS=y, CORE=y, MODERN=y',
		'      turns nothing off',
		'   2  LEGACY=n, MODERN=y',
		'      turns nothing else off',
		'      1-2 applies one, p previews what follows',
		'',
		'',
		'',
	]);
});

test('what is found before anybody waited for it takes no more room than it needs', async () => {
	const {screens} = await looking();
	await screens.store.idle();
	assert.equal(ways(screens).length, 7);
});

for (const size of [
	{columns: 40, rows: 12},
	{columns: 120, rows: 40},
]) {
	test(`the lines below move once in ${size.columns}x${size.rows}, and not under whoever reads them`, async () => {
		const {screens, plans, tell} = await looking(size);
		const height = (): number => {
			const {lines} = pageOf(screens);
			return lines.indexOf('Line 0.');
		};
		await screens.press('\u001B[6~', '\u001B[6~');
		const read = screens.lines();
		assert.ok(size.rows > 12 || read.some(line => /Line \d/.test(line)));
		tell(plans.slice(1));
		const first = height();
		assert.deepEqual(screens.lines().slice(2, -2), read.slice(2, -2));
		tell(plans);
		assert.deepEqual(screens.lines().slice(2, -2), read.slice(2, -2));
		await screens.store.idle();
		assert.deepEqual(screens.lines().slice(2, -2), read.slice(2, -2));
		assert.ok(size.columns < 80 || height() === first);
	});
}

test('a link that is marked below stays marked', async () => {
	const {screens, plans, tell} = await looking();
	const marked = (): string | undefined => screens.lines().find(line => line.startsWith('>'));
	await screens.press('\u001B[Z');
	const before = marked();
	assert.ok(before);
	tell(plans);
	assert.equal(marked(), before);
	await screens.store.idle();
	assert.equal(marked(), before);
});

test('a digit applies a plan while others are looked for', async () => {
	const {screens, plans, tell} = await looking();
	tell(plans.slice(0, 1));
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: '1'}});
	const {evaluation, message} = screens.store.getState();
	assert.equal(message?.text, 'BUS=y, CORE=y, MODERN=y (u undoes it)');
	assert.equal(evaluation.text(evaluation.tree.symbols.get('MODERN')!), 'y');
	await screens.store.idle();
	assert.deepEqual(screens.store.getState().overlays, []);
});

test('another plan than first had the number is shown before it is done', async () => {
	const {screens, plans, tell} = await looking();
	tell(plans.slice(1));
	await screens.store.idle();
	await screens.press('1');
	assert.match(screens.lines()[0]!, /^ Plan 1 of 2 to enable it/);
	assert.equal(
		screens.store.getState().message?.text,
		'1 again does it; it was found later than what had this number first',
	);
	await screens.press('1');
	assert.equal(screens.store.getState().message?.text, 'BUS=y, CORE=y, MODERN=y (u undoes it)');
});

test('what a plan does stays in view while a better one is found, and the search goes on', async () => {
	const {screens, plans, tell} = await looking();
	tell(plans.slice(1));
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: 'p'}});
	const shown = screens.lines();
	assert.match(shown[0]!, /^ Plan 1 of 1 to enable it/);
	await screens.store.idle();
	assert.deepEqual(screens.lines(), shown);
	await screens.press('\u001B');
	assert.match(ways(screens)[1]!, /1 {2}BUS=y, CORE=y, MODERN=y/);
	assert.match(ways(screens)[5]!, /applies one/);
});

test('a screen reader hears of plans once, at the end, and before that when somebody asks', async () => {
	const {screens, plans, tell} = await looking({columns: 80, rows: 200}, true);
	const before = screens.store.getState();
	tell(plans.slice(1));
	const told = screens.store.getState();
	assert.deepEqual(spoken(before, told), []);
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: '1'}});
	assert.equal(spoken(told, screens.store.getState())[1], 'Plan 1 of 1 to enable it (MODERN).');
	screens.store.dispatch({type: 'input', input: {kind: 'key', key: 'escape'}});
	const back = screens.store.getState();
	await screens.store.idle();
	assert.deepEqual(spoken(back, screens.store.getState()), [
		'HOW TO ENABLE IT',
		'  1  BUS=y, CORE=y, MODERN=y',
		'     turns nothing off',
		'  2  LEGACY=n, MODERN=y',
		'     turns nothing else off',
		'     1-2 applies one, p previews what follows',
		'',
	]);
});

test('line mode tells the plans once, when all was tried', async () => {
	const screens = openScreens(
		{columns: 80, rows: 200},
		{
			evaluation: testEvaluation(text),
			isTold: true,
		},
	);
	const told = await takeLine(screens.store, '? MODERN');
	assert.ok(!told.some(line => line.includes('looking')));
	assert.equal(told.filter(line => line.includes('1  BUS=y, CORE=y, MODERN=y')).length, 1);
	await takeLine(screens.store, '1');
	assert.equal(screens.store.getState().message?.text, 'BUS=y, CORE=y, MODERN=y (u undoes it)');
});
