import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {findBinary} from '../../source/terraform/find-binary.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('the configured program comes first, then the first on the path that can be run', async t => {
	const root = await temporaryDirectory(t);
	const folders = ['a', 'b', 'c'].map(name => path.join(root, name));
	for (const folder of folders) await mkdir(folder);
	const [a = '', b = '', c = ''] = folders.map(folder => path.join(folder, 'tofu'));
	await writeFile(a, 'no program');
	for (const file of [b, c]) await writeFile(file, '#!/bin/sh\n', {mode: 0o755});
	const searchPath = folders.join(path.delimiter);
	assert.deepEqual(await findBinary('opentofu', c, searchPath), {file: c, insteadOf: undefined});
	assert.deepEqual(await findBinary('opentofu', '', searchPath), {file: b, insteadOf: undefined});
	await assert.rejects(findBinary('terraform', undefined, searchPath), {
		message: 'terraform is configured and not on the PATH.',
	});
});

const insteadOf = '/usr/local/bin/tofu';
const skip = existsSync(insteadOf);

test("where kdevops' default is not there, another is taken and told", {skip}, async t => {
	const folder = await temporaryDirectory(t);
	const file = path.join(folder, 'tofu');
	await writeFile(file, '#!/bin/sh\n', {mode: 0o755});
	assert.deepEqual(await findBinary('opentofu', insteadOf, folder), {file, insteadOf});
	await assert.rejects(findBinary('opentofu', insteadOf, ''), {
		message: 'tofu is configured and neither at /usr/local/bin/tofu nor on the PATH.',
	});
});

test('what somebody chose is not replaced by another', async t => {
	const folder = await temporaryDirectory(t);
	await writeFile(path.join(folder, 'terraform'), '#!/bin/sh\n', {mode: 0o755});
	const chosen = path.join(folder, 'terraform-1.9');
	await assert.rejects(findBinary('terraform', chosen, folder), {
		message: `TERRAFORM_BINARY_PATH is ${chosen}, and there is no such program.`,
	});
});
