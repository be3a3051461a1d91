import assert from 'node:assert/strict';
import {copyFile, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {olddefconfigCommand, rewriteTristatesCommand} from '../../source/commands/olddefconfig.ts';
import {presetCommand, type Preset} from '../../source/commands/preset.ts';
import {savedefconfigCommand} from '../../source/commands/savedefconfig.ts';
import {createContext} from '../helpers/command-context.ts';
import {fixtures, readFixture} from '../helpers/fixture-tree.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const everything = join(fixtures, 'config', 'everything', 'Kconfig');
const expected = (name: string) => readFixture('config', 'everything', `${name}.expected`);
const contextIn = (directory: string, env: Record<string, string> = {}) =>
	createContext(directory, {env: {FLAVOUR: 'vanilla', ...env}, options: {kconfig: everything}});
const readConfig = async (directory: string) => readFile(join(directory, '.config'), 'utf8');
const useFixture = async (directory: string) =>
	copyFile(join(fixtures, 'config', 'everything', 'config'), join(directory, '.config'));

for (const preset of ['alldefconfig', 'allyesconfig', 'allmodconfig', 'allnoconfig'] as const) {
	test(`${preset} writes C's bytes`, async t => {
		const directory = await temporaryDirectory(t);
		await presetCommand({preset}, contextIn(directory).context);
		assert.equal(await readConfig(directory), expected(preset));
	});
}

test('randconfig takes its seed and its probabilities from the environment', async t => {
	const directory = await temporaryDirectory(t);
	const env = {KCONFIG_SEED: '0x77', KCONFIG_PROBABILITY: '10:60:30'};
	const {context, stderr} = contextIn(directory, env);
	await presetCommand({preset: 'randconfig'}, context);
	assert.equal(await readConfig(directory), expected('randconfig-probability'));
	assert.match(stderr(), /^KCONFIG_SEED=0x77$/m);
});

test('randconfig without a seed says the one it took, and gives the same again with it', async t => {
	const directory = await temporaryDirectory(t);
	const {context, stderr} = contextIn(directory);
	await presetCommand({preset: 'randconfig'}, context);
	const config = await readConfig(directory);
	const KCONFIG_SEED = /^KCONFIG_SEED=(\w+)$/m.exec(stderr())?.[1] ?? '';
	await presetCommand({preset: 'randconfig'}, contextIn(directory, {KCONFIG_SEED}).context);
	assert.equal(await readConfig(directory), config);
});

test("what KCONFIG_ALLCONFIG fixes holds, by its name or by the preset's", async t => {
	for (const [file, KCONFIG_ALLCONFIG] of [
		['fixed', 'fixed'],
		['allno.config', '1'],
		['all.config', ''],
	] as const) {
		const directory = await temporaryDirectory(t);
		await writeFile(join(directory, file), 'CONFIG_BOOL_NO=y\n');
		const {context} = contextIn(directory, {KCONFIG_ALLCONFIG});
		await presetCommand({preset: 'allnoconfig'}, context);
		const config = await readConfig(directory);
		assert.match(config, /^CONFIG_BOOL_NO=y$/m);
		assert.match(config, /^# CONFIG_BOOL_YES is not set$/m);
	}
});

test('KCONFIG_ALLCONFIG without a file is an error', async t => {
	const {context} = contextIn(await temporaryDirectory(t), {KCONFIG_ALLCONFIG: '1'});
	const preset: Preset = 'allyesconfig';
	await assert.rejects(presetCommand({preset}, context), {
		message: 'KCONFIG_ALLCONFIG is set, but there is no allyes.config or all.config.',
	});
});

test("olddefconfig makes of a configuration what C makes of it, with C's warnings", async t => {
	const directory = await temporaryDirectory(t);
	await useFixture(directory);
	const {context, stderr} = contextIn(directory);
	await olddefconfigCommand({}, context);
	assert.equal(await readConfig(directory), expected('olddefconfig'));
	assert.ok(stderr().startsWith(readFixture('config', 'everything', 'olddefconfig.stderr')));
});

for (const mode of ['yes2modconfig', 'mod2yesconfig', 'mod2noconfig'] as const) {
	test(`${mode} writes C's bytes`, async t => {
		const directory = await temporaryDirectory(t);
		await useFixture(directory);
		await rewriteTristatesCommand({mode}, contextIn(directory).context);
		assert.equal(await readConfig(directory), expected(mode));
	});
}

test("savedefconfig writes C's bytes, to `defconfig` or where it is told", async t => {
	const directory = await temporaryDirectory(t);
	await useFixture(directory);
	await savedefconfigCommand({}, contextIn(directory).context);
	await savedefconfigCommand({file: 'some/where'}, contextIn(directory).context);
	for (const file of ['defconfig', 'some/where'])
		assert.equal(await readFile(join(directory, file), 'utf8'), expected('savedefconfig'));
});
