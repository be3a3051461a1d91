import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applyNamed, namedEdits} from '../../../source/commands/screens/named-edits.ts';
import {editsBetween} from '../../../source/kconfig/user-values.ts';
import {evaluateConfig, treeOf} from '../../helpers/fixture-tree.ts';

const tree = treeOf(`
config NAME
	string "Name"

choice
	prompt "Size"

config SMALL
	bool "Small"

config LARGE
	bool "Large"

endchoice
`);

test('edits that were kept by name are made again', () => {
	const before = evaluateConfig(
		tree,
		'CONFIG_NAME="a"\nCONFIG_SMALL=y\n# CONFIG_LARGE is not set\n',
	);
	const after = evaluateConfig(tree, '# CONFIG_SMALL is not set\nCONFIG_LARGE=y\n');
	const kept = namedEdits(editsBetween(before.userValues, after.userValues));
	const {evaluation, lost} = applyNamed(before, [...kept, ['GONE', 'y']]);
	assert.equal(evaluation.text(tree.symbols.get('LARGE')!), 'y');
	assert.equal(evaluation.text(tree.symbols.get('SMALL')!), 'n');
	assert.equal(evaluation.text(tree.symbols.get('NAME')!), '');
	assert.deepEqual(lost, ['GONE']);
});
