import assert from 'node:assert/strict';
import {chmod, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {loadTree} from '../../source/config/load-tree.ts';
import {toolsOnPath} from '../../source/config/tools-on-path.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {shippedPath} from '../../source/shipped.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('programs are found in any folder of the path, and only programs', async t => {
	const directory = await temporaryDirectory(t);
	const folder = join(directory, 'bin');
	await mkdir(folder);
	await mkdir(join(folder, 'terraform'));
	await writeFile(join(folder, 'tofu'), '#!/bin/sh\n');
	const searchPath = `relative:${join(directory, 'nowhere')}:${folder}`;
	assert.deepEqual(toolsOnPath(searchPath), {TERRAFORM_ON_PATH: '', TOFU_ON_PATH: ''});
	await chmod(join(folder, 'tofu'), 0o755);
	assert.deepEqual(toolsOnPath(searchPath), {TERRAFORM_ON_PATH: '', TOFU_ON_PATH: 'y'});
	assert.deepEqual(toolsOnPath(undefined), {TERRAFORM_ON_PATH: '', TOFU_ON_PATH: ''});
});

const engines = [
	[{TERRAFORM_ON_PATH: 'y', TOFU_ON_PATH: 'y'}, 'TERRAFORM_USE_TERRAFORM'],
	[{TERRAFORM_ON_PATH: '', TOFU_ON_PATH: 'y'}, 'TERRAFORM_USE_OPENTOFU'],
	[{TERRAFORM_ON_PATH: '', TOFU_ON_PATH: ''}, 'TERRAFORM_USE_BUILTIN'],
	[{}, 'TERRAFORM_USE_BUILTIN'],
] as const;

for (const [env, expected] of engines) {
	test(`with ${JSON.stringify(env)} the tool is ${expected}`, async t => {
		const directory = await temporaryDirectory(t);
		const kconfigFile = shippedPath('Kconfig.datacrunch');
		const {tree} = loadTree({directory, kconfigFile, env});
		const symbol = tree.symbols.get(expected);
		assert.ok(symbol);
		assert.equal(evaluate(tree, new Map()).text(symbol), 'y');
	});
}
