import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {appendFile, readFile, readdir, stat, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {openUnsavedEdits, takeLeftEdits} from '../../source/machine/unsaved-edits.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const module = join(import.meta.dirname, '../../source/machine/unsaved-edits.ts');

/** Another process that keeps edits and stays, until it is killed. */
async function writer(
	t: TestContext,
	directory: string,
	edits: string,
): Promise<() => Promise<void>> {
	const script = `
		import {openUnsavedEdits} from ${JSON.stringify(module)};
		const unsaved = openUnsavedEdits(${JSON.stringify(directory)}, '/p/.config', () => 5000);
		${edits}
		console.log('kept');
		setInterval(() => undefined, 1000);`;
	const words = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', script];
	const child = spawn(process.execPath, words, {stdio: ['ignore', 'pipe', 'inherit']});
	t.after(() => child.kill('SIGKILL'));
	await once(child.stdout, 'data');
	return async () => {
		child.kill('SIGKILL');
		await once(child, 'exit');
	};
}

test('what a killed process edited is there for the next one, and for one alone', async t => {
	const directory = await temporaryDirectory(t);
	const kill = await writer(
		t,
		directory,
		`unsaved.keep([['A', 'y'], ['B', 'text']], 'A: n to y');
		unsaved.keep([['A', null]], 'A: reset');`,
	);
	assert.equal(takeLeftEdits(directory, '/p/.config'), undefined, 'it still runs');
	await kill();

	assert.equal(takeLeftEdits(directory, '/p/other'), undefined);
	const left = takeLeftEdits(directory, '/p/.config');
	assert.deepEqual(left?.edits, [
		['B', 'text'],
		['A', null],
	]);
	assert.deepEqual(left.steps, ['A: n to y', 'A: reset']);
	assert.equal(left.at, 5000);
	assert.equal(takeLeftEdits(directory, '/p/.config'), undefined, 'it is taken');
	left.forget();
	assert.deepEqual(await readdir(directory), []);
});

test('half a line of a crash costs that line alone', async t => {
	const directory = await temporaryDirectory(t);
	const kill = await writer(t, directory, `unsaved.keep([['A', 'y']], 'A: n to y');`);
	await kill();
	const [name] = await readdir(directory);
	await appendFile(join(directory, name!), '{"type":"edits","at":6000,"wh');
	assert.deepEqual(takeLeftEdits(directory, '/p/.config')?.edits, [['A', 'y']]);
	// The process that took it has ended as well.
	const taken = join(directory, (await readdir(directory))[0]!);
	const text = await readFile(taken, 'utf8');
	await writeFile(taken, text.replaceAll(/"pid":\d+/g, '"pid":999999999'));
	assert.deepEqual(takeLeftEdits(directory, '/p/.config')?.edits, [['A', 'y']]);
});

test('a process makes a file of its own with the first edit, and nobody else reads it', async t => {
	const directory = join(await temporaryDirectory(t), 'state');
	const unsaved = openUnsavedEdits(directory, '/p/.config');
	unsaved.forget();
	await assert.rejects(readdir(directory), {code: 'ENOENT'});
	unsaved.keep([['A', 'y']], 'A: n to y');
	const [name] = await readdir(directory);
	assert.equal((await stat(join(directory, name!))).mode & 0o777, 0o600);
	assert.equal(takeLeftEdits(directory, '/p/.config'), undefined, 'it is still edited');
	unsaved.forget();
	assert.deepEqual(await readdir(directory), []);
});

test('the file stays short, however much is edited', async t => {
	const directory = await temporaryDirectory(t);
	const unsaved = openUnsavedEdits(directory, '/p/.config');
	for (let number = 0; number < 5000; number++) {
		unsaved.keep([['A', String(number)]], `A: ${number}`);
	}

	const [name] = await readdir(directory);
	assert.ok((await stat(join(directory, name!))).size < 100_000);
});

test('another computer of the same home is left alone for an hour', async t => {
	const directory = await temporaryDirectory(t);
	const at = 1_000_000;
	const owner = {host: 'elsewhere.example', pid: 1, birth: 'x', at};
	const lines = [
		{type: 'owner', config: '/p/.config', owner},
		{type: 'edits', at, what: 'A', edits: [['A', 'y']]},
	];
	const text = lines.map(line => `${JSON.stringify(line)}\n`).join('');
	await writeFile(join(directory, 'unsaved-1-1.jsonl'), text);
	assert.equal(takeLeftEdits(directory, '/p/.config', at + 60_000), undefined);
	const left = takeLeftEdits(directory, '/p/.config', at + 61 * 60 * 1000);
	assert.deepEqual(left?.steps, ['A']);
});

test('a place that cannot be read is an expected error', async t => {
	const file = join(await temporaryDirectory(t), 'file');
	await writeFile(file, '');
	assert.throws(() => takeLeftEdits(file, '/p/.config'), {
		name: 'ExpectedError',
		message: /^Could not look for unsaved edits in /,
	});
	assert.throws(() => openUnsavedEdits(file, '/p/.config').keep([['A', 'y']], 'A'), {
		name: 'ExpectedError',
	});
});

test('a damaged file keeps nobody from starting', async t => {
	const directory = await temporaryDirectory(t);
	const owner = {host: hostname(), pid: 999_999_999, at: 1};
	const good = {type: 'edits', at: 1000, what: 'A', edits: [['A', 'y']]};
	const lines = [
		null,
		[],
		'text',
		{type: 'owner', config: '/p/.config'},
		{type: 'owner', config: '/p/.config', owner: {...owner, pid: 'one'}},
		{type: 'owner', config: '/p/.config', owner},
		{type: 'edits', at: 1000, what: 'A'},
		{type: 'edits', at: 1000, what: 'A', edits: [['A', 1]]},
		{type: 'edits', at: 1000, what: 'A', edits: ['A']},
		{type: 'later', edits: 1},
		good,
	];
	const text = lines.map(line => `${JSON.stringify(line)}\n`).join('');
	await writeFile(join(directory, 'unsaved-1.jsonl'), `\u0000\n${text}`);
	assert.deepEqual(takeLeftEdits(directory, '/p/.config')?.edits, [['A', 'y']]);
});
