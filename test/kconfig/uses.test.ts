import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';
import {usesOf} from '../../source/kconfig/uses.ts';

const text = `config BASE
	bool "Base"

config NEEDS
	bool "Needs it"
	depends on BASE

config TAKES
	bool "Takes it"
	select BASE
	imply OTHER if BASE

config OTHER
	bool "Asks for it"
	default BASE

config SIZE
	int "Size" if BASE
	range LOW 10

config LOW
	int
	default 1
`;

const {tree} = parseKconfig('Kconfig', {
	env: {},
	readSource: () => text,
	run: () => ({stdout: ''}),
});

const uses = (name: string): Record<string, readonly string[]> =>
	Object.fromEntries(
		usesOf(tree, tree.symbols.get(name)!).map(({symbol, kinds}) => [symbol.name, kinds]),
	);

test('a symbol is used where a definition names it', () => {
	assert.deepEqual(uses('BASE'), {
		NEEDS: ['depends on'],
		TAKES: ['select', 'condition'],
		OTHER: ['default'],
		SIZE: ['condition'],
	});
	assert.deepEqual(uses('LOW'), {SIZE: ['range']});
	assert.deepEqual(uses('SIZE'), {});
});
