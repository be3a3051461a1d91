import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import type {Deadline} from '../../source/bringup/deadline.ts';
import type {ProjectStatus} from '../../source/bringup/status.ts';
import {errorCode} from '../../source/machine/text-file.ts';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import {billOf} from '../kill/account.ts';

type Status = ProjectStatus & {readonly deadline?: Deadline};

/** A machine that is to live for so many hours, at `speed` times the time of a wall clock. */
async function bringUp(t: TestContext, hours: number, speed: number): Promise<Project> {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: String(speed)});
	await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
	const words = ['--simulate=documented', '--plain', '--max-hours', String(hours)];
	const up = await project.run('bringup', ...words);
	assert.equal(up.status, 0, up.stderr);
	const told =
		/Everything is destroyed by itself at .* UTC \(in .*\), by process (?<pid>\d+), whose/.exec(
			up.stdout,
		);
	assert.ok(told, up.stdout);
	killAfter(t, Number(told.groups?.['pid']));
	return project;
}

/** Whatever becomes of the test, no process is left behind. */
function killAfter(t: TestContext, pid: number): void {
	t.after(() => isRunning(pid) && process.kill(pid, 'SIGKILL'));
}

async function statusOf(project: Project): Promise<Status> {
	const {stdout} = await project.run('status', '--simulate', '--json');
	return JSON.parse(stdout) as Status;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
	while (!(await condition())) await delay(50);
}

/** One that has ended may wait for ever for somebody to ask how: containers are full of such. */
function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch (error) {
		if (errorCode(error) === 'ENOENT' && !existsSync('/proc')) return true;
		return false;
	}
}

test('a keeper of its own destroys everything at the deadline, and is gone then', async t => {
	const project = await bringUp(t, 0.5, 200);
	const {deadline} = await statusOf(project);
	assert.ok(deadline?.pid);
	await until(async () => !isRunning(deadline.pid ?? 0));
	assert.equal((await billOf(project)).per_hour, 0);
	const status = await statusOf(project);
	assert.deepEqual([status.instances, status.deadline], [[], undefined]);
	const log = await readFile(deadline.log ?? '', 'utf8');
	assert.match(log, /Deleted: kdevops-fstests\.\n[^]*Everything is destroyed\.\n$/);
});

test('destroy ends the keeper', async t => {
	const project = await bringUp(t, 1000, 200);
	const {deadline} = await statusOf(project);
	assert.equal((await project.run('destroy', '--simulate')).status, 0);
	await until(async () => !isRunning(deadline?.pid ?? 0));
	assert.equal((await statusOf(project)).deadline, undefined);
});

test('a keeper that died is told of, and can be started again', async t => {
	const project = await bringUp(t, 1000, 200);
	const {deadline} = await statusOf(project);
	process.kill(deadline?.pid ?? 0, 'SIGKILL');
	await until(async () => (await statusOf(project)).deadline?.pid === null);
	const told =
		/the process that does it is gone: nothing ends the bill\. Start it again: dcmenu keeper/;
	assert.match((await project.run('status', '--simulate')).stdout, told);
	assert.match((await project.run('bringup', '--simulate', '--plain')).stderr, told);
	const started = await project.run('keeper', '--simulate');
	assert.match(started.stdout, /by process \d+/);
	const {pid} = (await statusOf(project)).deadline ?? {};
	assert.ok(pid);
	killAfter(t, pid);
	assert.notEqual(pid, deadline?.pid);
});

test('a later bring-up moves the deadline, with the same keeper', async t => {
	const project = await bringUp(t, 1000, 200);
	const {deadline} = await statusOf(project);
	const again = await project.run('bringup', '--simulate', '--plain', '--max-hours', '2000');
	assert.equal(again.status, 0);
	const moved = (await statusOf(project)).deadline;
	assert.equal(moved?.pid, deadline?.pid);
	assert.ok(Date.parse(moved?.at ?? '') > Date.parse(deadline?.at ?? '') + 900 * 3_600_000);
});

test('where nothing was made there is no deadline, and nothing to keep', async t => {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '200'});
	await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
	const words = ['--simulate=sold-out', '--plain', '--max-hours', '1'];
	assert.equal((await project.run('bringup', ...words)).status, 5);
	assert.equal((await statusOf(project)).deadline, undefined);
	const {status, stderr} = await project.run('keeper', '--simulate');
	assert.equal(status, 1);
	assert.match(stderr, /no deadline/);
});
