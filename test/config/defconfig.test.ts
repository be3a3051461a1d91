import assert from 'node:assert/strict';
import {test} from 'node:test';
import {printMinimalConfig} from '../../source/config/defconfig.ts';
import {printDotconfig} from '../../source/config/dotconfig.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';

const everything = treeOf(readFixture('config', 'everything', 'Kconfig'), {FLAVOUR: 'vanilla'});

test('saves what C saves', () => {
	const evaluation = evaluateConfig(everything, readFixture('config', 'everything', 'config'));
	assert.equal(
		printMinimalConfig(evaluation),
		readFixture('config', 'everything', 'savedefconfig.expected'),
	);
});

test('the defaults need no line, but for the one that its range moves', () => {
	assert.equal(printMinimalConfig(evaluateConfig(everything, '')), 'CONFIG_BETWEEN=7\n');
});

for (const name of ['allyesconfig', 'allnoconfig', 'randconfig-1', 'randconfig-2']) {
	test(`${name}, saved and loaded, is itself again`, () => {
		const config = readFixture('config', 'everything', `${name}.expected`);
		const saved = printMinimalConfig(evaluateConfig(everything, config));
		assert.equal(printDotconfig(evaluateConfig(everything, saved)), config);
	});
}
