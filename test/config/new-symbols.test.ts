import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findNewSymbols, newSymbolHelp, newSymbolLine} from '../../source/config/new-symbols.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(readFixture('config', 'everything', 'Kconfig'), {FLAVOUR: 'vanilla'});
const evaluation = evaluateConfig(tree, readFixture('config', 'everything', 'config'));
const found = findNewSymbols(evaluation);

test("the new symbols are C's, with the values they have by themselves", () => {
	assert.equal(
		found.map(each => `${newSymbolLine(evaluation, each)}\n`).join(''),
		readFixture('config', 'everything', 'listnewconfig.expected'),
	);
});

test("their help is C's", () => {
	assert.equal(
		found.map(each => newSymbolHelp(evaluation, each)).join(''),
		readFixture('config', 'everything', 'helpnewconfig.expected'),
	);
});
