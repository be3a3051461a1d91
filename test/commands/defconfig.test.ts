import assert from 'node:assert/strict';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {defconfigCommand} from '../../source/commands/defconfig.ts';
import {ExpectedError, exitStatus} from '../../source/errors.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const readConfig = async (directory: string) => readFile(join(directory, '.config'), 'utf8');

test('a shipped one becomes .config, with the variables as defaults', async t => {
	const directory = await temporaryDirectory(t);
	const {context, stdout, stderr} = createContext(directory);
	const name = 'datacrunch-h100-pytorch-or-less';
	const variables = ['KDEVOPS_HOSTS_PREFIX=kn1', 'KNLP=1', 'KEEP=1'];
	assert.equal(await defconfigCommand({name, variables}, context), exitStatus.done);

	const config = await readConfig(directory);
	for (const line of [
		'CONFIG_TERRAFORM_DATACRUNCH_INSTANCE_TYPE="H100_OR_LESS"',
		'CONFIG_KDEVOPS_HOSTS_PREFIX="kn1"',
		'CONFIG_KDEVOPS_WORKFLOW_NAME="knlp"',
		'CONFIG_TERRAFORM_DATACRUNCH_KEEP_VOLUMES=y',
	]) {
		assert.ok(config.split('\n').includes(line), line);
	}

	const extraVars = await readFile(join(directory, '.extra_vars_auto.yaml'), 'utf8');
	assert.match(extraVars, /^terraform_datacrunch_instance_type: "H100_OR_LESS"$/m);
	assert.equal(stdout(), '');
	assert.equal(
		stderr(),
		'configuration written to .config\nconfiguration written to .extra_vars_auto.yaml\n',
	);
});

test('with --json the files written are the answer', async t => {
	const directory = await temporaryDirectory(t);
	const {context, stdout} = createContext(directory, {options: {json: true}});
	await defconfigCommand({name: 'datacrunch-v100', variables: []}, context);
	assert.deepEqual(JSON.parse(stdout()), {written: ['.config', '.extra_vars_auto.yaml']});
});

test("the project's own goes before the shipped one; a prefix and a path are understood", async t => {
	const directory = await temporaryDirectory(t);
	await mkdir(join(directory, 'defconfigs'));
	const nodes = (count: number) => `CONFIG_TERRAFORM_DATACRUNCH_NODES=${count}\n`;
	await writeFile(join(directory, 'defconfigs', 'datacrunch-v100'), nodes(2));
	await writeFile(join(directory, 'mine'), nodes(3));
	for (const [name, count] of [
		['datacrunch-v100', 2],
		['defconfig-datacrunch-v100', 2],
		['mine', 3],
		[join(directory, 'mine'), 3],
	] as const) {
		await defconfigCommand({name, variables: []}, createContext(directory).context);
		assert.ok((await readConfig(directory)).includes(nodes(count)), name);
	}
});

test('a line that cannot be read is told with its place, and the rest is taken', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'mine'), 'what?\nCONFIG_TERRAFORM_DATACRUNCH_NODES=3\n');
	const {context, stderr} = createContext(directory);
	await defconfigCommand({name: 'mine', variables: []}, context);
	assert.match(stderr(), /^mine:1:warning: unexpected data: what\?$/m);
	assert.match(await readConfig(directory), /^CONFIG_TERRAFORM_DATACRUNCH_NODES=3$/m);
});

const refusal = async (
	promise: Promise<unknown>,
): Promise<Pick<ExpectedError, 'message' | 'nextSteps' | 'exitStatus'>> => {
	const error = await promise.then(
		() => assert.fail('it was not refused'),
		(error: unknown) => error,
	);
	assert.ok(error instanceof ExpectedError, String(error));
	return error;
};

test('a name that is not there is answered with the near ones', async t => {
	const directory = await temporaryDirectory(t);
	const name = 'datacrunch-h100-pytorch-or-les';
	const error = await refusal(
		defconfigCommand({name, variables: []}, createContext(directory).context),
	);
	assert.equal(error.message, `There is no defconfig "${name}".`);
	assert.equal(
		error.nextSteps[0],
		'Did you mean: dcmenu defconfig datacrunch-h100-pytorch-or-less',
	);
});

test('a variable that the tree does not read is refused, and nothing is written', async t => {
	const directory = await temporaryDirectory(t);
	const {context} = createContext(directory);
	const error = await refusal(
		defconfigCommand({name: 'datacrunch-v100', variables: ['KDEVOPS_HOSTS_PREFX=a']}, context),
	);
	assert.match(error.message, /^KDEVOPS_HOSTS_PREFX sets nothing/);
	assert.deepEqual(error.nextSteps, ['Did you mean: KDEVOPS_HOSTS_PREFIX']);
	assert.equal(error.exitStatus, exitStatus.usage);
	await assert.rejects(readConfig(directory), {code: 'ENOENT'});
});

test('a word that is no KEY=VALUE is refused', async t => {
	const {context} = createContext(await temporaryDirectory(t));
	const error = await refusal(
		defconfigCommand({name: 'datacrunch-v100', variables: ['KNLP']}, context),
	);
	assert.equal(error.exitStatus, exitStatus.usage);
});

test('a variable that only a command of the tree reads is known', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(
		join(directory, 'Kconfig.datacrunch'),
		'config S\n\tstring\n\tdefault "$(shell,echo $DECLARED_HOSTS)"\n',
	);
	await writeFile(join(directory, 'empty'), '');
	const {context} = createContext(directory);
	await defconfigCommand({name: 'empty', variables: ['DECLARED_HOSTS=h1 h2']}, context);
	assert.match(await readConfig(directory), /^CONFIG_S="h1 h2"$/m);
});

test("errors of the tree are told with C's file and line", async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig.datacrunch'), 'config A\n\tbool "A"\n\tnonsense\n');
	const {context} = createContext(directory);
	const error = await refusal(defconfigCommand({name: 'datacrunch-v100', variables: []}, context));
	assert.match(error.message, /^Kconfig\.datacrunch:3:/);
});
