import assert from 'node:assert/strict';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {loadTree} from '../../source/config/load-tree.ts';
import {describeDiagnostic} from '../../source/kconfig/diagnostics.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const {PATH} = process.env;

const valueFrom = async (directory: string, kconfig: string, env: Record<string, string> = {}) => {
	await writeFile(join(directory, 'Kconfig'), kconfig);
	const {tree} = loadTree({directory, kconfigFile: 'Kconfig', env: {PATH, ...env}});
	return evaluate(tree, new Map()).text(tree.symbols.get('S')!);
};

test('commands are run by the shell, in the directory, with the environment', async t => {
	const directory = await temporaryDirectory(t);
	const kconfig = 'config S\n\tstring\n\tdefault "$(shell,pwd; echo $GREETING; exit 3)"\n';
	assert.equal(await valueFrom(directory, kconfig, {GREETING: 'hello'}), `${directory} hello`);
});

test('a command may make the file that is sourced next', async t => {
	const directory = await temporaryDirectory(t);
	const kconfig =
		'$(shell,printf \'config S\\n\\tstring\\n\\tdefault "made"\\n\' > made)\nsource "made"\n';
	assert.equal(await valueFrom(directory, kconfig), 'made');
});

test("as much of an output counts as fits into C's buffer", async t => {
	const directory = await temporaryDirectory(t);
	const kconfig = 'config S\n\tstring\n\tdefault "$(shell,printf %0100000d 1)"\n';
	assert.equal((await valueFrom(directory, kconfig)).length, 4095);
});

test('a file that is not in the directory is looked for in $srctree', async t => {
	const directory = await temporaryDirectory(t);
	const tree = await temporaryDirectory(t);
	await mkdir(join(tree, 'sub'));
	await writeFile(join(tree, 'sub', 'Kconfig'), 'config S\n\tstring\n\tdefault "from srctree"\n');
	assert.equal(
		await valueFrom(directory, 'source "sub/Kconfig"\n', {srctree: tree}),
		'from srctree',
	);
});

test('the checksums of the path come from the directory, unless the environment has them', async t => {
	const directory = await temporaryDirectory(t);
	const kconfig = 'config S\n\tstring\n\tdefault "$(TOPDIR_PATH_SHA256SUM)"\n';
	const fromShell = 'config S\n\tstring\n\tdefault "$(shell,pwd | sha256sum | head -c 8)"\n';
	assert.equal(await valueFrom(directory, kconfig), await valueFrom(directory, fromShell));
	assert.equal(await valueFrom(directory, kconfig, {TOPDIR_PATH_SHA256SUM: 'given'}), 'given');
});

test('the key name is made from the path of the checkout, wherever in it one is', async t => {
	const checkout = await temporaryDirectory(t);
	const directory = join(checkout, 'a', 'b');
	await mkdir(directory, {recursive: true});
	await mkdir(join(checkout, '.git'));
	const kconfig = 'config S\n\tstring\n\tdefault "$(TOPDIR_PATH_MD5SUM)"\n';
	const fromShell = `config S\n\tstring\n\tdefault "$(shell,printf %s ${checkout} | md5sum | head -c 8)"\n`;
	assert.equal(await valueFrom(directory, kconfig), await valueFrom(directory, fromShell));
});

test('what is wrong with a tree is told with its file and line', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig'), 'config A\n\tbool "A"\n\tnonsense\n');
	const {diagnostics} = loadTree({directory, kconfigFile: 'Kconfig', env: {PATH}});
	assert.match(diagnostics.map(describeDiagnostic).join('\n'), /^Kconfig:3:/m);
});

test('the commands that ran are known', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig'), 'x := $(shell,echo $KEEP > seen)\n');
	const {commands} = loadTree({directory, kconfigFile: 'Kconfig', env: {PATH, KEEP: '1'}});
	assert.deepEqual(commands, ['echo $KEEP > seen']);
	assert.equal(await readFile(join(directory, 'seen'), 'utf8'), '1\n');
});

test('what is generated from the catalogue is sourced from the project, $srctree, or the shipped files', async t => {
	const directory = await temporaryDirectory(t);
	const tree = await temporaryDirectory(t);
	const file = 'Kconfig.datacrunch.d/Kconfig.location.generated';
	const kconfig = `source "${file}"\nconfig S\n\tstring\n\tdefault TERRAFORM_DATACRUNCH_LOCATION\n`;
	const put = async (place: string, value: string) => {
		await mkdir(join(place, 'Kconfig.datacrunch.d'));
		const text = `config TERRAFORM_DATACRUNCH_LOCATION\n\tstring\n\tdefault "${value}"\n`;
		await writeFile(join(place, file), text);
	};
	const env = {srctree: tree};
	assert.equal(await valueFrom(directory, kconfig, env), 'AUTO');
	await put(tree, 'TREE');
	assert.equal(await valueFrom(directory, kconfig, env), 'TREE');
	await put(directory, 'OWN');
	assert.equal(await valueFrom(directory, kconfig, env), 'OWN');

	const other = kconfig.replace('location', 'nonsense');
	await writeFile(join(directory, 'Kconfig'), other);
	const {diagnostics} = loadTree({directory, kconfigFile: 'Kconfig', env: {PATH}});
	assert.match(describeDiagnostic(diagnostics[0]!), /can't open file "Kconfig\.datacrunch\.d/);
});
