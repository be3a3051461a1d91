import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {mergeCommand} from '../../source/commands/merge.ts';
import {exitStatus} from '../../source/errors.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('fragments over a base, with a defconfig as the base', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'two'), 'CONFIG_TERRAFORM_DATACRUNCH_NODES=2\n');
	await writeFile(join(directory, 'three'), 'CONFIG_TERRAFORM_DATACRUNCH_NODES=3\n');
	const {context, stderr} = createContext(directory);
	const files = ['datacrunch-v100', 'two', 'three'];
	assert.equal(await mergeCommand({files}, context), exitStatus.done);
	const config = await readFile(join(directory, '.config'), 'utf8');
	assert.match(config, /^CONFIG_TERRAFORM_DATACRUNCH_NODES=3$/m);
	assert.match(config, /^CONFIG_TERRAFORM_DATACRUNCH_INSTANCE_TYPE="1V100.6V"$/m);
	assert.match(stderr(), /^three sets TERRAFORM_DATACRUNCH_NODES to 3; it was 2$/m);
});

test('what did not survive is told, and the status is 1', async t => {
	const directory = await temporaryDirectory(t);
	const fragment = [
		'CONFIG_TERRAFORM_BINARY_PATH="/opt/tofu"',
		'CONFIG_TERRAFORM_DATACRUNCH_NODES=1000',
		'CONFIG_NOT_IN_THE_TREE=y',
		'CONFIG_KDEVOPS_HOSTS_PREFIX=unquoted',
		'# CONFIG_NOT_THERE_EITHER is not set',
		'',
	];
	await writeFile(join(directory, 'fragment'), fragment.join('\n'));
	const {context, stderr} = createContext(directory);
	assert.equal(await mergeCommand({files: ['fragment']}, context), exitStatus.failed);
	assert.deepEqual(stderr().split('\n').slice(2), [
		'fragment:3: not taken: unknown symbol: NOT_IN_THE_TREE',
		"fragment:4: not taken: symbol value 'unquoted' is none of KDEVOPS_HOSTS_PREFIX",
		'did not survive: CONFIG_TERRAFORM_BINARY_PATH="/opt/tofu" (it is not there; dcmenu why TERRAFORM_BINARY_PATH)',
		'did not survive: CONFIG_TERRAFORM_DATACRUNCH_NODES=1000 (got CONFIG_TERRAFORM_DATACRUNCH_NODES=100; dcmenu why TERRAFORM_DATACRUNCH_NODES)',
		'',
	]);
});
