import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {ExpectedError} from '../../../source/errors.ts';
import type {StrategyEntry} from '../../../source/ui/instances/strategy-entries.ts';
import {StrategyPicker} from '../../../source/ui/instances/strategy-picker.tsx';
import {snapshotOf} from '../../capacity/snapshots.ts';
import {draw, until, type Drawn} from '../../helpers/frames.ts';
import {screenServices} from '../../helpers/screen-services.ts';

const known = {
	kind: 'known' as const,
	snapshot: snapshotOf(
		['1B300.30V', '1H100.80S.30V', '1A100.40S.22V', '1V100.6V'],
		{'FIN-01': ['1A100.40S.22V'], 'ICE-01': ['1V100.6V']},
		{'FIN-01': ['1H100.80S.30V']},
	),
} satisfies CapacityState;

const services = screenServices({
	defconfigs: async () => [
		{
			name: 'mine',
			origin: 'project',
			file: 'defconfigs/mine',
			target: '1V100.6V',
			comment: 'for the lab',
		},
		{name: 'datacrunch-b300', origin: 'shipped', file: '/b300', target: '1B300.30V', comment: ''},
		{name: 'no-machine', origin: 'shipped', file: '/none', target: undefined, comment: ''},
	],
});

type Shown = Drawn & {
	picked: StrategyEntry[];
	quits: number[];
	tell(capacity: CapacityState): void;
};

function show(
	t: TestContext,
	columns: number,
	rows: number,
	given: {ascii?: boolean; capacity?: CapacityState; services?: typeof services} = {},
): Shown {
	const picked: StrategyEntry[] = [];
	const quits: number[] = [];
	const tree = (capacity: CapacityState) => (
		<StrategyPicker
			services={given.services ?? services}
			capacity={capacity}
			wish={{market: 'on-demand'}}
			size={{columns, rows}}
			ascii={given.ascii ?? false}
			now={13_000}
			onPick={entry => picked.push(entry)}
			onQuit={() => quits.push(1)}
		/>
	);
	const drawn = draw(tree(given.capacity ?? known), columns);
	t.after(() => drawn.unmount());
	return {...drawn, picked, quits, tell: capacity => drawn.rerender(tree(capacity))};
}

const empty = (count: number): string[] => Array.from({length: count}, () => '');

test('80x24: every strategy with what it would take now', async t => {
	assert.deepEqual(await show(t, 80, 24).waitFor('H100 or less'), [
		' dcmenu  simulator: documented                                     cap: 12s ago',
		' No .config yet. How should dcmenu find a GPU?',
		'─'.repeat(80),
		'>1 fallback   H100 or less (recommended)        ✓ → 1A100.40S.22V FIN-01 $1.00/h',
		' 2 wildcard   any single H100         s → 1H100.80S.30V FIN-01 $0.50/h spot only',
		' 3 fallback   B300 or less                      ✓ → 1A100.40S.22V FIN-01 $1.00/h',
		' 4 fallback   B200 or less                      ✓ → 1A100.40S.22V FIN-01 $1.00/h',
		' 5 fallback   A100 80 GB or less                ✓ → 1A100.40S.22V FIN-01 $1.00/h',
		' 6 fallback   A100 40 GB or less                ✓ → 1A100.40S.22V FIN-01 $1.00/h',
		' 7 explicit   one instance type, from the list in the menu',
		' 8 defconfig  a ready-made configuration',
		' 9 menu       everything at its default',
		...empty(6),
		'─'.repeat(80),
		' The first of these that has a machine when it is brought up: h100, a100-80,',
		' a100-40, rtx-pro-6000, rtx-6000-ada, l40s, a6000, v100.',
		'─'.repeat(80),
		' Enter choose  Esc menu  q quit  1-9 choose that row  Up/Down j/k  R ask again',
	]);
});

test('80x24 in ASCII', async t => {
	const lines = await show(t, 80, 24, {ascii: true}).waitFor('H100 or less');
	assert.deepEqual(lines.slice(2, 5), [
		'-'.repeat(80),
		'>1 fallback   H100 or less (recommended)       + -> 1A100.40S.22V FIN-01 $1.00/h',
		' 2 wildcard   any single H100        s -> 1H100.80S.30V FIN-01 $0.50/h spot only',
	]);
	assert.ok(lines.every(line => /^[ -~]*$/.test(line)));
});

test('120x40', async t => {
	const lines = await show(t, 120, 40).waitFor('H100 or less');
	assert.equal(lines.length, 39);
	assert.equal(
		lines[3],
		'>1 fallback   H100 or less (recommended)' +
			' '.repeat(48) +
			'✓ → 1A100.40S.22V FIN-01 $1.00/h',
	);
});

test('40x12: the badge stands below its row', async t => {
	const shown = show(t, 40, 12);
	assert.deepEqual(await shown.waitFor('H100 or less'), [
		' dcmenu  simulator: docum… cap: 12s ago',
		' No .config yet. How should dcmenu find…',
		'─'.repeat(40),
		'>1 fallback   H100 or less (recommended)',
		'     ✓ → 1A100.40S.22V FIN-01 $1.00/h',
		' 2 wildcard   any single H100',
		'     s → 1H100.80S.30V FIN-01 $0.50/h s…',
		' 3 fallback   B300 or less',
		'     ✓ → 1A100.40S.22V FIN-01 $1.00/h',
		'─'.repeat(40),
		' Enter choose  Esc menu  q quit',
	]);
});

test('the first frame waits for no answer, and answers move neither rows nor cursor', async t => {
	const shown = show(t, 80, 24, {capacity: {kind: 'loading'}});
	const before = await shown.waitFor('cap: …');
	assert.equal(before[3], '>1 fallback   H100 or less (recommended)' + ' '.repeat(39) + '…');
	shown.press('\u001B[B');
	await shown.waitFor('>2 wildcard');
	shown.tell(known);
	const after = await shown.waitFor('cap: 12s ago');
	const texts = (lines: string[]) => lines.slice(3, 12).map(line => line.slice(2, 37));
	assert.deepEqual(texts(after).map(strip), texts(before).map(strip));
	assert.match(after[4]!, /^>2 wildcard/);
	assert.match(after[19]!, /^ Whichever variant with one H100 can be had/);
});

const strip = (text: string): string => text.replace(/ +[s✓…].*$/, '').trimEnd();

test('a failed poll calls nothing available, whatever was known', async t => {
	const last = known.snapshot;
	const shown = show(t, 80, 24);
	shown.tell({kind: 'unknown', reason: 'the API answers 503', cause: 'failed', last});
	const lines = await shown.waitFor('cap: ? no answer');
	assert.equal(lines[3], '>1 fallback   H100 or less (recommended)' + ' '.repeat(39) + '?');
	assert.ok(!lines.some(line => line.includes('✓')));
});

test('Enter picks the row under the cursor, a digit its row, Esc the defaults; q quits', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('H100 or less');
	shown.press('\r');
	shown.press('2');
	shown.press('7');
	shown.press('9');
	shown.press('\u001B');
	await until(() => shown.picked.length === 5);
	shown.press('q');
	assert.deepEqual(shown.picked, [
		{
			kind: 'strategy',
			symbol: 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS',
			target: 'H100_OR_LESS',
		},
		{
			kind: 'strategy',
			symbol: 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE_ANY_1H100',
			target: 'ANY_1H100',
		},
		{kind: 'explicit'},
		{kind: 'menu'},
		{kind: 'menu'},
	]);
	assert.equal(shown.quits.length, 1);
});

test('40x12: a digit is the number before a row, wherever the window stands', async t => {
	const shown = show(t, 40, 12);
	await shown.waitFor('H100 or less');
	shown.press('7');
	await until(() => shown.picked.length === 1);
	for (const [number, name] of ['wildcard', 'fallback', 'fallback', 'fallback'].entries()) {
		shown.press('j');
		await shown.waitFor(`>${number + 2} ${name}`);
	}

	shown.press('2');
	await until(() => shown.picked.length === 2);
	shown.press(' ');
	await until(() => shown.picked.length === 3);
	assert.deepEqual(
		shown.picked.map(entry => (entry.kind === 'strategy' ? entry.target : entry.kind)),
		['explicit', 'ANY_1H100', 'A100_80_OR_LESS'],
	);
});

test('the letters that open and leave in other menuconfigs do so', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('H100 or less');
	shown.press('8');
	await shown.waitFor('Defconfigs (3)');
	shown.press('h');
	await shown.waitFor('>8 defconfig');
	shown.press('l');
	await shown.waitFor('Defconfigs (3)');
	shown.press('x');
	await shown.waitFor('>8 defconfig');
	shown.press('e');
	await until(() => shown.picked.length === 1);
	assert.deepEqual(shown.picked, [{kind: 'menu'}]);
});

test('the defconfigs: the project’s are marked, Esc leads back to where they were opened', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('H100 or less');
	shown.press('8');
	const lines = await shown.waitFor('Defconfigs (3)');
	assert.deepEqual(lines.slice(3, 7), [
		'>1 mine  (yours)                                                ✓ ICE-01 $1.00/h',
		' 2 datacrunch-b300                                                    ✗ none now',
		' 3 no-machine',
		'',
	]);
	assert.match(lines.at(-1)!, /^ Enter load {2}Esc back/);
	shown.press('\u001B');
	await shown.waitFor('>8 defconfig');
	shown.press('\r');
	await shown.waitFor('Defconfigs (3)');
	shown.press('2');
	await until(() => shown.picked.length > 0);
	assert.deepEqual(shown.picked, [{kind: 'defconfig', name: 'datacrunch-b300'}]);
});

test('a list that cannot be read says why', async t => {
	const broken = screenServices({
		async defconfigs() {
			throw new ExpectedError('Cannot read defconfigs: permission denied.', {
				nextSteps: ['Look at who owns it: ls -ld defconfigs'],
			});
		},
	});
	const shown = show(t, 80, 24, {services: broken});
	await shown.waitFor('H100 or less');
	shown.press('8');
	const lines = await shown.waitFor('permission denied');
	assert.equal(lines[4], ' Look at who owns it: ls -ld defconfigs');
});
