import assert from 'node:assert/strict';
import {chmod, mkdir, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
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

/** As root every folder can be looked into. */
const cannotBeShut = process.getuid?.() === 0;

test(
	'a folder of the path that cannot be looked into has no programs',
	{skip: cannotBeShut},
	async t => {
		const folder = join(await temporaryDirectory(t), 'shut');
		await mkdir(folder, {mode: 0o000});
		assert.deepEqual(toolsOnPath(folder), {TERRAFORM_ON_PATH: '', TOFU_ON_PATH: ''});
	},
);

test('what stands in the path and is no folder has no programs', async t => {
	const file = join(await temporaryDirectory(t), 'file');
	await writeFile(file, '');
	const endless = join(dirname(file), 'endless');
	await symlink(endless, endless);
	const searchPath = [file, endless, `/${'x'.repeat(300)}`].join(':');
	assert.deepEqual(toolsOnPath(searchPath), {TERRAFORM_ON_PATH: '', TOFU_ON_PATH: ''});
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
