import assert from 'node:assert/strict';
import {test} from 'node:test';
import {menuRows} from '../../../source/ui/menu/menu-rows.ts';
import type {MenuNode} from '../../../source/kconfig/menu-tree.ts';
import {testEvaluation} from '../../helpers/menu-screens.ts';

const evaluation = testEvaluation();

const find = (title: string, from: MenuNode = evaluation.tree.root): MenuNode | undefined =>
	from.prompt?.text === title
		? from
		: from.children.map(child => find(title, child)).find(node => node);

const rows = (
	title: string,
	showAll = false,
	showNames = false,
	unfolded?: ReadonlySet<MenuNode>,
): string[] =>
	menuRows(evaluation, find(title)!, {showAll, showNames, unfolded, baseline: evaluation}).map(
		({value, label, chosen, arrow}) => value + label + chosen + arrow,
	);

test('every kind of row is drawn as mconf draws it', () => {
	assert.deepEqual(rows('Test configuration'), [
		'[*] Enable modules (NEW)',
		'[*] Be fast (NEW)',
		'< > A driver (NEW)',
		'[ ] Selected by the user (NEW)',
		'[ ] Locked by another (NEW)',
		'[*] Networking (NEW)  --->',
		'    *** Only a comment ***',
		'    Provider (DataCrunch)  --->',
		'    Compute  --->',
		'    Nothing in here  ----',
	]);
});

test('a menuconfig has its own prompt as its first row', () => {
	assert.deepEqual(rows('Networking'), [
		'--- Networking',
		'(kn1) Host name (NEW)',
		'(22)  Port (NEW)',
		'(0xff) Mask (NEW)',
	]);
});

test('a choice shows what is chosen, and its members with an X', () => {
	assert.deepEqual(rows('Compute'), [
		'    Instance type (H100 or less)  --->',
		'    Location (AUTO)  --->',
	]);
	assert.deepEqual(rows('Location'), ['(X) AUTO', '( ) FIN-01', '( ) ICE-01']);
});

test('hidden rows are drawn as XXX when all is shown', () => {
	const all = rows('Test configuration', true);
	assert.ok(all.includes('XXX Shown with a driver'), all.join('\n'));
});

test('names stand before the prompts when they are wanted', () => {
	assert.equal(rows('Networking', false, true)[2], '(22)  <PORT> Port (NEW)');
});

test('in a single menu a menu unfolds in the list, and a menuconfig keeps its own', () => {
	const folded = rows('Test configuration', false, false, new Set());
	assert.deepEqual(
		folded.filter(row => row.includes('>')),
		[
			'< > A driver (NEW)',
			'[*] Networking (NEW)  --->',
			'    Provider (DataCrunch)  --->',
			'++> Compute',
			'++> Nothing in here',
		],
	);
	const unfolded = rows('Test configuration', false, false, new Set([find('Compute')!]));
	const at = unfolded.indexOf('--> Compute');
	assert.deepEqual(unfolded.slice(at, at + 3), [
		'--> Compute',
		'      Instance type (H100 or less)  --->',
		'      Location (AUTO)  --->',
	]);
});

for (const modules of ['', 'config MODULES\n\tbool "Enable modules"\n\tmodules\n']) {
	const which = modules === '' ? 'where there are no modules' : 'while modules are off';
	test(`a tristate is drawn as the bool that it is ${which}`, () => {
		const without = testEvaluation(`mainmenu "Test"
${modules}
config NO
	tristate "Off"
config YES
	tristate "On"
	default m
	select HELD
config HELD
	tristate "Selected"
`);
		const {root} = without.tree;
		const drawn = menuRows(without, root, {
			showAll: false,
			showNames: false,
			unfolded: undefined,
			baseline: without,
		}).map(({value}) => value);
		assert.deepEqual(drawn.slice(-3), ['[ ]', '[*]', '-*-']);
	});
}

test('where what has no prompt is shown, too, it has its name and its value', () => {
	const options = {showAll: true, showNames: false, unfolded: undefined, baseline: evaluation};
	const drawn = (showsPromptless: boolean): readonly string[] =>
		menuRows(evaluation, evaluation.tree.root, {...options, showsPromptless}).map(
			({value, label}) => value + label,
		);
	assert.ok(drawn(true).includes('-*- <HELD>'), drawn(true).join('\n'));
	assert.ok(drawn(true).includes('XXX Shown with a driver'));
	assert.ok(!drawn(false).some(row => row.includes('HELD')));
});
