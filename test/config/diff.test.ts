import assert from 'node:assert/strict';
import {test} from 'node:test';
import {diffConfigurations} from '../../source/config/diff.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(readFixture('config', 'everything', 'Kconfig'), {FLAVOUR: 'vanilla'});

test('a configuration does not differ from itself', () => {
	const evaluation = evaluateConfig(tree, readFixture('config', 'everything', 'config'));
	assert.deepEqual(diffConfigurations(evaluation, evaluation), []);
});

test('what follows from a change differs too; what has no line is undefined', () => {
	const before = evaluateConfig(tree, '');
	const after = evaluateConfig(tree, 'CONFIG_BOOL_NO=y\nCONFIG_DRIVER=n\n');
	assert.deepEqual(diffConfigurations(before, after), [
		{name: 'BOOL_NO', before: 'n', after: 'y'},
		{name: 'DRIVER', before: 'm', after: 'n'},
		{name: 'HIDDEN_IMPLIED', before: 'n', after: 'y'},
		{name: 'HIDDEN', before: undefined, after: 'y'},
		{name: 'DRIVER_OPTION', before: 'y', after: undefined},
	]);
});
