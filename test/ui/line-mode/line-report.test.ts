import assert from 'node:assert/strict';
import {test} from 'node:test';
import {lineNews} from '../../../source/ui/line-mode/line-report.ts';
import {takeLine} from '../../../source/ui/line-mode/take-line.ts';
import {creating, ready, selecting} from '../../helpers/bringup-events.ts';
import {bringUpScreens} from '../../helpers/bringup-screens.ts';
import {until} from '../../helpers/frames.ts';
import {openScreens, snapshot} from '../../helpers/menu-screens.ts';

const answer = {kind: 'known', snapshot} as const;

test('an answer about capacity is told of the rows that it is about', async () => {
	const {store} = openScreens({columns: 80, rows: 200}, {}, {kind: 'loading'});
	const compute = store.getState().rows.findIndex(({label}) => label.includes('Compute'));
	await takeLine(store, String(compute + 1));
	const before = store.getState();
	store.dispatch({type: 'capacity', capacity: answer, now: 1_012_000});
	const news = lineNews(before, store.getState());
	assert.equal(news.length, 2);
	assert.match(news[0]!, /^ {2}1 {6}Instance type \(H100 or less\) .* \+ -> 1V100\.6V FIN-01/);
	// The same answer once more is no news.
	const told = store.getState();
	store.dispatch({type: 'capacity', capacity: {...answer}, now: 1_013_000});
	assert.deepEqual(lineNews(told, store.getState()), []);
});

test('nothing is told while something else is asked for', async () => {
	const {store} = openScreens({columns: 80, rows: 200}, {}, {kind: 'loading'});
	await takeLine(store, 'L');
	const before = store.getState();
	store.dispatch({type: 'capacity', capacity: answer, now: 1_012_000});
	assert.deepEqual(lineNews(before, store.getState()), []);
});

test('a bring-up is told as it goes on, each line once, and at its end what can be done', async t => {
	const {store} = bringUpScreens(t, 80, 200, {
		ascii: true,
		async *bringUp() {
			yield* selecting;
			yield* creating;
			yield* ready;
		},
	});
	const told: string[] = [];
	let before = store.getState();
	store.subscribe(() => {
		const state = store.getState();
		told.push(...lineNews(before, state));
		before = state;
	});
	await until(() => store.getState().bringup?.phase === 'ended');
	const count = (text: string): number => told.filter(line => line.includes(text)).length;
	assert.equal(count("Checking tier 'a100-40'"), 1);
	assert.equal(count('Ready after'), 1);
	assert.match(
		told.at(-1)!,
		/^s ssh now, y copy ssh, d destroy \(asks\), m menu, q quit, l whole log, c cost$/,
	);
	assert.ok(told.every(line => /^[ -~]*$/.test(line)));
});

test('how long it takes is said at half a minute, a minute, and each minute from then on', async t => {
	const screens = bringUpScreens(t, 80, 200);
	const {store} = screens;
	await screens.waitFor('provisioning');
	const start = store.getState().bringup!.view.startedAt!;
	const said = Array.from({length: 200}, (_, second) => second).flatMap(second => {
		store.dispatch({type: 'ticked', now: start + second * 1000});
		const before = store.getState();
		store.dispatch({type: 'ticked', now: start + (second + 1) * 1000});
		return [...lineNews(before, store.getState())];
	});
	assert.deepEqual(said, ['30 seconds', '1 minute', '2 minutes', '3 minutes']);
});
