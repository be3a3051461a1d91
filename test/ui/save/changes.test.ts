import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import type {Evaluation} from '../../../source/kconfig/evaluation.ts';
import {changesBetween, countChanges} from '../../../source/ui/save/changes.ts';
import {testEvaluation} from '../../helpers/menu-screens.ts';

const before = testEvaluation();

const set = (evaluation: Evaluation, name: string, value: string): Evaluation => {
	const symbol = evaluation.tree.symbols.get(name)!;
	const result = applyEdit(evaluation, {kind: 'set', symbol, value});
	assert.ok(result.kind === 'changed');
	return result.evaluation;
};

test('what somebody set is told apart from what follows', () => {
	const {yours, following} = changesBetween(before, set(before, 'FORCED', 'y'));
	assert.deepEqual(
		yours.map(({symbol, before, after}) => [symbol.name, before, after]),
		[['FORCED', 'n', 'y']],
	);
	assert.deepEqual(
		following.map(({symbol}) => symbol.name),
		['LOCKED'],
	);
});

test('of a choice only the member that is chosen now counts', () => {
	const after = set(before, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V', 'y');
	assert.equal(countChanges(before, after), 1);
	assert.deepEqual(
		changesBetween(before, after).yours.map(({symbol}) => symbol.name),
		['TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V'],
	);
});

test('what gets a line or loses it is a change', () => {
	const {following} = changesBetween(before, set(before, 'NETWORK', 'n'));
	const port = following.find(({symbol}) => symbol.name === 'PORT');
	assert.deepEqual([port?.before, port?.after], ['22', undefined]);
});

test('setting back is no change', () => {
	assert.equal(countChanges(before, set(set(before, 'FAST', 'n'), 'FAST', 'y')), 0);
});

test('what has no prompt follows, also where a file that was loaded says nothing of it', () => {
	const {symbols} = before.tree;
	const type = 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE';
	const read = before.withUserValues(new Map([[symbols.get(type)!, 'H100_OR_LESS']]));
	const loaded = before.withUserValues(new Map([[symbols.get(`${type}_1V100_6V`)!, 'y']]));
	const {yours, following} = changesBetween(read, loaded);
	assert.deepEqual(
		yours.map(({symbol}) => symbol.name),
		[`${type}_1V100_6V`],
	);
	assert.deepEqual(
		following.map(({symbol, after}) => [symbol.name, after]),
		[
			[`${type}_H100_OR_LESS`, 'n'],
			[type, '1V100.6V'],
		],
	);
	assert.equal(countChanges(read, loaded), 1);
});

test('changes stand in the order of the menus, not in that in which the tree first names them', () => {
	const text =
		'config FIRST\n\tbool "first"\n\tdepends on !LAST\n\nconfig MIDDLE\n\tbool "middle"\n\nconfig LAST\n\tbool "last"\n';
	const bare = testEvaluation(text);
	const {yours} = changesBetween(bare, set(set(bare, 'LAST', 'y'), 'MIDDLE', 'y'));
	assert.deepEqual(
		yours.map(({symbol}) => symbol.name),
		['MIDDLE', 'LAST'],
	);
});
