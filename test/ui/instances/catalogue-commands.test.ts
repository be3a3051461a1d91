import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overlayOf, placeOf} from '../../../source/ui/app-state.ts';
import {
	kconfigText,
	openScreens,
	testEvaluation,
	type Screens,
} from '../../helpers/menu-screens.ts';

const value = ({store}: Screens, name: string): string => {
	const {evaluation} = store.getState();
	return evaluation.text(evaluation.tree.symbols.get(name)!);
};

/** Finds an option and goes to it. */
const goTo = async (screens: Screens, words: string): Promise<void> =>
	screens.press(`/${words}`, '\r', '\r');

test('the catalogue is read anew, and edits, place and cursor stay', async () => {
	const screens = openScreens();
	await screens.press('j', 'n');
	await goTo(screens, '1H100_80S');
	await screens.press(' ');
	await goTo(screens, '1H100_80S');
	const before = placeOf(screens.store.getState());
	await screens.press('C');
	const state = screens.store.getState();
	assert.notEqual(placeOf(state).node, before.node);
	assert.deepEqual(
		screens.lines().filter(text => /1V100/.test(text)),
		[' + type 1V100.8V', ' - type 1V100.6V'],
	);
	assert.equal(value(screens, 'FAST'), 'n');
	assert.equal(value(screens, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'), '1H100.80S.30V');
	assert.equal(state.facts.changeCount, 2);

	await screens.press('\r');
	assert.equal(overlayOf(screens.store.getState()), undefined);
	assert.match(
		screens.lines().find(text => text.startsWith('>')) ?? '',
		/1H100\.80S\.30V - \$1\.49/,
	);
	await screens.press('u');
	assert.equal(screens.store.getState().message?.text, 'u: nothing to undo');
});

for (const [what, change] of [
	['another title', [['"Instance type"', '"Instance type (41 of them)"']]],
	[
		'another title and other members',
		[
			['"Instance type"', '"Machine"'],
			['1H100_80S_30V', '1H200_141S_44V'],
			['1H100.80S.30V', '1H200.141S.44V'],
		],
	],
	['another choice with its title before it', [['"Location"', '"Instance type"']]],
] as const) {
	test(`the list of instance types stays open when it has ${what}`, async () => {
		const screens = openScreens();
		await screens.press('/1H100_80S', '\r');
		assert.equal(screens.store.getState().places.length, 3);
		const text = change.reduce((all, [from, to]) => all.replaceAll(from, to), kconfigText);
		screens.store.dispatch({
			type: 'catalogue-updated',
			report: {tree: testEvaluation(text).tree, lines: []},
		});
		await screens.press('\r');
		const place = placeOf(screens.store.getState());
		assert.equal(screens.store.getState().places.length, 3);
		assert.ok(place.node.symbol?.isChoice);
		assert.ok(
			place.node.children.some(
				({symbol}) => symbol?.name === 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS',
			),
		);
		// A member that has gone leaves the cursor where it was.
		assert.match(place.cursor?.symbol?.name ?? '', /_1H[12]00_/);
	});
}

test('what was chosen and has gone is named, with the nearest, and the default is taken', async () => {
	const screens = openScreens();
	await goTo(screens, '1V100_6V');
	await screens.press(' ', 'C');
	assert.equal(value(screens, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'), 'H100_OR_LESS');
	const text = screens.lines().join(' ').replaceAll(/\s+/g, ' ');
	assert.match(text, /1V100\.6V is no longer among the instance types; the nearest is 1V100\.8V/);
});

test('what vanished before the screens were opened is read first', async () => {
	const screens = openScreens(undefined, {notes: ['.config:3:warning: 9V9.9V is no longer there']});
	assert.match(
		screens.lines().join('\n'),
		/Loaded \.config, with warnings[^]*9V9\.9V is no longer there/,
	);
	await screens.press('\r');
	assert.equal(overlayOf(screens.store.getState()), undefined);
});

test('a tree without machines has no catalogue', async () => {
	const evaluation = testEvaluation('config A\n\tbool "A"\n');
	const screens = openScreens(undefined, {evaluation});
	await screens.press('C');
	assert.equal(screens.store.getState().message?.text, 'C: nothing here comes from a catalogue');
});
