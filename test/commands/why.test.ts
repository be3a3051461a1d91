import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {whyCommand} from '../../source/commands/why.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('a value of the user, its range and its place', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, '.config'), 'CONFIG_TERRAFORM_DATACRUNCH_NODES=3\n');
	const {context, stdout} = createContext(directory);
	await whyCommand({symbol: 'TERRAFORM_DATACRUNCH_NODES'}, context);
	assert.deepEqual(stdout().split('\n'), [
		'TERRAFORM_DATACRUNCH_NODES=3',
		'  value: set in .config:1',
		'  range: 1 to 100',
		'  found at: Terraform > DataCrunch > Compute > Number of machines',
		'',
	]);
});

test('what hides a symbol, and how that stands now', async t => {
	const {context, stdout} = createContext(await temporaryDirectory(t));
	await whyCommand({symbol: 'CONFIG_TERRAFORM_BINARY_PATH'}, context);
	assert.deepEqual(
		stdout()
			.replaceAll(/\([^()]*\/(Kconfig\.\w+):\d+\)/g, '($1)')
			.split('\n'),
		[
			'TERRAFORM_BINARY_PATH=',
			'  value: nothing gives it a value',
			"  found at: Terraform > Path of the tool's binary",
			'  hidden: needs TERRAFORM_USE_TERRAFORM=y or TERRAFORM_USE_OPENTOFU=y',
			'    TERRAFORM_USE_TERRAFORM=n (Kconfig.datacrunch): can be changed: Terraform > Infrastructure tool > Terraform',
			'    TERRAFORM_USE_OPENTOFU=n (Kconfig.datacrunch): can be changed: Terraform > Infrastructure tool > OpenTofu',
			'  to have it shown:',
			'    1. TERRAFORM_USE_TERRAFORM=y',
			'       turns off TERRAFORM_USE_BUILTIN',
			'    2. TERRAFORM_USE_OPENTOFU=y',
			'       turns off TERRAFORM_USE_BUILTIN',
			'',
		],
	);
});

test('the same as one document', async t => {
	const {context, stdout} = createContext(await temporaryDirectory(t), {options: {json: true}});
	await whyCommand({symbol: 'TERRAFORM_BINARY_PATH'}, context);
	const document = JSON.parse(stdout()) as Record<string, unknown>;
	assert.equal(document['written'], false);
	assert.equal(document['hidden'], 'needs TERRAFORM_USE_TERRAFORM=y or TERRAFORM_USE_OPENTOFU=y');
	assert.deepEqual(document['paths'], [['Terraform', "Path of the tool's binary"]]);
	assert.equal(document['goal'], 'have it shown');
	const [plan] = document['plans'] as readonly Record<string, unknown>[];
	assert.deepEqual(plan?.['changes'], [
		{symbol: 'TERRAFORM_USE_TERRAFORM', before: 'n', after: 'y'},
	]);
	assert.equal(plan?.['turns_off'], 1);
});

test('a plan is applied by its number', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, '.config'), '');
	const {context, stderr} = createContext(directory);
	await whyCommand({symbol: 'TERRAFORM_BINARY_PATH', apply: 2}, context);
	assert.match(
		await readFile(join(directory, '.config'), 'utf8'),
		/^CONFIG_TERRAFORM_USE_OPENTOFU=y$/m,
	);
	assert.match(stderr(), /^ TERRAFORM_USE_OPENTOFU n -> y$/m);
	await assert.rejects(whyCommand({symbol: 'TERRAFORM_BINARY_PATH', apply: 1}, context), {
		message: 'There is no plan 1.',
	});
});

test('how to give it another value', async t => {
	const {context, stdout} = createContext(await temporaryDirectory(t));
	await whyCommand({symbol: 'TERRAFORM_DATACRUNCH_NODES=5'}, context);
	assert.match(stdout(), /  to have it be 5:\n    1\. TERRAFORM_DATACRUNCH_NODES=5\n/);
	await assert.rejects(whyCommand({symbol: 'TERRAFORM_DATACRUNCH_NODES=many'}, context), {
		message: 'TERRAFORM_DATACRUNCH_NODES has the type int and can never be "many".',
	});
});
