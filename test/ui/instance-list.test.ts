import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import type {CapacityState} from '../../source/capacity/snapshot.ts';
import {symbolForm} from '../../source/capacity/tiers.ts';
import {placeOf} from '../../source/ui/app-state.ts';
import {paceOf} from '../../source/ui/instances/shows-capacity.ts';
import {rowAtLine} from '../../source/ui/menu/menu-click.ts';
import {cells} from '../../source/ui/drawing/line.ts';
import {snapshotOf} from '../capacity/snapshots.ts';
import {openScreens, testEvaluation, type Screens} from '../helpers/menu-screens.ts';

const prefix = 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE';
const types = [
	'1B200.30V',
	'1H100.80S.30V',
	'1H100.80S.32V',
	'1A100.22V',
	'8A100.176V',
	'1V100.6V',
];
const strategies = ['H100_OR_LESS', 'ANY_1H100'];
const values = [...strategies, ...types];

/** A choice of strategies and types and nothing else. */
const text = `mainmenu "Test"

config TERRAFORM_DATACRUNCH
	bool
	default y

choice
	prompt "Instance type"
	default ${prefix}_H100_OR_LESS

${values
	.map(
		value => `config ${prefix}_${symbolForm(value)}
	bool "${value} - $3.00/hr"
	help
	  About ${value}.
`,
	)
	.join('\n')}
endchoice

config ${prefix}
	string
${values.map(value => `\tdefault "${value}" if ${prefix}_${symbolForm(value)}`).join('\n')}

config TERRAFORM_DATACRUNCH_LOCATION
	string
	default "AUTO"
`;

const onDemand = {
	'FIN-01': ['1A100.22V', '1V100.6V'],
	'FIN-02': [],
	'ICE-01': ['1V100.6V'],
};
const known: CapacityState = {
	kind: 'known',
	snapshot: {
		...snapshotOf(types, onDemand, {'FIN-02': ['1H100.80S.32V']}),
		takenAt: 1_000_000,
	},
};

const openList = async (
	columns: number,
	rows: number,
	given: {capacity?: CapacityState; ascii?: boolean} = {},
): Promise<Screens> => {
	const {capacity = known, ascii = true} = given;
	const evaluation = testEvaluation(text);
	const screens = openScreens({columns, rows}, {evaluation, ascii}, capacity);
	await screens.press('\r');
	return screens;
};

test('no title of a column is cut: where there is no room it is a shorter one', async () => {
	for (const [columns, title] of [
		[80, 'where it can be had now'],
		[76, 'where it can be had'],
	] as const) {
		const lines = (await openList(columns, 24)).lines();
		const titles = lines.find(text => text.includes('strategy / type'))!;
		assert.ok(titles.endsWith(` ${title}`), titles);
	}
});

test('80x24: strategies with what they would give, then the types', async () => {
	assert.deepEqual((await openList(80, 24)).lines(), [
		' dcmenu  .config*                                  simulator: test  cap: 12s ago',
		' Top > Instance type',
		'--------------------------------------------------------------------------------',
		'      strategy / type  GPU                  $/h   spot where it can be had now',
		'> (X) H100_OR_LESS     -> 1A100.22V       $1.00  $0.50 + FIN-01',
		'  ( ) ANY_1H100        -> 1H100.80S.32V   $1.00  $0.50 s FIN-02 spot only',
		'  -- types: this one or nothing ------------------------------------------------',
		'  ( ) 1B200.30V        1x 1B200.30V       $1.00  $0.50 x none',
		'  ( ) 1H100.80S.30V    1x 1H100.80S.30V   $1.00  $0.50 x seen 2h ago',
		'  ( ) 1H100.80S.32V    1x 1H100.80S.32V   $1.00  $0.50 s FIN-02 spot only',
		'  ( ) 1A100.22V        1x 1A100.22V       $1.00  $0.50 + FIN-01',
		'  ( ) 8A100.176V       8x 8A100.176V      $8.00  $4.00 x none',
		'  ( ) 1V100.6V         1x 1V100.6V        $1.00  $0.50 + FIN-01 ICE-01',
		'-- H100_OR_LESS - $3.00/hr (TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS) ---',
		' Now: h100 x, a100-80 + -> 1A100.22V in FIN-01, $1.00/h, $24.00 a day.',
		' About H100_OR_LESS.',
		'',
		'',
		'',
		' + available  s spot only  x none now  ? unknown  ~ older than 2 minutes',
		'--------------------------------------------------------------------------------',
		' Space/Enter/s choose  o order  t available only  $ max price  P location',
		' Esc back  / find  ? info  ! bring up  w wait  q quit  F1/1 keys  a all  c names',
	]);
});

test('120x40: a column a location, and the figures of the machine', async () => {
	assert.deepEqual((await openList(120, 40)).lines().slice(1, 20), [
		' Top > Instance type',
		'------------------------------------------------------------------------------------------------------------------------',
		'      strategy / type  GPU                VRAM vCPU   RAM    $/h   spot FIN-01 FIN-02 ICE-01 now',
		'> (X) H100_OR_LESS     -> 1A100.22V        80G   30  120G  $1.00  $0.50   +      s      +    FIN-01',
		'  ( ) ANY_1H100        -> 1H100.80S.32V    80G   30  120G  $1.00  $0.50   x      s      x    FIN-02, spot only',
		'  -- types: this one or nothing ----------------------------------------------------------------------------------------',
		'  ( ) 1B200.30V        1x 1B200.30V        80G   30  120G  $1.00  $0.50   x      x      x    none',
		'  ( ) 1H100.80S.30V    1x 1H100.80S.30V    80G   30  120G  $1.00  $0.50   x      x      x    seen 2h ago',
		'  ( ) 1H100.80S.32V    1x 1H100.80S.32V    80G   30  120G  $1.00  $0.50   x      s      x    spot only',
		'  ( ) 1A100.22V        1x 1A100.22V        80G   30  120G  $1.00  $0.50   +      x      x',
		'  ( ) 8A100.176V       8x 8A100.176V      640G   30  120G  $8.00  $4.00   x      x      x    none',
		'  ( ) 1V100.6V         1x 1V100.6V         80G   30  120G  $1.00  $0.50   +      x      +',
		'-- H100_OR_LESS - $3.00/hr (TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS) -------------------------------------------',
		' Now: h100 x, a100-80 + -> 1A100.22V in FIN-01, $1.00/h, $24.00 a day.',
		' About H100_OR_LESS.',
		'',
		'',
		'',
		'',
	]);
});

test('40x12: one column', async () => {
	const screens = await openList(40, 12);
	await screens.press('j', 'j', 'j');
	assert.deepEqual(screens.lines(), [
		'.config* > Instance type    cap: 12s ago',
		'----------------------------------------',
		'  (X) H100_OR_LESS',
		'      + -> 1A100.22V FIN-01 $1.00/h',
		'  ( ) ANY_1H100',
		'      s h100 FIN-02 $0.50/h',
		'  -- types: this one or nothing --------',
		'  ( ) 1B200.30V         $1.00 x none',
		'> ( ) 1H100.80S.30V     $1.00 x 2h ago',
		'---------------------------- v 4 more --',
		' Enter Space / ? s q  1 keys',
	]);
});

test('the same in UTF-8', async () => {
	const lines = (await openList(80, 24, {ascii: false})).lines();
	assert.deepEqual(lines.slice(3, 10), [
		'      strategy / type  GPU                  $/h   spot where it can be had now',
		'> (X) H100_OR_LESS     → 1A100.22V        $1.00  $0.50 ✓ FIN-01',
		'  ( ) ANY_1H100        → 1H100.80S.32V    $1.00  $0.50 s FIN-02 spot only',
		'  ── types: this one or nothing ────────────────────────────────────────────────',
		'  ( ) 1B200.30V        1x 1B200.30V       $1.00  $0.50 ✗ none',
		'  ( ) 1H100.80S.30V    1x 1H100.80S.30V   $1.00  $0.50 ✗ seen 2h ago',
		'  ( ) 1H100.80S.32V    1x 1H100.80S.32V   $1.00  $0.50 s FIN-02 spot only',
	]);
});

test('of a strategy it is told when any of its types was seen last', async () => {
	const snapshot = {...snapshotOf(types, {'FIN-01': []}), takenAt: 1_000_000};
	const capacity: CapacityState = {kind: 'known', snapshot};
	const lines = (await openList(80, 24, {capacity})).lines();
	assert.match(lines[4]!, /^> \(X\) H100_OR_LESS .* x seen 2h ago$/);
	assert.match(lines[5]!, /^  \( \) ANY_1H100 .* x seen 2h ago$/);
	assert.match(lines[7]!, /^  \( \) 1B200\.30V .* x none$/);
});

test('where there is less room, locations keep their columns before the size of the machine', async () => {
	const four = {...onDemand, 'FIN-03': ['1A100.22V']};
	const snapshot = {
		...snapshotOf(types, four, {'FIN-02': ['1H100.80S.32V']}),
		takenAt: 1_000_000,
	};
	const at = async (columns: number): Promise<readonly string[]> =>
		(await openList(columns, 24, {capacity: {kind: 'known', snapshot}})).lines().slice(3, 6);
	const titles: readonly string[] = await Promise.all(
		[117, 116, 111, 110, 106, 105, 100, 99].map(async columns => (await at(columns))[0]!),
	);
	assert.deepEqual(
		titles.map(title => title.replace(/^ +strategy \/ type +GPU +/, '')),
		[
			'VRAM vCPU   RAM    $/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
			'VRAM vCPU    $/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
			'VRAM vCPU    $/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
			'VRAM    $/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
			'VRAM    $/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
			'$/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
			'$/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
			'VRAM vCPU   RAM    $/h   spot where it can be had now',
		],
	);
	assert.deepEqual(await at(100), [
		'      strategy / type  GPU                  $/h   spot FIN-01 FIN-02 ICE-01 FIN-03 now',
		'> (X) H100_OR_LESS     -> 1A100.22V       $1.00  $0.50   +      s      +      +    FIN-01',
		'  ( ) ANY_1H100        -> 1H100.80S.32V   $1.00  $0.50   x      s      x      x    FIN-02, spot only',
	]);
});

test('without an answer the figures are those of the tree', async () => {
	const lines = (await openList(120, 40, {capacity: {kind: 'loading'}})).lines();
	assert.deepEqual(lines.slice(3, 9), [
		'      strategy / type  GPU                VRAM vCPU   RAM    $/h   spot where it can be had now',
		'> (X) H100_OR_LESS     -                     -    -     -      -      - .',
		'  ( ) ANY_1H100        -                     -    -     -      -      - .',
		'  -- types: this one or nothing ----------------------------------------------------------------------------------------',
		'  ( ) 1B200.30V        1x B200               -   30     -  $3.00      - .',
		'  ( ) 1H100.80S.30V    1x H100             80G   30     -  $3.00      - . seen 2h ago',
	]);
	const failed = {kind: 'unknown', reason: 'cut', cause: 'failed', last: undefined} as const;
	const screens = await openList(80, 24, {capacity: failed});
	assert.match(screens.lines()[5]!, / \?$/);
	assert.match(screens.lines()[8]!, / \? seen 2h ago$/);
	assert.ok(screens.lines().includes(' What it would give now is not known: cut.'));
});

/** The values of the rows, from the top. */
const shown = ({store}: Screens): string[] =>
	store.getState().rows.map(({target}) => target?.value ?? '');

const header = (screens: Screens): string => screens.lines()[1]!;

test('o orders by tier, by price and by stock, and the header says so', async () => {
	const screens = await openList(80, 24);
	assert.deepEqual(shown(screens), values);
	await screens.press('o');
	assert.match(header(screens), / cheapest first$/);
	assert.equal(shown(screens).at(-1), '8A100.176V');
	await screens.press('o');
	assert.match(header(screens), / in stock first$/);
	assert.deepEqual(shown(screens).slice(2, 6), [
		'1A100.22V',
		'1V100.6V',
		'1H100.80S.32V',
		'1B200.30V',
	]);
	await screens.press('o');
	assert.deepEqual(shown(screens), values);
	assert.equal(header(screens), ' Top > Instance type');
});

test('t leaves what can be had and what is chosen', async () => {
	const screens = await openList(80, 24);
	await screens.press('t');
	assert.deepEqual(shown(screens), ['H100_OR_LESS', '1A100.22V', '1V100.6V']);
	assert.match(header(screens), / available only$/);
	await screens.press('t');
	assert.deepEqual(shown(screens), values);
});

test('R has the list by the last answer, and asks again', async () => {
	const screens = await openList(80, 24);
	await screens.press('t');
	const snapshot = snapshotOf(types, {'FIN-01': ['1B200.30V']});
	screens.store.dispatch({type: 'capacity', capacity: {kind: 'known', snapshot}, now: 1_012_000});
	assert.deepEqual(shown(screens), ['H100_OR_LESS', '1A100.22V', '1V100.6V']);
	const {refreshes} = screens.store.getState();
	await screens.press('R');
	assert.deepEqual(shown(screens), ['H100_OR_LESS', '1B200.30V']);
	assert.equal(screens.store.getState().refreshes, refreshes + 1);
});

test('the header says what the configuration itself narrows the list to', async () => {
	const evaluation = testEvaluation(text.replace('default "AUTO"', 'default "FIN-02"'));
	const screens = openScreens({columns: 80, rows: 24}, {evaluation, ascii: true}, known);
	await screens.press('\r');
	assert.match(header(screens), / set: in FIN-02$/);
	assert.match(
		screens.lines().find(line => line.includes('1A100.22V  '))!,
		/only in FIN-01$/,
	);
	await screens.press('o');
	assert.match(header(screens), / cheapest first {2}set: in FIN-02$/);
	await screens.press('P');
	assert.match(header(screens), / cheapest first, in FIN-01$/);
});

test('what cannot be told without an answer is neither offered nor claimed', async () => {
	const failed: CapacityState = {kind: 'unknown', cause: 'failed', reason: 'cut', last: undefined};
	const screens = await openList(80, 24);
	await screens.press('t', 'o', 'o');
	assert.match(header(screens), / in stock first, available only$/);
	screens.store.dispatch({type: 'capacity', capacity: failed, now: 1_012_000});
	assert.match(header(screens), / in stock first, available only$/);
	// Opened anew there is no answer to go by.
	await screens.press('\u001B[D', '\r');
	assert.deepEqual(shown(screens), values);
	assert.match(header(screens), / in stock first once known, available only once known$/);
	assert.doesNotMatch(screens.lines().at(-2)!, /available only|P location/);
	await screens.press('o', 't');
	assert.equal(header(screens), ' Top > Instance type');
	await screens.press('t');
	assert.match(screens.lines().at(-3)!, /^-- t: what can be had is not known -/);
	await screens.press('o', 'o');
	assert.equal(header(screens), ' Top > Instance type');
});

test('p asks for no newer answers and says so, the ages grow, and R asks once', async () => {
	const screens = await openList(120, 40);
	const top = (): string => screens.lines()[0]!;
	const answer: CapacityState = {...known, nextAt: 1_030_000};
	screens.store.dispatch({type: 'capacity', capacity: answer, now: 1_012_000});
	assert.match(top(), /cap: 12s ago, next in 18s$/);
	assert.equal(paceOf(screens.store.getState()), 'often');
	await screens.press('p');
	assert.match(top(), /cap: 12s ago, paused$/);
	assert.equal(paceOf(screens.store.getState()), 'paused');
	assert.match(screens.lines().at(-3)!, /^-- paused until the same key again; R asks once -/);
	assert.match(screens.lines().at(-2)!, /  p go on asking/);
	screens.store.dispatch({type: 'ticked', now: 1_000_000 + 150_000});
	assert.match(top(), /cap: 3m ago, paused$/);
	assert.match(
		screens.lines().find(line => line.includes('1V100.6V'))!,
		/\+~/,
	);
	await screens.press('p');
	assert.equal(paceOf(screens.store.getState()), 'often');
	assert.match(screens.lines().at(-1)!, /  p pause$/);
});

test('who waits hears of every answer, paused or not, looked at or not', async () => {
	const screens = await openList(80, 24);
	await screens.press('p', 'w');
	screens.store.dispatch({type: 'input', input: {kind: 'focus', isFocused: false}});
	assert.equal(paceOf(screens.store.getState()), 'paused');
	await screens.press('j', 'w');
	assert.equal(screens.store.getState().wait?.phase, 'waiting');
	assert.equal(paceOf(screens.store.getState()), 'often');
	assert.doesNotMatch(screens.lines()[0]!, /paused/);
});

test('without credentials there is nothing to pause', async () => {
	const capacity: CapacityState = {
		kind: 'unknown',
		cause: 'no-credentials',
		reason: 'no credentials',
		last: undefined,
	};
	const screens = await openList(80, 24, {capacity});
	await screens.press('p');
	assert.match(screens.lines().at(-3)!, /^-- without credentials nothing is asked for anyway -/);
	assert.equal(screens.store.getState().isPaused, false);
});

test('$ asks for a price, and what costs more is left out', async () => {
	const screens = await openList(80, 24);
	await screens.press('$', 'x', '\r');
	assert.match(screens.lines().at(-3)!, /^-- at most \$\/h: x {2}a price is dollars an hour/);
	await screens.press('\u007F', '2', '.', '5', '\r');
	assert.ok(!shown(screens).includes('8A100.176V'));
	assert.match(header(screens), / up to \$2\.50\/h$/);
	await screens.press('$', '\u0015', '.', '4', '\r');
	assert.match(screens.lines()[4]!, /x only for \$1\.00$/);
	await screens.press('$', '\u0015', '\r');
	assert.deepEqual(shown(screens), values);
});

test('P looks at one location after the other', async () => {
	const screens = await openList(80, 24);
	const rowOf = (value: string): string => screens.lines().find(line => line.includes(value))!;
	await screens.press('P', 'P');
	assert.match(header(screens), / in FIN-02$/);
	assert.match(rowOf('1V100.6V'), /x only in FIN-01$/);
	assert.match(rowOf('8A100.176V'), /x none$/);
	await screens.press('P');
	assert.match(rowOf('1V100.6V'), /\+ ICE-01$/);
	await screens.press('P');
	assert.match(rowOf('1V100.6V'), /\+ FIN-01 ICE-01$/);
	await screens.press('P', 'o', 't', 'v');
	assert.deepEqual(shown(screens), values);
});

test('the view stays when the list is left and opened again', async () => {
	const screens = await openList(80, 24);
	await screens.press('t', '\u001B', '\r');
	assert.match(header(screens), / available only$/);
	assert.equal(shown(screens).length, 3);
});

test('where letters jump to rows, as in mconf, Alt and a letter is the list’s own key', async () => {
	const evaluation = testEvaluation(text);
	const screens = openScreens({columns: 80, rows: 24}, {evaluation, keys: 'mconf'}, known);
	await screens.press('\r', '\u001Bt', '\u001BP');
	assert.match(header(screens), / available only, in FIN-01$/);
	assert.match(screens.lines().at(-1)!, /Alt-t all/);
	await screens.press('$', '2', '\r');
	assert.match(header(screens), / up to \$2\.00\/h, in FIN-01$/);
});

test('a jump to a row that is left out shows all rows again', async () => {
	const screens = await openList(80, 24);
	await screens.press('o', 't', '/', '8a100', '\r');
	assert.match(
		screens.lines().find(line => line.startsWith('>'))!,
		/8A100\.176V/,
	);
	assert.match(header(screens), / cheapest first$/);
	await screens.press('t', '\u001B', '/', '8a100', '\r');
	assert.match(header(screens), /^ Top > Instance type +cheapest first$/);
});

test('choosing a row of an ordered list chooses that one', async () => {
	const screens = await openList(80, 24);
	await screens.press('o', 'j', 'j', ' ');
	const {evaluation} = screens.store.getState();
	assert.equal(evaluation.text(evaluation.tree.symbols.get(prefix)!), '1B200.30V');
});

test('a click finds its row under the names of the columns, and none on a heading', async () => {
	const {store} = await openList(80, 24);
	const rows = [3, 4, 5, 6, 7, 8].map(line => rowAtLine(store.getState(), line));
	assert.deepEqual(rows, [undefined, 0, 1, undefined, 2, 3]);
});

test('no line is wider than the window', async () => {
	for (const [columns, rows] of [
		[40, 12],
		[60, 16],
		[69, 20],
		[80, 24],
		[100, 30],
		[110, 36],
		[120, 40],
		[200, 50],
	] as const) {
		for (const keys of [[], ['o', 't', 'P'], ['$', '2']]) {
			const screens = await openList(columns, rows);
			await screens.press(...keys);
			const lines = screens.lines();
			assert.ok(lines.length < rows);
			for (const line of lines) {
				assert.ok(cells(line) <= columns, `${columns}x${rows}: ${line}`);
			}
		}
	}
});

test('answers never move the cursor, nor a row, nor change how many lines one takes', async () => {
	const stock = fc.dictionary(
		fc.constantFrom('FIN-01', 'FIN-02', 'FIN-03', 'ICE-01'),
		fc.uniqueArray(fc.constantFrom(...types)),
	);
	const answer: fc.Arbitrary<CapacityState> = fc.oneof(
		fc.constant<CapacityState>({
			kind: 'unknown',
			reason: 'cut',
			cause: 'failed',
			last: undefined,
		}),
		fc.tuple(stock, stock).map(([now, spot]): CapacityState => ({
			kind: 'known',
			snapshot: snapshotOf(types, now, spot),
		})),
	);
	const keys = fc.array(fc.constantFrom('o', 't', 'P', 'j', 'k', 'v'), {maxLength: 8});
	const sizes = fc.constantFrom<readonly [number, number]>([80, 24], [120, 40], [40, 12]);
	await fc.assert(
		fc.asyncProperty(
			sizes,
			answer,
			keys,
			fc.array(answer, {maxLength: 4}),
			async (size, first, pressed, answers) => {
				const screens = await openList(...size, {capacity: first});
				await screens.press(...pressed);
				const {rows} = screens.store.getState();
				const place = placeOf(screens.store.getState());
				const cursorLine = screens.lines().findIndex(line => line.startsWith('>'));
				for (const capacity of answers) {
					screens.store.dispatch({type: 'capacity', capacity, now: 1_020_000});
					assert.equal(screens.store.getState().rows, rows);
					assert.equal(placeOf(screens.store.getState()), place);
					assert.equal(
						screens.lines().findIndex(line => line.startsWith('>')),
						cursorLine,
					);
				}
			},
		),
		{numRuns: 60},
	);
});
