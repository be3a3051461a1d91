import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {commentOf} from '../../source/config/defconfig-comment.ts';
import {printMinimalConfig} from '../../source/config/defconfig.ts';
import {printDotconfig} from '../../source/config/dotconfig.ts';
import {printExtraVars} from '../../source/config/extra-vars.ts';
import {glibcRandom} from '../../source/config/glibc-random.ts';
import {
	evenProbabilities,
	setAllNew,
	setRandomly,
	type UserValues,
} from '../../source/config/presets.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import type {KconfigTree} from '../../source/kconfig/menu-tree.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const top = join(import.meta.dirname, '..', '..');
const source = readFileSync(join(top, 'Kconfig.datacrunch'), 'utf8');
const env = {
	KDEVOPS_HOSTS_PREFIX: 'kn1',
	KNLP: '1',
	KEEP: '1',
	TOPDIR_PATH_SHA256SUM: '0123abcd',
	TOPDIR_PATH_MD5SUM: '4567cdef',
};
const folder = 'Kconfig.datacrunch.d';
const fragments = Object.fromEntries(
	readdirSync(join(top, folder)).map(name => [
		`${folder}/${name}`,
		readFileSync(join(top, folder, name), 'utf8'),
	]),
);
const tree = treeOf(source, env, fragments);
const plainTree = treeOf(source, {}, fragments);

/** What the names of the shipped configurations promise. */
const promised: Record<string, string> = {
	'datacrunch-4x-b200': '4B200.120V',
	'datacrunch-4x-b300': '4B300.120V',
	'datacrunch-4x-h100-pytorch': '4H100.80S.176V',
	'datacrunch-a100': '1A100.40S.22V',
	'datacrunch-a100-40-or-less': 'A100_40_OR_LESS',
	'datacrunch-a100-80-or-less': 'A100_80_OR_LESS',
	'datacrunch-b200-or-less': 'B200_OR_LESS',
	'datacrunch-b300': '1B300.30V',
	'datacrunch-b300-or-less': 'B300_OR_LESS',
	'datacrunch-h100-pytorch': 'ANY_1H100',
	'datacrunch-h100-pytorch-or-less': 'H100_OR_LESS',
	'datacrunch-v100': '1V100.6V',
};

const shipped = (name: string) => readFileSync(join(top, 'defconfigs', name), 'utf8');
const valueOf = (tree: KconfigTree, config: string, name: string) =>
	evaluateConfig(tree, config).text(tree.symbols.get(name)!);

test('the shipped configurations are these', () => {
	assert.deepEqual(readdirSync(join(top, 'defconfigs')).sort(), Object.keys(promised));
});

for (const [name, type] of Object.entries(promised)) {
	test(`${name} loads whole, asks for ${type}, and survives being saved`, () => {
		const config = shipped(name);
		const evaluation = evaluateConfig(plainTree, config);
		const [comment, ...lines] = config.trimEnd().split('\n');
		assert.equal(evaluation.userValues.size, lines.length);
		assert.equal(`# ${commentOf(config)}`, comment);
		assert.equal(valueOf(plainTree, config, 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'), type);
		for (const [symbol, value] of evaluation.userValues)
			assert.equal(evaluation.text(symbol), value, symbol.name);

		const saved = printMinimalConfig(evaluation);
		assert.equal(printMinimalConfig(evaluateConfig(plainTree, saved)), saved);
		assert.equal(printDotconfig(evaluateConfig(plainTree, saved)), printDotconfig(evaluation));
	});

	test(`${name} gives the bytes that C gives`, () => {
		const evaluation = evaluateConfig(tree, shipped(name));
		assert.equal(
			printDotconfig(evaluation),
			readFixture('config', 'datacrunch', `${name}.expected`),
		);
	});
}

test('the extra vars are those that kdevops reads', () => {
	assert.equal(
		printExtraVars(evaluateConfig(tree, shipped('datacrunch-h100-pytorch-or-less'))),
		[
			'---',
			'terraform_use_terraform: False',
			'terraform_use_opentofu: False',
			'terraform_datacrunch_instance_type: "H100_OR_LESS"',
			'terraform_datacrunch_location: "AUTO"',
			'terraform_datacrunch_image: "ubuntu-24.04-cuda-12.8-open-docker"',
			'terraform_datacrunch_ssh_key_name: "kdevops-datacrunch-4567cdef"',
			'',
			'kdevops_hosts_prefix: "kn1"',
			'kdevops_host_prefix: "kn1"',
			'kdevops_ssh_config_prefix: "~/.ssh/config_kdevops_"',
			'',
		].join('\n'),
	);
});

test('every member of a choice that stands for a text gives it, by the naming rule', () => {
	for (const prefix of ['INSTANCE_TYPE', 'LOCATION', 'IMAGE', 'MARKET']) {
		const text = `TERRAFORM_DATACRUNCH_${prefix}`;
		const members = [...plainTree.symbols.values()].filter(
			({name, choice}) => choice && name?.startsWith(`${text}_`),
		);
		assert.ok(members.length >= 3, prefix);
		for (const {name} of members) {
			const value = valueOf(plainTree, `CONFIG_${name}=y\n`, text);
			assert.equal(name, `${text}_${value.toUpperCase().replaceAll(/[^A-Z\d]/g, '_')}`);
		}
	}
});

test('the instance type is found under Terraform, DataCrunch, Compute', () => {
	const titles = [];
	const member = plainTree.symbols.get('TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1H100_80S_30V');
	for (let node = member?.nodes[0]; node; node = node.parent) titles.unshift(node.prompt?.text);
	assert.deepEqual(titles, [
		'DataCrunch GPU configuration',
		'Terraform',
		'DataCrunch',
		'Compute',
		'DataCrunch instance type',
		'1H100.80S.30V - $3.56/hr',
	]);
});

test('the command line sets defaults through the environment, and needs none of it', () => {
	const config = shipped('datacrunch-h100-pytorch');
	for (const [name, given, plain] of [
		['KDEVOPS_HOSTS_PREFIX', 'kn1', 'kdevops'],
		['KDEVOPS_WORKFLOW_NAME', 'knlp', 'fstests'],
		['TERRAFORM_DATACRUNCH_KEEP_VOLUMES', 'y', 'n'],
	] as const) {
		assert.equal(valueOf(tree, config, name), given);
		assert.equal(valueOf(plainTree, config, name), plain);
	}
});

// The C program does not know `output yaml`, which changes nothing in `.config`.
const cConf = process.env['DCMENU_C_CONF'];
const skip = cConf === undefined && 'DCMENU_C_CONF names no C conf';
const modes: Record<string, () => UserValues> = {
	'--alldefconfig': () => new Map(),
	'--allyesconfig': () => setAllNew(tree, new Map(), 'y'),
	'--allmodconfig': () => setAllNew(tree, new Map(), 'm'),
	'--allnoconfig': () => setAllNew(tree, new Map(), 'n'),
	'--randconfig': () => setRandomly(tree, new Map(), evenProbabilities, glibcRandom(7)),
};

for (const [mode, values] of Object.entries(modes)) {
	test(`${mode} of the shipped tree gives the bytes of C conf`, {skip}, async t => {
		const expected = runConf(await temporaryDirectory(t), [mode]);
		assert.equal(printDotconfig(evaluate(tree, values())), expected);
	});
}

function runConf(directory: string, options: readonly string[]): string {
	mkdirSync(join(directory, folder));
	for (const [file, text] of Object.entries({Kconfig: source, ...fragments}))
		writeFileSync(join(directory, file), text.replaceAll('\toutput yaml\n', ''));
	const {status, stderr} = spawnSync(cConf ?? '', [...options, 'Kconfig'], {
		cwd: directory,
		env: {...env, KCONFIG_SEED: '7'},
		encoding: 'utf8',
	});
	assert.equal(status, 0, stderr);
	return readFileSync(join(directory, '.config'), 'utf8');
}
