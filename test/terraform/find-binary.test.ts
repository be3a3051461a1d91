import assert from 'node:assert/strict';
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
	assert.equal(await findBinary('opentofu', c, searchPath), c);
	assert.equal(await findBinary('opentofu', path.join(root, 'gone'), searchPath), b);
	await assert.rejects(findBinary('terraform', undefined, searchPath), {
		message: 'terraform is configured and not on the PATH.',
	});
});
