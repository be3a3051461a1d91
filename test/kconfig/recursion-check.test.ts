import assert from 'node:assert/strict';
import {test} from 'node:test';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';

const parse = (text: string) =>
	parseKconfig('Kconfig', {
		env: {},
		readSource: file => (file === 'Kconfig' ? text : undefined),
		run: () => ({stdout: ''}),
	});

/** The lines of the chains that are found, without what surrounds them. */
const chains = (text: string): readonly string[] =>
	parse(text)
		.diagnostics.filter(({code}) => code === 'recursive-dependency')
		.flatMap(({message}) => message.split('\n').filter(line => line.startsWith('\t')))
		.map(line => line.trim());

test('each way of depending on oneself is named', () => {
	assert.deepEqual(chains('config A\n\tbool "A"\n\tdepends on A\n'), ['symbol A depends on A']);
	assert.deepEqual(chains('config A\n\tbool\n\tselect A\n'), ['symbol A is selected by A']);
	assert.deepEqual(
		chains('config A\n\tbool "A"\n\tdepends on B\n\timply B\nconfig B\n\tbool "B"\n'),
		['symbol A depends on B', 'symbol B is implied by A'],
	);
	assert.deepEqual(chains('config A\n\tbool "A"\n\tdefault B\nconfig B\n\tbool "B" if A\n'), [
		'symbol A default value contains B',
		'symbol B prompt is visible depending on A',
	]);
});

test('a choice and its members count as one', () => {
	const text = `
choice
	prompt "Choice"

config A
	bool "A"

config B
	bool "B" if X

endchoice

config X
	bool "X"
	depends on A
`;
	assert.deepEqual(chains(text), [
		'symbol <choice> unknown is visible depending on B',
		'symbol B prompt is visible depending on X',
		'symbol X depends on A',
		'symbol A is part of choice block at Kconfig:2',
	]);
});

test('C explains where to read about it', () => {
	assert.equal(
		parse('config A\n\tbool "A"\n\tdepends on A\n').diagnostics[0]?.message,
		'error: recursive dependency detected!\n\tsymbol A depends on A\n' +
			'For a resolution refer to Documentation/kbuild/kconfig-language.rst\n' +
			'subsection "Kconfig recursive dependency limitations"\n',
	);
});

test('a tree with a recursion can still be looked at', () => {
	const {tree} = parse('config A\n\tbool "A"\n\tdefault B\nconfig B\n\tbool "B"\n\tdefault A\n');
	const evaluation = evaluate(tree, new Map());
	assert.deepEqual(
		[...tree.symbols.values()].map(symbol => evaluation.text(symbol)),
		['n', 'n'],
	);
});
