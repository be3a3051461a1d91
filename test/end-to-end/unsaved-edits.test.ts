import assert from 'node:assert/strict';
import {readdir, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {suite, test, type TestContext} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const escape = '\u001B';

/** A project with a configuration of one saved session, and nothing left to save. */
async function savedProject(t: TestContext): Promise<Project> {
	const project = await newProject(t);
	const {status, stderr} = await project.run('defconfig', 'datacrunch-h100-pytorch');
	assert.equal(status, 0, stderr);
	return project;
}

/** Opens the menu, and sets the prefix of host names to something else. */
async function editPrefix(project: Project, value: string): Promise<TestTerminal> {
	const terminal = project.open(['--simulate']);
	await terminal.waitFor('Top - ');
	await setPrefix(terminal, value);
	return terminal;
}

async function setPrefix(terminal: TestTerminal, value: string): Promise<void> {
	terminal.press('/');
	await terminal.waitFor('find:');
	terminal.press('KDEVOPS_HOSTS_PREFIX');
	await terminal.waitFor(/^> .*KDEVOPS_HOSTS_PREFIX/);
	terminal.press('\r');
	await terminal.waitFor(/^>.*Host|^>.*host/);
	terminal.press(`\r\u0015${value}\r`);
	await terminal.waitFor(`(${value}) `);
}

/** The files of unsaved edits that there are. */
async function leftFiles(project: Project): Promise<string[]> {
	const state = join(project.env['XDG_STATE_HOME']!, 'dcmenu');
	const names = await readdir(state, {recursive: true});
	return names.filter(name => name.includes('unsaved'));
}

suite('what is edited and not saved', {concurrency: 3}, () => {
	test('a dcmenu that was killed: the next one offers its edits, and a save is the end of them', async t => {
		const project = await savedProject(t);
		const before = await project.read('.config');
		const killed = await editPrefix(project, 'mine');
		killed.kill('SIGKILL');
		await killed.exit;
		assert.equal(await project.read('.config'), before);
		assert.equal((await leftFiles(project)).length, 1);

		const terminal = project.open(['--simulate']);
		const asked = await terminal.waitFor('Restore? dcmenu ended before it was saved.');
		assert.match(asked[0]!, /^ 1 edit from \d\d:\d\d was not saved in \.config$/);
		assert.match(asked[2]!, /KDEVOPS_HOSTS_PREFIX {2}"\w+" → "mine"/);
		terminal.press('y');
		await terminal.waitFor('restored what was not saved');
		terminal.press('s');
		await terminal.waitFor('Save .config?');
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		assert.match(await project.read('.config'), /^CONFIG_KDEVOPS_HOSTS_PREFIX="mine"$/m);
		assert.deepEqual(await leftFiles(project), []);
		terminal.press('q');
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
	});

	test('a terminal that is closed, and a dcmenu beside it: nothing mixes', async t => {
		const project = await savedProject(t);
		const closed = await editPrefix(project, 'closed');
		const beside = await editPrefix(project, 'beside');
		closed.kill('SIGHUP');
		assert.deepEqual(await closed.exit, {code: 129, signal: 0});
		assert.equal((await leftFiles(project)).length, 2);

		// The other one goes on, and its edits are nobody else's.
		const next = project.open(['--simulate']);
		const asked = await next.waitFor('Restore?');
		assert.match(asked[2]!, /→ "closed"$/);
		next.press('n');
		await next.waitFor('forgotten: what was not saved is gone');
		next.press('q');
		await next.exit;
		assert.equal((await leftFiles(project)).length, 1);
		beside.press('q');
		await beside.waitFor('n quit without saving');
		beside.press('n');
		await beside.exit;
		assert.deepEqual(await leftFiles(project), []);
	});

	test('quitting without saving touches no file', async t => {
		const project = await savedProject(t);
		const files = ['.config', '.extra_vars_auto.yaml'];
		const long = new Date('2020-01-01T00:00:00Z');
		for (const file of files) await utimes(join(project.directory, file), long, long);
		const names = (await readdir(project.directory)).toSorted();
		const terminal = await editPrefix(project, 'mine');
		// Looked at, and dropped in the end.
		terminal.press('s');
		await terminal.waitFor('Save .config?');
		terminal.press(escape);
		await terminal.waitFor('Top > ');
		terminal.press('q');
		await terminal.waitFor('n quit without saving');
		terminal.press('n');
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
		for (const file of files) {
			assert.deepEqual((await stat(join(project.directory, file))).mtime, long, file);
		}

		assert.deepEqual((await readdir(project.directory)).toSorted(), names);
		assert.deepEqual(await leftFiles(project), []);
	});

	test('a file that somebody else writes meanwhile is merged', async t => {
		const project = await savedProject(t);
		const terminal = await editPrefix(project, 'mine');
		const config = await project.read('.config');
		const theirs = config.replace(/^# (CONFIG_\S*KEEP_VOLUMES) is not set$/m, '$1=y');
		assert.notEqual(theirs, config);
		await writeFile(join(project.directory, '.config'), theirs);
		terminal.press('s');
		await terminal.waitFor('.config was written by somebody else');
		terminal.press('\r');
		await terminal.waitFor('they changed');
		terminal.press('\r');
		await terminal.waitFor('merged with the file on disk');
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		const merged = await project.read('.config');
		assert.match(merged, /^CONFIG_KDEVOPS_HOSTS_PREFIX="mine"$/m);
		assert.match(merged, /KEEP_VOLUMES=y$/m);
		terminal.press('q');
		await terminal.exit;
	});
});
