import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {billedProjects} from '../../source/machine/projects.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('files of all projects beside their folders are no projects', async t => {
	const folder = await temporaryDirectory(t);
	assert.deepEqual(await billedProjects(join(folder, 'nowhere')), []);
	await writeFile(join(folder, 'last-seen-api.example.json'), '{}');
	await writeFile(join(folder, 'provider-start'), '');
	assert.deepEqual(await billedProjects(folder), []);
});
