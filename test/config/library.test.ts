import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {promisify} from 'node:util';
import {loadKconfig} from '../../source/config/library.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const root = join(import.meta.dirname, '../..');

const kconfig = `config NETWORK
	bool "Network"

config PORT
	int "Port"
	range 1 65535
	default 80
	depends on NETWORK
`;

test('the examples of the documentation do what they say', async t => {
	const directory = await temporaryDirectory(t);
	await mkdir(join(directory, 'project'));
	await writeFile(join(directory, 'project/Kconfig'), kconfig);
	await mkdir(join(directory, 'node_modules'));
	await symlink(root, join(directory, 'node_modules/dcmenu'));
	const documentation = await readFile(join(root, 'kconfig.md'), 'utf8');
	const outputs: string[][] = [];
	for (const [, example = ''] of documentation.matchAll(/```js\n(.*?)```/gs)) {
		await writeFile(join(directory, 'example.mjs'), example);
		const {stdout} = await promisify(execFile)(process.execPath, ['example.mjs'], {cwd: directory});
		outputs.push(stdout.split('\n'));
	}
	const [first, second, ...others] = outputs;
	assert.deepEqual(others, []);
	assert.deepEqual(second, [
		'PORT 8080 undefined',
		'NETWORK=n (Kconfig:1): can be changed: Network',
		'NETWORK n y',
		'PORT 0 8080',
		'NETWORK n y',
		'PORT undefined 8080',
		'',
	]);
	assert.deepEqual(first, [
		'PORT 80 -> 8080',
		'99999 is outside the range 1-65535',
		'NETWORK y -> n',
		'PORT 8080 -> undefined',
		'PORT hidden',
		'NETWORK n -> y',
		'PORT undefined -> 8080',
		'PORT shown',
		'8080',
		'PORT',
		'#',
		'# Automatically generated file; DO NOT EDIT.',
		'# Main menu',
		'#',
		'CONFIG_NETWORK=y',
		'CONFIG_PORT=8080',
		'',
		'',
	]);
});

test('the library comes without screens and network', async () => {
	const loaded = ['kconfig.js'];
	for (const file of loaded) {
		const text = await readFile(join(root, 'build', file), 'utf8');
		for (const [, chunk] of text.matchAll(/from "\.\/([\w.-]+)"/g)) {
			if (chunk !== undefined && !loaded.includes(chunk)) loaded.push(chunk);
		}
		assert.doesNotMatch(text, /from "(node:)?(net|http|https|react|ink)"/);
		assert.doesNotMatch(text, /react-reconciler|yoga/);
	}
});

test('what others observe ends when they say so', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig'), kconfig);
	await writeFile(join(directory, '.config'), 'CONFIG_NETWORK=y\nCONFIG_PORT=x\n');
	const loaded = loadKconfig('Kconfig', {directory, env: {}});
	assert.deepEqual(loaded.diagnostics, []);
	assert.equal(loaded.configureFrom('nowhere'), undefined);
	const read = loaded.configureFrom('.config');
	assert.equal(read?.diagnostics[0]?.message, "symbol value 'x' invalid for PORT");

	const {configuration} = loaded.configure();
	const seen: (string | undefined)[] = [];
	const stop = configuration.observe(({changes}) => {
		seen.push(...changes.map(({symbol}) => symbol.name));
	});
	assert.equal(configuration.get('PORT'), undefined);
	assert.equal(configuration.undo(), false);
	configuration.set('NETWORK', 'y');
	configuration.reset('NETWORK');
	stop();
	configuration.set('NETWORK', 'y');
	assert.deepEqual(seen, ['NETWORK', 'PORT', 'NETWORK', 'PORT']);
	assert.equal(configuration.explain('PORT').originText, 'default at Kconfig:7');
	assert.equal(configuration.printMinimal(), 'CONFIG_NETWORK=y\n');
	configuration.undo();
	const [plan] = configuration.plans('PORT').plans;
	assert.ok(plan);
	configuration.apply(plan);
	assert.equal(configuration.get('PORT'), '80');
	assert.deepEqual(configuration.plans('PORT').plans, []);
	assert.deepEqual(configuration.plans('PORT', 'many').plans, []);
	configuration.undo();
	assert.equal(configuration.get('NETWORK'), 'n');
	assert.throws(() => configuration.get('NOWHERE'), RangeError);
});
