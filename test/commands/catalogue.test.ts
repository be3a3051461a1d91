import assert from 'node:assert/strict';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {catalogueCommand} from '../../source/commands/catalogue.ts';
import {getCommand} from '../../source/commands/get.ts';
import {olddefconfigCommand} from '../../source/commands/olddefconfig.ts';
import {setCommand} from '../../source/commands/set.ts';
import type {GlobalOptions} from '../../source/commands/context.ts';
import {ExpectedError, exitStatus} from '../../source/errors.ts';
import {answeringServer, answerJson} from '../helpers/answering-server.ts';
import {createContext} from '../helpers/command-context.ts';
import {copyCheckout} from '../helpers/kdevops-checkout.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const folder = 'Kconfig.datacrunch.d';
const shipped = join(import.meta.dirname, '../..', folder);
const compute = 'Kconfig.compute.generated';

/** A scenario whose catalogue is the shipped one, changed. */
async function changedScenario(
	directory: string,
	change: (text: string) => string,
): Promise<string> {
	const file = join(import.meta.dirname, '../../scenarios/catalogues/2026-09.yaml');
	const catalogue = change(await readFile(file, 'utf8'));
	await writeFile(join(directory, 'catalogue.yaml'), catalogue);
	const scenario = join(directory, 'scenario.yaml');
	await writeFile(scenario, 'about: A later catalogue.\ncatalogue: catalogue.yaml\n');
	return scenario;
}

/** One type gone, one cheaper, one new. */
const later = (text: string): string =>
	text
		.replace(/^ {2}- \{name: 1H100\.80S\.30V.*\n/m, '')
		.replace("price: '0.1900'", "price: '0.1500'")
		.replace(/^ {2}- \{name: 1V100\.6V.*\n/m, line => line + line.replace('1V100.6V', '1V100.8V'));

async function run(
	t: TestContext,
	action: 'update' | 'diff',
	{directory, ...options}: Partial<GlobalOptions> & {directory?: string} = {},
) {
	const where = directory ?? (await temporaryDirectory(t));
	const {context, stdout, stderr} = createContext(where, {options});
	const status = await catalogueCommand({action}, context);
	return {status, stdout: stdout(), stderr: stderr(), directory: where};
}

const get = async (directory: string, symbol: string) => {
	const {context, stdout} = createContext(directory);
	await getCommand({symbols: [symbol]}, context);
	return stdout().trim();
};

test('nothing differs, and nothing is written, where the catalogue is the shipped one', async t => {
	const diff = await run(t, 'diff', {simulate: 'typical'});
	assert.deepEqual(
		[diff.status, diff.stdout, diff.stderr],
		[exitStatus.done, '', 'Nothing came, went or changed.\n'],
	);
	const update = await run(t, 'update', {simulate: 'typical'});
	assert.deepEqual([update.stdout, update.stderr], ['', 'Nothing came, went or changed.\n']);
	assert.ok(!(await readdir(update.directory)).includes(folder));
});

test('diff tells what came, went and changed price, and writes nothing', async t => {
	const directory = await temporaryDirectory(t);
	const simulate = await changedScenario(directory, later);
	const {stdout} = await run(t, 'diff', {directory, simulate});
	assert.deepEqual(stdout.split('\n'), [
		'+ type 1V100.8V  $0.15/h  spot $0.095/h',
		'- type 1H100.80S.30V',
		'~ type 1V100.6V  $0.19/h -> $0.15/h',
		'',
	]);
	assert.ok(!(await readdir(directory)).includes(folder));

	const json = await run(t, 'diff', {directory, simulate, json: true});
	assert.deepEqual(JSON.parse(json.stdout), {
		instance_types: {
			came: [{instance_type: '1V100.8V', price_per_hour: 0.15, spot_price_per_hour: 0.095}],
			went: ['1H100.80S.30V'],
			changed: [
				{
					instance_type: '1V100.6V',
					before: {price_per_hour: 0.19, spot_price_per_hour: 0.095},
					after: {price_per_hour: 0.15, spot_price_per_hour: 0.095},
				},
			],
			retold: [],
		},
		images: {came: [], went: [], retold: []},
		locations: {came: [], went: [], retold: []},
		refused: [],
	});
});

test('what update wrote is what the menu has then, and what the next diff compares with', async t => {
	const directory = await temporaryDirectory(t);
	const simulate = await changedScenario(directory, later);
	const update = await run(t, 'update', {directory, simulate});
	assert.match(update.stderr, new RegExp(`^catalogue written to ${folder}/${compute}$`, 'm'));
	assert.deepEqual(await readdir(join(directory, folder)), [compute]);

	const {context} = createContext(directory);
	await setCommand({settings: ['TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1V100_8V=y']}, context);
	assert.equal(await get(directory, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'), '1V100.8V');
	assert.equal((await run(t, 'diff', {directory, simulate})).stdout, '');
	// Back again: the project has its own, and it is brought to what the shipped one says.
	await run(t, 'update', {directory, simulate: 'typical'});
	assert.equal(
		await readFile(join(directory, folder, compute), 'utf8'),
		await readFile(join(shipped, compute), 'utf8'),
	);
});

test('a kdevops checkout has its own files rewritten, and its configuration stays', async t => {
	const directory = await temporaryDirectory(t);
	await copyCheckout(directory);
	const read = (file: string) => readFile(join(directory, file), 'utf8');
	const symbol = 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE';
	const save = () => olddefconfigCommand({}, createContext(directory).context);
	await setCommand({settings: [`${symbol}_1V100_6V=y`]}, createContext(directory).context);
	const [config, extraVars] = [await read('.config'), await read('.extra_vars_auto.yaml')];

	const kconfigs = 'terraform/datacrunch/kconfigs';
	const {stdout, stderr} = await run(t, 'update', {directory, simulate: 'typical'});
	assert.match(stdout, /^\+ type 1H100\.80S\.30V {2}\$3\.56\/h {2}spot \$1\.78\/h$/m);
	assert.match(stdout, /^~ type 1V100\.6V {2}\? -> \$0\.19\/h {2}spot \? -> \$0\.095\/h$/m);
	assert.deepEqual(stderr.match(/(?<=^catalogue written to ).*/gm), [
		`${kconfigs}/${compute}`,
		`${kconfigs}/Kconfig.images.generated`,
		`${kconfigs}/Kconfig.location.generated`,
	]);
	assert.ok(!(await readdir(directory)).includes(folder));
	assert.equal(
		await read(`${kconfigs}/${compute}`),
		await readFile(join(shipped, compute), 'utf8'),
	);

	await save();
	assert.equal(await read('.extra_vars_auto.yaml'), extraVars);
	const after = new Set((await read('.config')).split('\n'));
	assert.deepEqual(
		config.split('\n').filter(line => !after.has(line)),
		[],
	);
	assert.equal(await get(directory, symbol), '1V100.6V');
});

test('a tree that does not read the fragments is told', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig.datacrunch'), 'config A\n\tbool "A"\n');
	const simulate = await changedScenario(directory, later);
	const {stderr} = await run(t, 'update', {directory, simulate});
	assert.match(
		stderr,
		/^Kconfig\.datacrunch does not source Kconfig\.datacrunch\.d\/.*compute\.generated\.$/m,
	);
});

test('without credentials types are told, and the rest is said not to be known', async t => {
	const {url, received} = await answeringServer(t, ({url: path}, response) => {
		assert.equal(path, '/v1/instance-types');
		answerJson(response, [
			{
				instance_type: '1V100.6V',
				name: 'Tesla V100 16GB',
				price_per_hour: '0.2000',
				spot_price: '0.1000',
				gpu: {number_of_gpus: 1},
			},
		]);
	});
	const {stdout, stderr, status} = await run(t, 'diff', {api: url});
	assert.equal(status, exitStatus.done);
	assert.match(
		stdout,
		/^~ type 1V100\.6V {2}\$0\.19\/h -> \$0\.20\/h {2}spot \$0\.095\/h -> \$0\.10\/h$/m,
	);
	assert.match(stderr, /Images and locations are not known without credentials/);
	assert.equal(received.length, 1);
});

test('an answer without any type is a failure, and leaves everything as it was', async t => {
	const {url} = await answeringServer(t, (_, response) => answerJson(response, []));
	await assert.rejects(run(t, 'update', {api: url}), (error: unknown) => {
		assert.ok(error instanceof ExpectedError);
		assert.equal(error.message, 'The API lists no instance types.');
		assert.equal(error.exitStatus, exitStatus.api);
		return true;
	});
});
