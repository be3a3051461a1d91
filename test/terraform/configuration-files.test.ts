import assert from 'node:assert/strict';
import {readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {writeConfigurationFiles} from '../../source/terraform/configuration-files.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('four files are written where there are none, and once', async t => {
	const directory = path.join(await temporaryDirectory(t), 'terraform', 'datacrunch');
	const first = await writeConfigurationFiles(directory);
	assert.equal(first.whose, 'ours');
	assert.deepEqual((await readdir(directory)).sort(), [
		'main.tf',
		'output.tf',
		'provider.tf',
		'vars.tf',
	]);
	assert.equal(first.written.length, 4);
	assert.ok(first.variables.has('datacrunch_placements'));
	assert.deepEqual((await writeConfigurationFiles(directory)).written, []);
});

test('a file that a user edited stays, and nothing is written beside it', async t => {
	const directory = await temporaryDirectory(t);
	await writeConfigurationFiles(directory);
	const main = path.join(directory, 'main.tf');
	const edited = `${await readFile(main, 'utf8')}# mine\n`;
	await writeFile(main, edited);
	const {whose, written} = await writeConfigurationFiles(directory);
	assert.equal(whose, 'theirs');
	assert.deepEqual(written, []);
	assert.equal(await readFile(main, 'utf8'), edited);
});

test("kdevops' files get no company, and their variables are known", async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(
		path.join(directory, 'nodes.tf'),
		'variable "kdevops_nodes" {\n  type = list(string)\n}\n',
	);
	const {whose, variables} = await writeConfigurationFiles(directory);
	assert.equal(whose, 'theirs');
	assert.deepEqual([...variables], ['kdevops_nodes']);
	assert.deepEqual(await readdir(directory), ['nodes.tf']);
});
