import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {saveLines} from '../../../source/ui/line-mode/dialog-lines.ts';
import type {SaveState} from '../../../source/ui/save/save-state.ts';
import {saveSpoken} from '../../../source/ui/speech/dialog-spoken.ts';
import {
	kconfigText,
	openScreens,
	snapshot as stock,
	testEvaluation,
	type Screens,
} from '../../helpers/menu-screens.ts';

const snapshot = {...stock, volumePrice: {type: 'NVMe', perGigabyteMonth: 0.2, currency: 'usd'}};
const known: CapacityState = {kind: 'known', snapshot};
const text = `${kconfigText}
menu "More"

config TERRAFORM_DATACRUNCH_KEEP_VOLUMES
	bool "Keep the volumes"

config TERRAFORM_DATACRUNCH_OS_VOLUME_SIZE
	int "Size"
	default 100

config NOTE
	string "A note"
	default "short"

endmenu
`;

/** With both of what costs something set, and the question of a save open. */
const openSave = async (
	columns: number,
	capacity: CapacityState = known,
	...keys: string[]
): Promise<Screens> => {
	const evaluation = testEvaluation(text);
	const screens = openScreens({columns, rows: 24}, {evaluation}, capacity);
	const steps = ['/', '1V100_6V', '\r', ' ', '/', 'KEEP_VOLUMES', '\r', ' '];
	await screens.press(...steps, ...keys, 's');
	return screens;
};

/** What somebody changed. */
const yours = (screens: Screens): readonly string[] =>
	screens.lines().filter(line => line.startsWith('  ['));

const widths: ReadonlyArray<readonly [number, readonly string[]]> = [
	[
		120,
		[
			'  [x] TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V      n -> y      + FIN-01 $0.14/h  Compute > Instance type',
			'  [x] TERRAFORM_DATACRUNCH_KEEP_VOLUMES                n -> y             +$0.027/h  More',
		],
	],
	[
		80,
		[
			'  [x] TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V      n -> y   + FIN-01 $0.14/h',
			'  [x] TERRAFORM_DATACRUNCH_KEEP_VOLUMES                n -> y          +$0.027/h',
		],
	],
	[
		60,
		[
			'  [x] ~CRUNCH_INSTANCE_TYPE_1V100_6V  n -> y       + $0.14/h',
			'  [x] ~AFORM_DATACRUNCH_KEEP_VOLUMES  n -> y       +$0.027/h',
		],
	],
	[40, ['  [x] ~E_TYPE_1V100_6V  n -> y', '  [x] ~CH_KEEP_VOLUMES  n -> y']],
];
for (const [columns, expected] of widths) {
	test(`${columns} columns: changes say what they cost, and nothing is cut for it`, async () => {
		assert.deepEqual(yours(await openSave(columns)), expected);
	});
}

test('a longer value keeps its room', async () => {
	const note = 'a value that takes nearly all the room of a line';
	const keys = ['/', 'NOTE', '\t', '\u0015', note, '\r', '\u001B'];
	const screens = await openSave(80, known, ...keys);
	const unknown = await openSave(80, {kind: 'loading'}, ...keys);
	const isNote = (line: string): boolean => line.includes('NOTE');
	assert.equal(yours(screens).find(isNote), yours(unknown).find(isNote));
	assert.equal(
		yours(screens).find(isNote),
		'  [x] NOTE                                             "short" -> "a value that~',
	);
});

test('what is dropped costs nothing, and what is taken back is spared', async () => {
	const screens = await openSave(80);
	await screens.press('\u001B[B', ' ');
	assert.match(yours(screens)[1]!, /\[ \] TERRAFORM_DATACRUNCH_KEEP_VOLUMES +n -> y$/);
	await screens.press(' ', 'y', '/', 'KEEP_VOLUMES', '\r', ' ', 's');
	assert.deepEqual(yours(screens), ['  [x] TERRAFORM_DATACRUNCH_KEEP_VOLUMES  y -> n  -$0.027/h']);
});

test('an old answer is marked as one, and without an answer nothing is said', async () => {
	const old = {...snapshot, takenAt: 1_012_000 - 600_000};
	const at = async (capacity: CapacityState): Promise<string> =>
		yours(await openSave(80, capacity))[0]!.replace(/^.*n -> y */, '');
	assert.equal(await at({kind: 'known', snapshot: old}), '+~ FIN-01 $0.14/h');
	assert.equal(await at({kind: 'loading', last: old}), '+~ FIN-01 $0.14/h');
	assert.equal(await at({kind: 'loading'}), '');
	const failed = {kind: 'unknown', cause: 'failed', reason: 'cut', last: old} as const;
	assert.equal(await at(failed), '');
	assert.match(yours(await openSave(80, failed))[1]!, /n -> y +\+\$0\.027\/h$/);
});

test('line mode and speech say it, too', async () => {
	const {store} = await openSave(80);
	const state = store.getState();
	const overlay = state.overlays.at(-1) as SaveState;
	assert.deepEqual(saveLines(state, overlay).slice(2, 4), [
		'  1 [x] TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V  n -> y  + FIN-01 $0.14/h',
		'  2 [x] TERRAFORM_DATACRUNCH_KEEP_VOLUMES  n -> y  +$0.027/h',
	]);
	assert.deepEqual(saveSpoken(undefined, state, overlay).slice(1, 3), [
		'You changed TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V: n to y. Available now: FIN-01, $0.14 an hour.',
		'You changed TERRAFORM_DATACRUNCH_KEEP_VOLUMES: n to y. Costs: +$0.027 an hour.',
	]);
});
