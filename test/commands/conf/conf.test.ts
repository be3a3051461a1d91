import assert from 'node:assert/strict';
import {copyFile, mkdir, readdir, readFile, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {test, type TestContext} from 'node:test';
import {confCommand} from '../../../source/commands/conf/conf.ts';
import {createContext} from '../../helpers/command-context.ts';
import {fixtures, readFixture} from '../../helpers/fixture-tree.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

type Options = {
	/** Files of the directory, by name. */
	readonly files?: Readonly<Record<string, string>>;
	readonly env?: Record<string, string>;
	readonly stdin?: string;
};

/** A directory in which `conf` runs as often as the test likes. */
async function newDirectory(t: TestContext, {files = {}, env = {}, stdin = ''}: Options) {
	const directory = await temporaryDirectory(t);
	for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
	return {
		directory,
		read: (file: string) => readFile(join(directory, file), 'utf8'),
		conf: async (...words: string[]) => {
			const {context, stdout, stderr} = createContext(directory, {env});
			const input = Readable.from([Buffer.from(stdin)]) as unknown as NodeJS.ReadStream;
			const status = await confCommand({words}, {...context, stdin: input});
			return {status, stdout: stdout(), stderr: stderr()};
		},
	};
}

const twoBools = 'config A\n\tbool "A"\n\nconfig B\n\tbool "B"\n';
const readIfThere = (topic: string, file: string): string => {
	try {
		return readFixture('conf', topic, file);
	} catch {
		return '';
	}
};

for (const topic of await readdir(join(fixtures, 'conf'))) {
	const files = await readdir(join(fixtures, 'conf', topic));
	for (const mode of files.filter(file => file.endsWith('.expected'))) {
		const name = mode.slice(0, -'.expected'.length);
		test(`${topic}: ${name} asks, says and writes what C does`, async t => {
			const stdin = readFixture('conf', topic, 'answers');
			const {conf, directory, read} = await newDirectory(t, {stdin});
			for (const [from, to] of [
				['Kconfig', 'Kconfig'],
				['config', '.config'],
				['auto.conf', 'include/config/auto.conf'],
			] as const) {
				if (!files.includes(from)) continue;
				await mkdir(join(directory, to, '..'), {recursive: true});
				await copyFile(join(fixtures, 'conf', topic, from), join(directory, to));
			}
			const {status, stdout, stderr} = await conf(`--${name}`, 'Kconfig');
			assert.equal(status, 0);
			assert.equal(stdout, readIfThere(topic, `${name}.stdout`));
			assert.equal(stderr, readIfThere(topic, `${name}.stderr`));
			assert.equal(await read('.config'), readFixture('conf', topic, mode));
		});
	}
}

test('the first configuration comes with what make needs', async t => {
	const {conf, read} = await newDirectory(t, {files: {Kconfig: twoBools}});
	const {status, stdout} = await conf('--allyesconfig', 'Kconfig');
	assert.equal(status, 0);
	assert.equal(stdout, '#\n# configuration written to .config\n#\n');
	assert.match(await read('include/config/auto.conf'), /^CONFIG_A=y$/m);
	assert.match(await read('include/generated/autoconf.h'), /^#define CONFIG_A 1$/m);
	assert.match(await read('include/generated/rustc_cfg'), /^--cfg=CONFIG_A="y"$/m);
	assert.match(await read('include/config/auto.conf.cmd'), /^\tKconfig \\$/m);
	assert.equal(await read('include/config/A'), '');
});

test('syncconfig touches what changed and nothing else', async t => {
	const {conf, directory} = await newDirectory(t, {files: {Kconfig: twoBools}});
	await conf('--allyesconfig', 'Kconfig');
	const touched = async () => {
		const names = ['A', 'B'];
		const times = names.map(
			async name => (await stat(join(directory, 'include/config', name))).mtimeMs,
		);
		const all = await Promise.all(times);
		return names.filter((_, index) => all[index] !== 1000);
	};
	for (const name of ['A', 'B']) await utimes(join(directory, 'include/config', name), 1, 1);
	await writeFile(join(directory, '.config'), 'CONFIG_A=y\n# CONFIG_B is not set\n');
	const {status, stdout} = await conf('--syncconfig', 'Kconfig');
	assert.equal(status, 0);
	assert.equal(stdout, '');
	assert.deepEqual(await touched(), ['B']);
});

test('syncconfig leaves a configuration alone that somebody has to update', async t => {
	const files = {Kconfig: twoBools, '.config': 'CONFIG_A=y\n'};
	const env = {KCONFIG_NOSILENTUPDATE: '1'};
	const {conf, read} = await newDirectory(t, {files, env});
	const {status, stderr} = await conf('--syncconfig', 'Kconfig');
	assert.equal(status, 1);
	assert.equal(stderr, '\n*** The configuration requires explicit update.\n\n');
	assert.equal(await read('.config'), files['.config']);
});

test('a configuration that says the same keeps its time, another one its predecessor', async t => {
	const {conf, directory, read} = await newDirectory(t, {files: {Kconfig: twoBools}});
	await conf('--allnoconfig', 'Kconfig');
	const no = await read('.config');
	await utimes(join(directory, '.config'), 1, 1);
	const same = await conf('--olddefconfig', 'Kconfig');
	assert.equal(same.stdout, '#\n# No change to .config\n#\n');
	assert.equal((await stat(join(directory, '.config'))).mtimeMs, 1000);
	await conf('-s', '--allyesconfig', 'Kconfig');
	assert.equal(await read('.config.old'), no);
	const left = await readdir(directory);
	assert.deepEqual(left.sort(), ['.config', '.config.old', 'Kconfig', 'include']);
});

test('KCONFIG_DEFCONFIG_LIST is looked through for a first configuration', async t => {
	const files = {Kconfig: twoBools, second: 'CONFIG_B=y\n'};
	const env = {KCONFIG_DEFCONFIG_LIST: ' first\tsecond third '};
	const {conf, read} = await newDirectory(t, {files, env});
	const {stdout} = await conf('--olddefconfig', 'Kconfig');
	assert.ok(stdout.startsWith('#\n# using defaults found in second\n#\n'), stdout);
	assert.match(await read('.config'), /^CONFIG_B=y$/m);
});

test('names start as the variable CONFIG_ says, read and written', async t => {
	const files = {Kconfig: twoBools, '.config': 'MY_A=y\nCONFIG_B=y\n'};
	const {conf, read} = await newDirectory(t, {files, env: {CONFIG_: 'MY_'}});
	const {stderr} = await conf('--olddefconfig', 'Kconfig');
	assert.equal(stderr, '.config:2:warning: unexpected data: CONFIG_B=y\n');
	assert.match(await read('.config'), /^MY_A=y\n# MY_B is not set$/m);
	assert.match(await read('include/generated/autoconf.h'), /^#define MY_A 1$/m);
});

test('KCONFIG_WERROR makes errors of warnings', async t => {
	const files = {Kconfig: twoBools, '.config': 'nonsense\n'};
	const {conf, read} = await newDirectory(t, {files, env: {KCONFIG_WERROR: ''}});
	assert.equal((await conf('--olddefconfig', 'Kconfig')).status, 1);
	assert.equal(await read('.config'), 'nonsense\n');
});

test('the tree and the configuration are looked for under srctree too', async t => {
	const source = await newDirectory(t, {
		files: {Kconfig: twoBools, some_defconfig: 'CONFIG_A=y\n'},
	});
	const {conf, read} = await newDirectory(t, {env: {srctree: source.directory}});
	assert.equal((await conf('--defconfig=some_defconfig', 'Kconfig')).status, 0);
	assert.match(await read('.config'), /^CONFIG_A=y$/m);
});

test('bytes that are no UTF-8 stay what they are', async t => {
	const {conf, directory} = await newDirectory(t, {});
	const symbols =
		'config S\n\tstring "\xff"\nconfig T\n\tstring\n\tdefault "$(shell,echo \xfe%s)"\n';
	const kconfig = Buffer.from(`mainmenu "caf\xe9"\n${symbols}`, 'latin1');
	await writeFile(join(directory, 'Kconfig'), kconfig);
	await writeFile(join(directory, '.config'), Buffer.from('CONFIG_S="\xc3\x28"\n', 'latin1'));
	await conf('--olddefconfig', 'Kconfig');
	const written = await readFile(join(directory, '.config'), 'latin1');
	assert.match(written, /^# caf\xe9\n/m);
	assert.match(written, /^CONFIG_S="\xc3\x28"$/m);
	assert.match(written, /^CONFIG_T="\xfe%s"$/m);
});

test('an error in the tree ends it, with what was said before', async t => {
	const files = {Kconfig: '$(info,hello)\nconfig A\n\tnonsense\n'};
	const {conf} = await newDirectory(t, {files});
	const {status, stdout, stderr} = await conf('--olddefconfig', 'Kconfig');
	assert.equal(status, 1);
	assert.equal(stdout, 'hello\n');
	assert.match(stderr, /^Kconfig:3: /);
});

test('what cannot be read or written is said as C says it', async t => {
	const {conf, directory} = await newDirectory(t, {files: {Kconfig: twoBools}});
	assert.deepEqual(await conf('--defconfig=none', 'Kconfig'), {
		status: 1,
		stdout: '',
		stderr: '***\n*** Can\'t find default configuration "none"!\n***\n',
	});
	assert.deepEqual(await conf('--savedefconfig=no/where', 'Kconfig'), {
		status: 1,
		stdout: '',
		stderr: 'n*** Error while saving defconfig to: no/where\n\n',
	});
	await mkdir(join(directory, '.config'));
	assert.deepEqual(await conf('--allnoconfig', 'Kconfig'), {
		status: 1,
		stdout: '',
		stderr: '.config: Is a directory\n\n*** Error during writing of the configuration.\n\n',
	});
});

test('a number that its range forbids is asked for until there are no more answers', async t => {
	const files = {Kconfig: 'config N\n\tint "N"\n\tdefault X\n'};
	const {conf} = await newDirectory(t, {files, stdin: 'a\n'});
	const {status, stdout, stderr} = await conf('--oldconfig', 'Kconfig');
	assert.equal(status, 1);
	assert.match(stdout, /N \(N\) \[X\] \(NEW\) a\nN \(N\) \[X\] \(NEW\) \n$/);
	assert.equal(
		stderr,
		"Kconfig:3:warning: 'N': number is invalid\n" +
			"\nError in reading or end of file.\n\nerror: no value for new symbol 'N' at end of input\n",
	);
});

test('randconfig gives the same for the same seed', async t => {
	const {conf, read} = await newDirectory(t, {
		files: {Kconfig: twoBools},
		env: {KCONFIG_SEED: '7'},
	});
	const {stdout} = await conf('--randconfig', 'Kconfig');
	assert.ok(stdout.startsWith('KCONFIG_SEED=0x7\n'));
	const first = await read('.config');
	await conf('--randconfig', 'Kconfig');
	assert.equal(await read('.config'), first);
});

test('KCONFIG_YAMLCFG gets what the configuration, or the minimal one, has for it', async t => {
	const kconfig =
		'config A\n\tbool "A"\n\toutput yaml\n\nconfig B\n\tint "B"\n\tdefault 3\n\toutput yaml\n';
	const files = {Kconfig: kconfig, '.config': 'CONFIG_A=y\n'};
	const {conf, read} = await newDirectory(t, {files, env: {KCONFIG_YAMLCFG: 'vars.yaml'}});
	const {stdout} = await conf('--olddefconfig', 'Kconfig');
	assert.ok(stdout.endsWith('#\n# yaml configuration written to vars.yaml\n#\n'));
	assert.equal(await read('vars.yaml'), '---\na: True\nb: 3\n');
	await conf('--savedefconfig=minimal', 'Kconfig');
	assert.equal(await read('vars.yaml'), '---\na: True\n');
});
