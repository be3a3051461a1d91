import assert from 'node:assert/strict';
import {test} from 'node:test';
import {searchCommand} from '../../source/commands/search.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('finds by name, prompt and help, with value and place', async t => {
	const {context, stdout} = createContext(await temporaryDirectory(t));
	await searchCommand({words: ['maximum', 'price']}, context);
	assert.equal(
		stdout(),
		'TERRAFORM_DATACRUNCH_MAX_PRICE=  Terraform > DataCrunch > Compute > Maximum price per hour of one machine (dollars)\n',
	);
});

test('what no menu shows now says so', async t => {
	const {context, stdout} = createContext(await temporaryDirectory(t), {options: {json: true}});
	await searchCommand({words: ['TERRAFORM_BINARY_PATH']}, context);
	assert.deepEqual(JSON.parse(stdout()), [
		{
			symbol: 'TERRAFORM_BINARY_PATH',
			value: '',
			prompt: "Path of the tool's binary",
			path: ['Terraform'],
			hidden: true,
		},
	]);
});

test('finding nothing is said, and is no failure', async t => {
	const {context, stdout, stderr} = createContext(await temporaryDirectory(t));
	assert.equal(await searchCommand({words: ['nowhere', 'to', 'be', 'found']}, context), 0);
	assert.equal(stdout(), '');
	assert.equal(stderr(), 'Nothing has "nowhere to be found" in it.\n');
});
