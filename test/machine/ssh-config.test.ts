import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
	chmod,
	mkdir,
	readFile,
	readdir,
	readlink,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {
	removeSshHosts,
	sshConfigFiles,
	writeSshHosts,
	type SshConfigFiles,
} from '../../source/machine/ssh-config.ts';
import type {SshHost} from '../../source/machine/ssh-hosts.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const login = {user: 'root', privateKeyFile: '/keys/kdevops_terraform_01234567', strict: true};

const knlp: SshHost = {name: 'kn1-knlp', ip: '203.0.113.10', id: 'id-1'};

const filesIn = (home: string, checksum = '01234567'): SshConfigFiles =>
	sshConfigFiles(path.join(home, '.ssh/config'), path.join(home, '.ssh/config_kdevops_'), checksum);

/** A home with a configuration of its owner's in it. */
async function homeWith(t: TestContext, text: string, mode = 0o640): Promise<string> {
	const home = await temporaryDirectory(t);
	await mkdir(path.join(home, '.ssh'), {mode: 0o700});
	await writeFile(path.join(home, '.ssh/config'), text);
	await chmod(path.join(home, '.ssh/config'), mode);
	return home;
}

/** What the real ssh makes of a host, by keyword in lower case. */
function askSsh({userFile}: SshConfigFiles, host: string): Map<string, string> {
	const said = execFileSync('ssh', ['-T', '-F', userFile, '-G', host], {encoding: 'utf8'});
	return new Map(
		said.split('\n').map(line => [line.split(' ', 1)[0] ?? '', line.replace(/^\S+ /, '')]),
	);
}

const theirs = 'Host *\n    User me\r\n\tServerAliveInterval 60\n# no newline at the end';

test('ssh NAME reaches the machine, and ssh ADDRESS does with the same settings', async t => {
	const files = filesIn(await homeWith(t, theirs));
	await writeSshHosts(files, [knlp], login, true);
	for (const name of ['kn1-knlp', '203.0.113.10']) {
		const settings = askSsh(files, name);
		assert.equal(settings.get('hostname'), '203.0.113.10');
		assert.equal(settings.get('user'), 'root');
		assert.equal(settings.get('identityfile'), login.privateKeyFile);
		assert.equal(settings.get('userknownhostsfile'), files.knownHostsFile);
		assert.equal(settings.get('hostkeyalias'), 'id-1');
		assert.equal(settings.get('stricthostkeychecking'), 'false');
		assert.equal(settings.get('serveraliveinterval'), '60');
	}

	assert.equal(askSsh(files, 'elsewhere').get('user'), 'me');
});

test("without strict settings, host keys are checked as the user's ssh checks them", async t => {
	const files = filesIn(await homeWith(t, theirs));
	await writeSshHosts(files, [knlp], {...login, strict: false}, false);
	assert.equal(askSsh(files, 'kn1-knlp').get('stricthostkeychecking'), 'ask');
	assert.equal(askSsh(files, 'kn1-knlp').get('identitiesonly'), 'no');
});

test("the user's file is kept byte for byte, with its mode, and given back", async t => {
	const home = await homeWith(t, theirs);
	const files = filesIn(home);
	await writeSshHosts(files, [knlp], login, true);
	await writeSshHosts(files, [{...knlp, ip: '203.0.113.11'}], login, true);
	const changed = await readFile(files.userFile, 'utf8');
	assert.ok(changed.endsWith(theirs));
	assert.equal(changed.split('Include').length, 2);
	assert.equal((await stat(files.userFile)).mode & 0o777, 0o640);
	assert.equal(await readFile(`${files.userFile}.before-dcmenu`, 'utf8'), theirs);
	assert.deepEqual(await removeSshHosts(files), [files.hostsFile, files.userFile]);
	assert.equal(await readFile(files.userFile, 'utf8'), theirs);
	assert.equal((await stat(files.userFile)).mode & 0o777, 0o640);
	assert.deepEqual((await readdir(path.join(home, '.ssh'))).sort(), [
		'config',
		'config.before-dcmenu',
	]);
	assert.deepEqual(await removeSshHosts(files), []);
});

test('without a configuration one is made, for its owner alone, and is gone afterwards', async t => {
	const home = await temporaryDirectory(t);
	const files = filesIn(home);
	await writeSshHosts(files, [knlp], login, true);
	assert.equal((await stat(path.dirname(files.userFile))).mode & 0o777, 0o700);
	for (const file of [files.userFile, files.hostsFile]) {
		assert.equal((await stat(file)).mode & 0o777, 0o600);
	}

	assert.equal(askSsh(files, 'kn1-knlp').get('hostname'), '203.0.113.10');
	await removeSshHosts(files);
	assert.deepEqual(await readdir(path.dirname(files.userFile)), []);
});

test('a link to a configuration kept elsewhere stays a link', async t => {
	const home = await temporaryDirectory(t);
	const real = path.join(home, 'dotfiles');
	await mkdir(path.join(home, '.ssh'));
	await writeFile(real, theirs);
	const files = filesIn(home);
	await symlink('../dotfiles', files.userFile);
	await writeSshHosts(files, [knlp], login, false);
	assert.equal(await readlink(files.userFile), '../dotfiles');
	assert.equal(askSsh(files, 'kn1-knlp').get('user'), 'root');
	await removeSshHosts(files);
	assert.equal(await readlink(files.userFile), '../dotfiles');
	assert.equal(await readFile(real, 'utf8'), theirs);
});

test('entries that others wrote into our file stay, and keep it included', async t => {
	const files = filesIn(await homeWith(t, theirs));
	const others = 'Host other\n\tUser somebody\n';
	await writeFile(files.hostsFile, others);
	await writeSshHosts(files, [knlp], login, false);
	assert.equal(askSsh(files, 'other').get('user'), 'somebody');
	await removeSshHosts(files);
	assert.equal(await readFile(files.hostsFile, 'utf8'), others);
	assert.equal(askSsh(files, 'other').get('user'), 'somebody');
});

test('the host key of a machine that is gone is forgotten, and that of one that stays is not', async t => {
	const files = filesIn(await homeWith(t, theirs));
	const other: SshHost = {name: 'kn1-knlp-2', ip: '203.0.113.12', id: 'id-2'};
	await writeSshHosts(files, [knlp, other], login, false);
	await writeFile(files.knownHostsFile, 'id-1 ssh-ed25519 AAAA\nid-2 ssh-ed25519 BBBB\n');
	// Another machine has the address of the first now.
	await writeSshHosts(files, [{...knlp, id: 'id-3'}, other], login, false);
	assert.equal(await readFile(files.knownHostsFile, 'utf8'), 'id-2 ssh-ed25519 BBBB\n');
	await removeSshHosts(files);
	await assert.rejects(stat(files.knownHostsFile), {code: 'ENOENT'});
});

test('two projects at the same time lose nothing of each other', async t => {
	const home = await homeWith(t, theirs);
	const one = filesIn(home, '00000001');
	const two = filesIn(home, '00000002');
	const host = (name: string): SshHost[] => [{...knlp, name}];
	await Promise.all([
		writeSshHosts(one, host('kn1-knlp'), login, true),
		writeSshHosts(two, host('kn2-knlp'), login, true),
	]);
	for (const name of ['kn1-knlp', 'kn2-knlp']) assert.equal(askSsh(one, name).get('user'), 'root');
	await Promise.all([removeSshHosts(one), writeSshHosts(two, host('kn2-knlp'), login, true)]);
	assert.equal(askSsh(one, 'kn1-knlp').get('user'), 'me');
	assert.equal(askSsh(one, 'kn2-knlp').get('user'), 'root');
	await removeSshHosts(two);
	assert.equal(await readFile(one.userFile, 'utf8'), theirs);
});

test('paths with spaces and percent signs are read as they are', async t => {
	const home = path.join(await temporaryDirectory(t), 'a home 100%d');
	const files = filesIn(home);
	const privateKeyFile = path.join(home, '.ssh/a key');
	await writeSshHosts(files, [knlp], {...login, privateKeyFile}, false);
	assert.equal(
		askSsh(files, 'kn1-knlp').get('identityfile')?.replaceAll('%%', '%'),
		privateKeyFile,
	);
});
