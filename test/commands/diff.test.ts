import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {defconfigCommand} from '../../source/commands/defconfig.ts';
import {diffCommand} from '../../source/commands/diff.ts';
import {setCommand} from '../../source/commands/set.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('what the last save changed, when nothing is named', async t => {
	const directory = await temporaryDirectory(t);
	const {context, stdout} = createContext(directory);
	await defconfigCommand({name: 'datacrunch-v100', variables: []}, context);
	await setCommand({settings: ['TERRAFORM_USE_OPENTOFU=y']}, context);
	await diffCommand({}, context);
	assert.deepEqual(stdout().split('\n'), [
		' TERRAFORM_USE_OPENTOFU n -> y',
		' TERRAFORM_USE_BUILTIN y -> n',
		'+TERRAFORM_BINARY_PATH /usr/local/bin/tofu',
		'',
	]);
});

test('a file and a defconfig by its name, as JSON', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'mine'), 'CONFIG_TERRAFORM_DATACRUNCH_NODES=4\n');
	const {context, stdout} = createContext(directory, {options: {json: true}});
	await diffCommand({before: 'mine', after: 'datacrunch-h100-pytorch-or-less'}, context);
	assert.deepEqual(
		(JSON.parse(stdout()) as {symbol: string}[]).map(({symbol}) => symbol),
		[
			'TERRAFORM_DATACRUNCH_NODES',
			'WORKFLOWS_TESTS',
			'WORKFLOWS_LINUX_TESTS',
			'WORKFLOWS_DEDICATED_WORKFLOW',
			'KDEVOPS_WORKFLOW_DEDICATE_FSTESTS',
			'KDEVOPS_WORKFLOW_DEDICATE_BLKTESTS',
			'KDEVOPS_WORKFLOW_DEDICATE_SELFTESTS',
			'KDEVOPS_WORKFLOW_DEDICATE_LTP',
			'KDEVOPS_WORKFLOW_DEDICATE_SYSBENCH',
			'KDEVOPS_WORKFLOW_DEDICATE_KNLP',
			'KDEVOPS_WORKFLOW_NAME',
		],
	);
});

test('a configuration that is not there is named', async t => {
	const {context} = createContext(await temporaryDirectory(t));
	await assert.rejects(diffCommand({}, context), {
		message: 'There is no configuration .config.old.',
	});
});
