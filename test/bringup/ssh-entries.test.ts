import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {tearDownSession} from '../../source/bringup/session.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

const settings = {KDEVOPS_SSH_CONFIG_UPDATE: 'y', KDEVOPS_SSH_CONFIG_UPDATE_STRICT: 'y'};

const userFileOf = ({places}: Scene): string => path.join(places.homeDirectory, '.ssh/config');

const destroy = async ({options, plan}: Scene) =>
	collect(tearDownSession({keep: false, prefix: plan.prefix, sshConfig: plan.sshConfig}, options));

test('ssh knows the machine by its name from bring-up to destroy', async t => {
	const scene = await setScene(t, 'documented', settings);
	const userFile = userFileOf(scene);
	await mkdir(path.dirname(userFile), {mode: 0o700});
	await writeFile(userFile, 'Host *\n\tUser me\n', {mode: 0o600});
	const [host] = endOf(await collect(scene.bringUp()), 'ready').hosts;
	const said = execFileSync('ssh', ['-T', '-F', userFile, '-G', 'kn1-knlp'], {encoding: 'utf8'});
	assert.match(said, new RegExp(`^hostname ${host?.ip}$`, 'm'));
	assert.match(said, /^user root$/m);
	assert.match(said, new RegExp(`^identityfile ${scene.plan.sshKey.privateKeyFile}$`, 'm'));

	endOf(await destroy(scene), 'destroyed');
	assert.equal(await readFile(userFile, 'utf8'), 'Host *\n\tUser me\n');
	const left = await readdir(path.dirname(userFile));
	assert.deepEqual(
		left.filter(name => name.startsWith('config_') || name.startsWith('known_hosts')),
		[],
	);
});

test('a bring-up that is stopped and taken back is taken out of the ssh configuration', async t => {
	const scene = await setScene(t, 'documented', settings);
	const abort = new AbortController();
	const probeSsh = async (): Promise<boolean> => {
		abort.abort('destroy');
		return false;
	};
	const stopped = scene.bringUp({options: {probeSsh}, signal: abort.signal});
	assert.deepEqual(endOf(await collect(stopped), 'failed').left_behind, []);
	const names = await readdir(path.dirname(userFileOf(scene)));
	assert.ok(
		names.every(name => name.startsWith('kdevops_terraform_')),
		names.join(' '),
	);
});

test('nothing is written where the configuration says no, or nobody has the addresses', async t => {
	const scene = await setScene(t, 'documented', settings);
	const sshConfig = {...scene.plan.sshConfig, update: false};
	await collect(scene.bringUp({plan: {sshConfig}}));
	const simulated = await collect(scene.bringUp({options: {isSimulated: true}}));
	assert.ok(eventsOf(simulated, 'note').some(({text}) => text.includes('~/.ssh/config')));
	const names = await readdir(path.dirname(userFileOf(scene)));
	assert.ok(
		names.every(name => name.startsWith('kdevops_terraform_')),
		names.join(' '),
	);
});

test('a machine that ssh could not be told of is ready all the same', async t => {
	const scene = await setScene(t, 'documented', settings);
	await mkdir(userFileOf(scene), {recursive: true});
	const events = await collect(scene.bringUp());
	assert.equal(endOf(events, 'ready').hosts.length, 1);
	const warnings = eventsOf(events, 'note').filter(({level}) => level === 'warning');
	assert.ok(warnings.some(({text}) => text.includes(userFileOf(scene))));
	endOf(await destroy(scene), 'destroyed');
});
