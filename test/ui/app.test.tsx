import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {CapacityState} from '../../source/capacity/snapshot.ts';
import {App} from '../../source/ui/app.tsx';
import {step} from '../../source/ui/app-state.ts';
import {createAppStore, type AppStore} from '../../source/ui/app-store.ts';
import type {ScreenOptions} from '../../source/ui/first-state.ts';
import type {Services} from '../../source/ui/services.ts';
import {draw, until, type Drawn} from '../helpers/frames.ts';
import {snapshot, testEvaluation, testWorld} from '../helpers/menu-screens.ts';

const size = {columns: 80, rows: 24};

const open = (
	t: TestContext,
	services: Services = testWorld().services,
	options: Partial<ScreenOptions> = {},
): {readonly screen: Drawn; readonly store: AppStore} => {
	const evaluation = testEvaluation();
	const store = createAppStore(
		services,
		{evaluation, isFirstRun: false, ascii: true, ...options},
		size,
	);
	const screen = draw(
		<App store={store} services={services} stop={() => undefined} size={size} />,
		size.columns,
	);
	t.after(() => screen.unmount());
	return {store, screen};
};

test('keys reach the menu, and the frame follows', async t => {
	const {screen} = open(t);
	await screen.waitFor('> [*] Enable modules');
	screen.press('j');
	await screen.waitFor('> [*] Be fast');
	screen.press(' ');
	await screen.waitFor('>*[ ] Be fast');
});

test('an escape sequence in two pieces is one key', async t => {
	const {screen} = open(t);
	await screen.waitFor('> [*] Enable modules');
	screen.press('\u001B');
	screen.press('[B');
	await screen.waitFor('> [*] Be fast');
});

test('a lone Esc is heard after a moment', async t => {
	const {screen} = open(t);
	screen.press('1');
	await screen.waitFor('Keys');
	screen.press('\u001B');
	await screen.waitFor('Enable modules');
});

test('capacity is watched only while a screen speaks of it', async t => {
	const world = testWorld();
	let watching = 0;
	const services: Services = {
		...world.services,
		async *watchCapacity(signal) {
			watching++;
			yield {kind: 'known', snapshot} satisfies CapacityState;
			await new Promise(resolve => {
				signal.addEventListener('abort', resolve, {once: true});
			});
			watching--;
		},
	};
	const {screen} = open(t, services);
	await screen.waitFor('Compute');
	assert.equal(watching, 0);
	screen.press("'c\r");
	await screen.waitFor('$0.14/h');
	assert.equal(watching, 1);
	screen.press('\u001B[D');
	await screen.waitFor('Nothing in here');
	assert.equal(watching, 0);
});

test('a window that loses the focus is told of capacity seldom, and its message stays', async t => {
	const world = testWorld();
	const paces: Array<boolean | undefined> = [];
	const services: Services = {
		...world.services,
		async *watchCapacity(signal, isSeldom) {
			paces.push(isSeldom);
			yield {kind: 'known', snapshot: {...snapshot, takenAt: 0}} satisfies CapacityState;
			await new Promise(resolve => {
				signal.addEventListener('abort', resolve, {once: true});
			});
		},
	};
	const {screen} = open(t, services);
	await screen.waitFor('Compute');
	screen.press("'c\r");
	await screen.waitFor('$0.14/h');
	screen.press('Q');
	await screen.waitFor('Q: no such key');
	screen.press('\u001B[O');
	await until(() => paces.length === 2);
	assert.deepEqual(paces, [false, true]);
	await screen.waitFor('Q: no such key');
	screen.press('\u001B[I');
	await until(() => paces.length === 3);
	assert.deepEqual(paces, [false, true, false]);
});

test('after a time without running, as of a laptop that was shut, capacity is asked for at once', async t => {
	t.mock.timers.enable({apis: ['setInterval', 'Date']});
	let refreshes = 0;
	const services: Services = {...testWorld().services, refreshCapacity: () => void refreshes++};
	const {screen} = open(t, services);
	await screen.waitFor('Compute');
	screen.press("'c\r");
	await screen.waitFor('$0.14/h');
	for (let second = 0; second < 30; second++) t.mock.timers.tick(1000);
	assert.equal(refreshes, 0);
	t.mock.timers.setTime(Date.now() + 3_600_000);
	t.mock.timers.tick(1000);
	assert.equal(refreshes, 1);
	t.mock.timers.tick(1000);
	assert.equal(refreshes, 1);
});

test('paused, an answer is asked for when somebody wants one, and no other', async t => {
	const world = testWorld();
	let asked = 0;
	const services: Services = {
		...world.services,
		async *watchCapacity() {
			yield {kind: 'loading'};
			asked++;
			yield {kind: 'known', snapshot};
			asked++;
			yield {kind: 'known', snapshot};
		},
	};
	const {screen, store} = open(t, services);
	await screen.waitFor('Compute');
	store.dispatch({type: 'step', take: state => step({...state, isPaused: true})});
	screen.press("'c\r");
	await screen.waitFor('cap: ., paused');
	assert.equal(asked, 0);
	screen.press('R');
	await screen.waitFor('$0.14/h');
	await screen.waitFor('paused');
	assert.equal(asked, 1);
});

test('the menu stands before any answer, and badges come later without moving it', async t => {
	const {promise, resolve} = Promise.withResolvers<CapacityState>();
	const services: Services = {
		...testWorld().services,
		async *watchCapacity() {
			yield {kind: 'loading'};
			yield await promise;
		},
	};
	const {screen} = open(t, services);
	screen.press("'c\r");
	const before = await screen.waitFor('cap: .');
	resolve({kind: 'known', snapshot});
	const after = await screen.waitFor('$0.14/h');
	// What is told of the row below the list speaks of capacity, too.
	assert.deepEqual(
		after.map(text => text.slice(0, 40)).slice(1, 6),
		before.map(text => text.slice(0, 40)).slice(1, 6),
	);
});

test('machines that are up are in the header, with their price', async t => {
	const services: Services = {
		...testWorld().services,
		runningCost: async () => ({
			machines: 2,
			pricePerHour: 2.58,
			currency: 'usd',
			since: '14:02',
			spent: 3.104,
		}),
	};
	const {screen} = open(t, services);
	await screen.waitFor('2 up $2.58/h');
	await screen.waitFor(
		'-- 2 machines up since 14:02, about $3.10 so far: dcmenu destroy ends it -',
	);
	screen.press('j');
	const after = await screen.waitFor('> [*] Be fast');
	assert.ok(!after.some(line => line.includes('so far')));
});

test('the key that picks a strategy is not heard by the menu behind it', async t => {
	const {screen} = open(t, undefined, {isFirstRun: true});
	await screen.waitFor('How should dcmenu find a GPU?');
	screen.press('\r');
	await screen.waitFor('H100_OR_LESS is chosen');
	await screen.waitFor('Instance type (H100 or less)  --->');
});

test('F5 in the picker opens the menu, F9 leaves, as in nconf', async t => {
	const first = open(t, undefined, {isFirstRun: true});
	await first.screen.waitFor('How should dcmenu');
	first.screen.press('\u001B[15~');
	await first.screen.waitFor('Enable modules');
	const second = open(t, undefined, {isFirstRun: true});
	await second.screen.waitFor('How should dcmenu');
	second.screen.press('\u001B[20~');
	assert.equal((await second.store.outcome).exitStatus, 0);
});

test('Esc in the picker opens the menu, q leaves', async t => {
	const first = open(t, undefined, {isFirstRun: true});
	await first.screen.waitFor('How should dcmenu');
	first.screen.press('\u001B');
	await first.screen.waitFor('Enable modules');
	const second = open(t, undefined, {isFirstRun: true});
	await second.screen.waitFor('How should dcmenu');
	second.screen.press('q');
	assert.equal((await second.store.outcome).exitStatus, 0);
});

test('a bug in a service ends the screens with it', async t => {
	const services: Services = {
		...testWorld().services,
		async save() {
			throw new TypeError('a bug');
		},
	};
	const {screen, store} = open(t, services);
	screen.press('jns\r');
	await assert.rejects(store.outcome, /a bug/);
});
