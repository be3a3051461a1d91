import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseDotconfig} from '../../source/config/dotconfig.ts';
import {findUnmet, mergeFragments} from '../../source/config/merge.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {readFixture, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(readFixture('config', 'everything', 'Kconfig'), {FLAVOUR: 'vanilla'});

function merge(...texts: string[]) {
	const merged = mergeFragments(
		texts.map((text, index) => {
			const file = `fragment-${index}`;
			return {file, userValues: parseDotconfig(text, tree, {file}).userValues};
		}),
	);
	const evaluation = evaluate(tree, merged.userValues);
	const unmet = findUnmet(evaluation, merged.requested).map(
		({symbol, requested, actual}) => `${symbol.name} ${requested} ${actual ?? 'absent'}`,
	);
	const valueOf = (name: string) => evaluation.text(tree.symbols.get(name)!);
	return {...merged, unmet, valueOf};
}

test('later files win, and what they change is told', () => {
	const {redefinitions, unmet, valueOf} = merge(
		'CONFIG_BETWEEN=4\nCONFIG_EMPTY="same"\n',
		'CONFIG_BETWEEN=5\nCONFIG_EMPTY="same"\n',
	);
	assert.equal(valueOf('BETWEEN'), '5');
	assert.deepEqual(unmet, []);
	assert.deepEqual(
		redefinitions.map(({symbol, before, after, file}) => [symbol.name, before, after, file]),
		[['BETWEEN', '4', '5', 'fragment-1']],
	);
});

test('a later choice of another member is no loss of the earlier one', () => {
	const {unmet, valueOf} = merge('CONFIG_RED=y\n', 'CONFIG_BLUE=y\n');
	assert.equal(valueOf('BLUE'), 'y');
	assert.deepEqual(unmet, []);
});

test('what did not come about is found, with what came instead', () => {
	const {unmet} = merge('# CONFIG_BOOL_NO is not set\nCONFIG_HIDDEN=y\nCONFIG_BETWEEN=9\n');
	assert.deepEqual(unmet, ['HIDDEN y absent', 'BETWEEN 9 7']);
});

test('not being there is as good as n', () => {
	assert.deepEqual(merge('# CONFIG_HIDDEN is not set\n').unmet, []);
});
