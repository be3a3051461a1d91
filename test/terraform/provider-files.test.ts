import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {
	installedProvider,
	installProvider,
	providerPlaces,
	uninstallProvider,
} from '../../source/terraform/provider-files.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const linux = {platform: 'linux', arch: 'x64'} as const;
const program = {node: process.execPath, script: import.meta.filename};

test('the executables lie where Terraform and OpenTofu look, also on other computers', () => {
	const {executables} = providerPlaces('/home/me', '/state', linux);
	assert.deepEqual(executables, [
		'/home/me/.terraform.d/plugins/registry.terraform.io/linux-kdevops/datacrunch/0.0.3/linux_amd64/terraform-provider-datacrunch_v0.0.3',
		'/home/me/.terraform.d/plugins/registry.opentofu.org/linux-kdevops/datacrunch/0.0.3/linux_amd64/terraform-provider-datacrunch_v0.0.3',
	]);
	const mac = providerPlaces('/Users/me', '/state', {platform: 'darwin', arch: 'arm64'});
	assert.match(mac.executables[0] ?? '', /\/darwin_arm64\//);
});

test('lock files hold the checksum of the executable: it is the same for ever and everywhere', async t => {
	const home = await temporaryDirectory(t);
	const places = providerPlaces(home, path.join(home, 'state'), linux);
	await installProvider(places, program);
	for (const executable of places.executables) {
		assert.equal((await stat(executable)).mode & 0o777, 0o755);
		const sum = createHash('sha256').update(await readFile(executable));
		assert.equal(
			sum.digest('hex'),
			'c6b2aed7d276a4c441ddfb551a0a7205b1864abf0c642f348aff868e7c0940e9',
		);
		assert.deepEqual(await readdir(path.dirname(executable)), [path.basename(executable)]);
	}
});

test('installing twice changes nothing, and uninstalling leaves nothing but what was there', async t => {
	const home = await temporaryDirectory(t);
	const places = providerPlaces(home, path.join(home, 'state'), linux);
	assert.equal((await installProvider(places, program)).length, 3);
	assert.deepEqual(await installProvider(places, program), []);
	const other = path.join(home, '.terraform.d/plugins/registry.terraform.io/other');
	await writeFile(other, '');
	assert.equal((await uninstallProvider(places)).length, 3);
	assert.deepEqual(await uninstallProvider(places), []);
	assert.deepEqual(await readdir(path.join(home, '.terraform.d/plugins')), [
		'registry.terraform.io',
	]);
	assert.deepEqual(await readdir(path.dirname(other)), ['other']);
});

test('what an install starts may have gone since', async t => {
	const home = await temporaryDirectory(t);
	const places = providerPlaces(home, path.join(home, 'state'), linux);
	assert.deepEqual(await installedProvider(places), {
		executables: [],
		program: undefined,
		starts: false,
	});
	await installProvider(places, program);
	const {executables} = places;
	assert.deepEqual(await installedProvider(places), {executables, program, starts: true});
	const moved = {...program, script: path.join(home, 'moved.js')};
	assert.deepEqual(await installProvider(places, moved), [places.startFile]);
	assert.deepEqual(await installedProvider(places), {executables, program: moved, starts: false});
});
