import assert from 'node:assert/strict';
import {tmpdir} from 'node:os';
import {test, type TestContext} from 'node:test';
import {openTerminal, type TestTerminal} from './terminal.ts';

const run = (t: TestContext, script: string): TestTerminal =>
	openTerminal(t, process.execPath, ['--eval', script], {
		columns: 40,
		rows: 5,
		directory: tmpdir(),
		env: {},
	});

test('shows what a person would see, not what was written', async t => {
	const terminal = run(t, String.raw`process.stdout.write('one\ntwo\x1b[1;1HONE\x1b[31m!')`);
	assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
	assert.deepEqual(terminal.screen(), ['ONE!', 'two', '', '', '']);
	assert.match(terminal.output(), /^one/);
});

test('the program has a terminal: keys, size and resizing arrive', async t => {
	const terminal = run(
		t,
		`process.stdin.setRawMode(true).on('data', key => {
			console.log('key ' + key);
			if (String(key) === 'q') process.exit(3);
		});
		const size = () => console.log(process.stdout.getWindowSize().join('x'));
		process.stdout.on('resize', size);
		size();`,
	);
	await terminal.waitFor('40x5');
	terminal.press('a');
	await terminal.waitFor(/^key a$/);
	terminal.resize(50, 6);
	await terminal.waitFor('50x6');
	assert.equal(terminal.screen().length, 6);
	terminal.press('q');
	assert.equal((await terminal.exit).code, 3);
});

test('the alternate screen', async t => {
	const terminal = run(
		t,
		String.raw`process.stdout.write('below\x1b[?1049habove'); setTimeout(() => {}, 1e6)`,
	);
	await terminal.waitFor('above');
	assert.ok(terminal.isAlternate());
	terminal.kill('SIGTERM');
	assert.equal((await terminal.exit).signal, 15);
});

test('waiting ends with the program, and says what was on the screen', async t => {
	const terminal = run(t, `console.log('that is all')`);
	await assert.rejects(terminal.waitFor('more'), /more: the program has ended.*\nthat is all/s);
});
