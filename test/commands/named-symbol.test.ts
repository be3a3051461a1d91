import assert from 'node:assert/strict';
import {test} from 'node:test';
import {namedSymbol} from '../../source/commands/named-symbol.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(
	['A', 'B', 'C', 'D', 'E']
		.map(name => `config ${name}\n\tbool "${name}"\n\tdepends on GONE\n`)
		.join('') + 'config LAST\n\tbool "Last"\n\tdefault y if ONCE\n',
);

test('a symbol is named with or without the prefix of the configuration file', () => {
	assert.equal(namedSymbol('CONFIG_LAST', tree), namedSymbol('LAST', tree));
});

for (const [typed, message] of [
	['GONE', 'There is no symbol GONE. Nothing defines it, but it is named by A, B, C and 2 more.'],
	['CONFIG_ONCE', 'There is no symbol ONCE. Nothing defines it, but it is named by LAST.'],
	['NOWHERE', 'There is no symbol NOWHERE.'],
] as const) {
	test(`what no symbol is called is said of ${typed}`, () => {
		assert.throws(() => namedSymbol(typed, tree), {message});
	});
}
