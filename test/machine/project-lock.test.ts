import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {test} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import {lockProject} from '../../source/machine/project-lock.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** A process that takes the lock, says so, and keeps it until it is killed. */
const holder = `
	import {systemClock} from ${JSON.stringify(import.meta.resolve('../../source/clock.ts'))};
	import {lockProject} from ${JSON.stringify(import.meta.resolve('../../source/machine/project-lock.ts'))};
	await lockProject(process.argv[1], systemClock);
	process.stdout.write('held');
	setInterval(() => {}, 1000);
`;

test('a second process is told the pid of the first, and may when it is killed', async t => {
	const directory = await temporaryDirectory(t);
	const child = spawn(
		process.execPath,
		['--import', 'tsx', '--input-type=module', '-e', holder, directory],
		{stdio: ['ignore', 'pipe', 'inherit']},
	);
	t.after(() => child.kill('SIGKILL'));
	await once(child.stdout, 'data');
	await assert.rejects(lockProject(directory, systemClock), {
		name: 'ExpectedError',
		message: new RegExp(`pid ${child.pid}\\b`),
	});

	child.kill('SIGKILL');
	await once(child, 'exit');
	const lock = await lockProject(directory, systemClock);
	await lock.release();
});

test('a released lock can be taken at once', async t => {
	const directory = await temporaryDirectory(t);
	const first = await lockProject(directory, systemClock);
	await assert.rejects(lockProject(directory, systemClock), {message: /pid/});
	await first.release();
	const second = await lockProject(directory, systemClock);
	await second.release();
});
