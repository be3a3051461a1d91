import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFile, readdir, rm, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {ensureSshKey, samePublicKey, type SshKeyOptions} from '../../source/machine/ssh-keys.ts';
import {runProcess} from '../../source/machine/run-process.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function optionsFor(t: TestContext, name: string): Promise<SshKeyOptions> {
	const privateKeyFile = path.join(await temporaryDirectory(t), '.ssh', name);
	return {
		privateKeyFile,
		publicKeyFile: `${privateKeyFile}.pub`,
		generate: true,
		overwrite: true,
		emptyPassphrase: true,
		inUse: false,
		comment: 'a@b',
	};
}

test('ssh-keygen makes a pair that belongs together', async t => {
	const options = await optionsFor(t, 'kdevops_terraform_01234567');
	const {publicKey, made} = await ensureSshKey(options, runProcess);
	assert.equal(made, 'generated');
	const derived = execFileSync('ssh-keygen', ['-y', '-f', options.privateKeyFile], {
		encoding: 'utf8',
	});
	assert.ok(samePublicKey(publicKey, derived));
	assert.equal((await stat(options.privateKeyFile)).mode & 0o777, 0o600);
	const files = await readdir(path.dirname(options.privateKeyFile));
	assert.deepEqual(files.sort(), ['kdevops_terraform_01234567', 'kdevops_terraform_01234567.pub']);
});

test('OVERWRITE replaces the key unless a machine uses it', async t => {
	const options = await optionsFor(t, 'kdevops_terraform_01234567');
	const first = await ensureSshKey(options, runProcess);
	const used = await ensureSshKey({...options, inUse: true}, runProcess);
	assert.deepEqual(used, {publicKey: first.publicKey, made: 'present'});
	const second = await ensureSshKey(options, runProcess);
	assert.equal(second.made, 'replaced');
	assert.ok(!samePublicKey(first.publicKey, second.publicKey));
});

test("OVERWRITE never reaches a person's own key", async t => {
	const options = await optionsFor(t, 'id_ed25519');
	await ensureSshKey(options, runProcess);
	const before = await readFile(options.privateKeyFile, 'utf8');
	assert.equal((await ensureSshKey(options, runProcess)).made, 'present');
	assert.equal(await readFile(options.privateKeyFile, 'utf8'), before);
});

test('a missing public half is derived', async t => {
	const options = {...(await optionsFor(t, 'kdevops_terraform_0')), overwrite: false};
	const {publicKey} = await ensureSshKey(options, runProcess);
	await rm(options.publicKeyFile);
	const again = await ensureSshKey(options, runProcess);
	assert.ok(samePublicKey(again.publicKey, publicKey));
	assert.ok(samePublicKey(await readFile(options.publicKeyFile, 'utf8'), publicKey));
});

test('a public key alone is used as it is', async t => {
	const options = {...(await optionsFor(t, 'kdevops_terraform_0')), overwrite: false};
	await ensureSshKey(options, runProcess);
	await rm(options.privateKeyFile);
	assert.equal((await ensureSshKey(options, runProcess)).made, 'present');
});

test('without GENKEY a missing key is an error that names the file', async t => {
	const options = {...(await optionsFor(t, 'mine')), generate: false};
	await assert.rejects(ensureSshKey(options, runProcess), {
		name: 'ExpectedError',
		message: /mine\.pub/,
	});
});

test('with a passphrase the command to run is named', async t => {
	const options = {...(await optionsFor(t, 'mine')), emptyPassphrase: false};
	await assert.rejects(ensureSshKey(options, runProcess), (error: {nextSteps?: string[]}) =>
		Boolean(error.nextSteps?.some(step => step.includes('ssh-keygen'))),
	);
});

test('a failing ssh-keygen leaves the old pair whole', async t => {
	const options = await optionsFor(t, 'kdevops_terraform_0');
	const {publicKey} = await ensureSshKey(options, runProcess);
	const failing = path.join(await temporaryDirectory(t), 'ssh-keygen');
	await writeFile(failing, '#!/bin/sh\necho no entropy >&2\nexit 1\n', {mode: 0o700});
	await assert.rejects(
		ensureSshKey(options, async (_command, args, signal) => runProcess(failing, args, signal)),
		{message: /no entropy/},
	);
	assert.equal((await readFile(options.publicKeyFile, 'utf8')).trim(), publicKey);
});
