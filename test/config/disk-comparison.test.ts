import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {compareWithDisk} from '../../source/config/disk-comparison.ts';
import {configurationText, type ConfigurationFiles} from '../../source/config/files.ts';
import type {Evaluation} from '../../source/kconfig/evaluation.ts';
import {editValues} from '../../source/kconfig/user-values.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const tree = treeOf(`
config A
	bool "A"

config B
	bool "B" if A
	default y

config NAME
	string "Name"
	depends on B

choice
	prompt "Size"

config SMALL
	bool "Small"

config LARGE
	bool "Large"
	depends on A

endchoice
`);

const filesIn = (directory: string): ConfigurationFiles => ({
	configFile: join(directory, '.config'),
	extraVarsFile: undefined,
	allExtraVars: false,
	overwriteInPlace: false,
});

const edit = fc.tuple(
	fc.constantFrom('A', 'B', 'NAME', 'SMALL', 'LARGE'),
	fc.constantFrom('y', 'n', 'y', undefined),
);

test('whatever is edited and taken back, the answer is that of the bytes', async t => {
	const files = filesIn(await temporaryDirectory(t));
	const first = evaluateConfig(tree, 'CONFIG_A=y\nCONFIG_NAME="x"\n');
	await writeFile(files.configFile, configurationText(first, files));
	fc.assert(
		fc.property(fc.array(edit, {maxLength: 12}), edits => {
			const differs = compareWithDisk(() => files);
			let evaluation: Evaluation = first;
			const check = (): void => {
				const isOther =
					readFileSync(files.configFile, 'utf8') !== configurationText(evaluation, files);
				assert.equal(differs(evaluation), isOther);
			};
			check();
			for (const [name, value] of edits) {
				const values = editValues(evaluation.userValues, [[tree.symbols.get(name)!, value]]);
				evaluation = evaluation.withUserValues(values);
				check();
			}

			evaluation = first;
			check();
		}),
	);
});

test('another file on the disk is another answer', async t => {
	const files = filesIn(await temporaryDirectory(t));
	const differs = compareWithDisk(() => files);
	const [one, other] = ['CONFIG_A=y\n', ''].map(config => evaluateConfig(tree, config));
	assert.ok(differs(one!), 'there is none');
	await writeFile(files.configFile, configurationText(one!, files));
	assert.ok(!differs(one!));
	assert.ok(differs(other!));
	await writeFile(files.configFile, configurationText(other!, files));
	assert.ok(!differs(other!));
	assert.ok(differs(one!));
});

test('a file that cannot be read is another one', async t => {
	const files = filesIn(await temporaryDirectory(t));
	await mkdir(files.configFile);
	assert.ok(compareWithDisk(() => files)(evaluateConfig(tree, '')));
});
