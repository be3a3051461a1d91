import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseDotconfig, printDotconfig} from '../../source/config/dotconfig.ts';
import {glibcRandom} from '../../source/config/glibc-random.ts';
import {
	evenProbabilities,
	rewriteTristates,
	setAllNew,
	setRandomly,
	type UserValues,
} from '../../source/config/presets.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(readFixture('config', 'everything', 'Kconfig'), {FLAVOUR: 'vanilla'});
const expected = (name: string) => readFixture('config', 'everything', name);
const printed = (values: UserValues) => printDotconfig(evaluate(tree, values));

for (const [name, letter] of [
	['allyesconfig', 'y'],
	['allmodconfig', 'm'],
	['allnoconfig', 'n'],
] as const) {
	test(`${name} is C's`, () => {
		assert.equal(printed(setAllNew(tree, new Map(), letter)), expected(`${name}.expected`));
	});
}

for (const seed of [1, 2, 3]) {
	test(`randconfig of the seed ${seed} is C's`, () => {
		const values = setRandomly(tree, new Map(), evenProbabilities, glibcRandom(seed));
		assert.equal(printed(values), expected(`randconfig-${seed}.expected`));
	});
}

test("randconfig with probabilities is C's", () => {
	const probabilities = {boolYes: 10, tristateYes: 60, tristateMod: 30};
	const values = setRandomly(tree, new Map(), probabilities, glibcRandom(0x77));
	assert.equal(printed(values), expected('randconfig-probability.expected'));
});

test('what is set already stays, and its choice with it', () => {
	const {userValues} = parseDotconfig('CONFIG_BLUE=y\nCONFIG_BOOL_NO=n\n', tree, {file: 'x'});
	for (const seed of [1, 2, 3, 4, 5]) {
		const values = setRandomly(tree, userValues, evenProbabilities, glibcRandom(seed));
		const evaluation = evaluate(tree, values);
		assert.equal(evaluation.text(tree.symbols.get('BLUE')!), 'y');
		assert.equal(evaluation.text(tree.symbols.get('BOOL_NO')!), 'n');
	}
});

for (const [name, from, to] of [
	['yes2modconfig', 'y', 'm'],
	['mod2yesconfig', 'm', 'y'],
	['mod2noconfig', 'm', 'n'],
] as const) {
	test(`${name} is C's`, () => {
		const evaluation = evaluateConfig(tree, expected('config'));
		assert.equal(printed(rewriteTristates(evaluation, from, to)), expected(`${name}.expected`));
	});
}
