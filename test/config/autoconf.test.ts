import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	printAutoConf,
	printAutoConfCommand,
	printAutoconfHeader,
	printRustcCfg,
} from '../../source/config/autoconf.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(readFixture('config', 'everything', 'Kconfig'), {FLAVOUR: 'vanilla'});
const evaluation = evaluateConfig(tree, readFixture('config', 'everything', 'config'));
const expected = (name: string) => readFixture('config', 'everything', `${name}.expected`);

test("auto.conf is C's, in the order of C's symbol table", () => {
	assert.equal(printAutoConf(evaluation), expected('auto.conf'));
});

test("autoconf.h is C's", () => {
	assert.equal(printAutoconfHeader(evaluation), expected('autoconf.h'));
});

test("rustc_cfg is C's", () => {
	assert.equal(printRustcCfg(evaluation), expected('rustc_cfg'));
});

test("auto.conf.cmd is C's", () => {
	assert.equal(
		printAutoConfCommand(evaluation, 'include/config/auto.conf'),
		expected('auto.conf.cmd'),
	);
});
