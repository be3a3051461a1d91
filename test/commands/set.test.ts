import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {getCommand} from '../../source/commands/get.ts';
import {setCommand} from '../../source/commands/set.ts';
import {ExpectedError} from '../../source/errors.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const get = async (directory: string, ...symbols: string[]) => {
	const {context, stdout} = createContext(directory);
	await getCommand({symbols}, context);
	return stdout();
};

test('what is set is written, and get reads it', async t => {
	const directory = await temporaryDirectory(t);
	const {context, stderr} = createContext(directory);
	await setCommand(
		{
			settings: [
				'TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V=y',
				'CONFIG_TERRAFORM_DATACRUNCH_MAX_PRICE=2.50',
			],
		},
		context,
	);
	assert.equal(
		await get(directory, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE', 'TERRAFORM_DATACRUNCH_MAX_PRICE'),
		'1V100.6V\n2.50\n',
	);
	assert.deepEqual(stderr().split('\n').slice(0, 4), [
		' TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS y -> n',
		' TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V n -> y',
		' TERRAFORM_DATACRUNCH_INSTANCE_TYPE H100_OR_LESS -> 1V100.6V',
		' TERRAFORM_DATACRUNCH_MAX_PRICE  -> 2.50',
	]);
});

test('lines that somebody asked to keep stay', async t => {
	const directory = await temporaryDirectory(t);
	const file = join(directory, '.config');
	await setCommand({settings: ['KDEVOPS_HOSTS_PREFIX=a']}, createContext(directory).context);
	const kept = '\n#\n# Kept on request: not in this Kconfig tree\n#\nCONFIG_OLD=y\n';
	await writeFile(file, (await readFile(file, 'utf8')) + kept);
	await setCommand({settings: ['KDEVOPS_HOSTS_PREFIX=b']}, createContext(directory).context);
	const text = await readFile(file, 'utf8');
	assert.match(text, /^CONFIG_KDEVOPS_HOSTS_PREFIX="b"$/m);
	assert.ok(text.endsWith(kept));
});

test('later settings may rest on earlier ones', async t => {
	const directory = await temporaryDirectory(t);
	const settings = ['TERRAFORM_USE_OPENTOFU=y', 'TERRAFORM_BINARY_PATH=/opt/tofu'];
	await setCommand({settings}, createContext(directory).context);
	assert.equal(await get(directory, 'TERRAFORM_BINARY_PATH'), '/opt/tofu\n');
});

for (const [setting, message, hint] of [
	['TERRAFORM_DATACRUNCH_NODES=0', /0 is outside the range 1-100$/, /dcmenu why/],
	['TERRAFORM_BINARY_PATH=/x', /needs TERRAFORM_USE_TERRAFORM=y/, /dcmenu why/],
	[
		'TERRAFORM_DATACRUNCH_INSTANCE_TYPE=1V100.6V',
		/it has no prompt/,
		/dcmenu set TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_6V=y/,
	],
	['TERRAFORM_DATACRUNCH_NODSE=2', /^There is no symbol/, /TERRAFORM_DATACRUNCH_NODES/],
	['TERRAFORM_DATACRUNCH_NODES', /is not SYMBOL=VALUE/, /^/],
] as const) {
	test(`${setting} is refused with its reason, and nothing changes`, async t => {
		const directory = await temporaryDirectory(t);
		const {context} = createContext(directory);
		await setCommand({settings: ['TERRAFORM_DATACRUNCH_NODES=2']}, context);
		const before = await readFile(join(directory, '.config'), 'utf8');
		const settings = ['TERRAFORM_DATACRUNCH_NODES=3', setting];
		await assert.rejects(setCommand({settings}, context), (error: unknown) => {
			assert.ok(error instanceof ExpectedError, String(error));
			assert.match(error.message, message);
			assert.match(error.nextSteps.join('\n'), hint);
			return true;
		});
		assert.equal(await readFile(join(directory, '.config'), 'utf8'), before);
	});
}

test('get answers with one object where JSON is asked for', async t => {
	const {context, stdout} = createContext(await temporaryDirectory(t), {options: {json: true}});
	await getCommand({symbols: ['TERRAFORM', 'TERRAFORM_DATACRUNCH_NODES']}, context);
	assert.deepEqual(JSON.parse(stdout()), {TERRAFORM: 'y', TERRAFORM_DATACRUNCH_NODES: '1'});
});
