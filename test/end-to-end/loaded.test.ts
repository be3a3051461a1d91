import assert from 'node:assert/strict';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';

// What is not loaded takes no time. None of this is worth a clock in a test: npm run bench:ui has the times.

const hook = path.join(import.meta.dirname, '../fixtures/loaded/tell-loaded.cjs');

/** How a package or a module of Node's is known among what was loaded. */
const parts = {
	react: /react\.transitional\.element/,
	ink: /ink-root/,
	yoga: /YGNode|loadYoga/,
	commander: /commander\.unknownOption/,
	yaml: /YAMLParseError/,
	conf: /electron-store|dot-prop/,
	ofetch: /FetchError/,
	grpc: /application\/grpc/,
	protobuf: /BinaryReader/,
	emoji: /RGI_Emoji/,
};

type Loaded = {
	readonly packages: readonly string[];
	readonly own: readonly string[];
	readonly files: readonly string[];
	/** Of the files, those that an earlier start had compiled. */
	readonly kept: readonly string[];
};

async function loadedBy(project: Project): Promise<Loaded> {
	const text = await readFile(path.join(project.directory, 'loaded.json'), 'utf8');
	const loaded = JSON.parse(text) as Omit<Loaded, 'packages'>;
	return {...loaded, packages: await packagesIn(loaded.files)};
}

async function packagesIn(files: readonly string[]): Promise<readonly string[]> {
	const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
	return Object.entries(parts)
		.filter(([, pattern]) => texts.some(text => pattern.test(text)))
		.map(([name]) => name);
}

test('they are known by what is looked for', async () => {
	const build = path.join(import.meta.dirname, '../../build');
	const chunks = (await readdir(build)).filter(name => name.endsWith('.cjs'));
	const packages = await packagesIn(chunks.map(name => path.join(build, name)));
	assert.deepEqual(packages, Object.keys(parts));
});

test('the second start runs what the first one compiled, screens and all', async t => {
	const project = await newProject(t, {
		NODE_OPTIONS: `--require=${hook}`,
		LOADED: 'loaded.json',
		NODE_COMPILE_CACHE: '',
	});
	const start = async (): Promise<Loaded> => {
		const terminal = project.open([]);
		await terminal.waitFor('No .config yet');
		terminal.press('j');
		await terminal.waitFor('>2');
		terminal.press('q');
		await terminal.exit;
		return loadedBy(project);
	};

	const first = await start();
	assert.deepEqual(first.kept, []);
	const second = await start();
	assert.ok(second.files.length > 20, second.files.join('\n'));
	assert.deepEqual(second.kept, second.files);

	// Another command takes what it has in common with them.
	await project.run('get', 'TERRAFORM');
	const other = await loadedBy(project);
	assert.ok(other.kept.length > 5);
	assert.ok(other.kept.length < other.files.length);
	await project.run('get', 'TERRAFORM');
	const again = await loadedBy(project);
	assert.deepEqual(again.kept, again.files);
});

test('conf, which sets flags of V8’s, has a cache, too', async t => {
	const project = await newProject(t, {
		NODE_OPTIONS: `--require=${hook}`,
		LOADED: 'loaded.json',
		NODE_COMPILE_CACHE: '',
	});
	await writeFile(path.join(project.directory, 'Kconfig'), 'config A\n\tbool "a"\n');
	for (const expected of [false, true]) {
		const {status, stderr} = await project.run('conf', '--olddefconfig', 'Kconfig');
		assert.equal(status, 0, stderr);
		const {files, kept} = await loadedBy(project);
		assert.ok(files.length > 5);
		assert.equal(kept.length === files.length, expected);
	}
});

const network = new Set(['http', 'http2', 'https', 'tls', 'internal/deps/undici/undici']);

test('the first frame needs no package and no network, and the others no more than Ink', async t => {
	const project = await newProject(t, {NODE_OPTIONS: `--require=${hook}`, LOADED: 'loaded.json'});
	await project.run('olddefconfig');
	const terminal = project.open([]);
	await terminal.waitFor('Terraform');
	const {packages, own} = await loadedBy(project);
	assert.deepEqual(packages, []);
	assert.deepEqual(
		own.filter(name => network.has(name)),
		[],
	);
	// Ink takes over what is on the screen.
	terminal.press('1');
	await terminal.waitFor('one row up');
	terminal.press('q');
	await terminal.waitFor('Enter open');
	terminal.press('q');
	await terminal.exit;
	assert.deepEqual((await loadedBy(project)).packages, ['react', 'ink', 'yoga']);
});

test('a command without screens parses its words, and draws nothing', async t => {
	const project = await newProject(t, {NODE_OPTIONS: `--require=${hook}`, LOADED: 'loaded.json'});
	const {stdout} = await project.run('get', 'TERRAFORM');
	assert.equal(stdout, 'y\n');
	const {packages, own} = await loadedBy(project);
	assert.deepEqual(packages, ['commander']);
	const needless = new Set([...network, 'child_process', 'crypto']);
	assert.deepEqual(
		own.filter(name => needless.has(name)),
		[],
	);
});
