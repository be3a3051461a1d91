import assert from 'node:assert/strict';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {suite, test} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import {copyCheckout, withoutMake} from '../helpers/kdevops-checkout.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const ctrlC = '\u0003';

const sizes = [
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 40, rows: 12},
] as const;

/** A project whose first start goes to the menu. */
async function configured(
	t: Parameters<typeof newProject>[0],
	variables: Readonly<Record<string, string>> = {},
): Promise<Project> {
	const project = await newProject(t, variables);
	const {status, stderr} = await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
	assert.equal(status, 0, stderr);
	return project;
}

async function bringUp(terminal: TestTerminal): Promise<void> {
	// Before there is an answer the key works, too; the question says what it knows.
	await terminal.waitFor(/q quit|s q/);
	terminal.press('!');
	await terminal.waitFor(/y (?:bring it up|try it now)/);
	terminal.press('y');
	await terminal.waitFor(/^ bring up {2}/);
}

/** Shows a file until Enter is pressed, and hears Ctrl-C. */
const pager = `
	import {readFileSync} from 'node:fs';
	process.on('SIGINT', () => console.log('the pager was interrupted'));
	console.log(readFileSync(process.argv[2], 'utf8'));
	process.stdin.once('data', () => process.exit());
`;

async function logsOf(project: Project): Promise<string[]> {
	const states = join(project.env['XDG_STATE_HOME']!, 'dcmenu');
	const files = await readdir(states, {recursive: true});
	const logs = files.filter(file => file.endsWith('.log'));
	return Promise.all(logs.map(file => readFile(join(states, file), 'utf8')));
}

suite('a bring-up on the screen', {concurrency: 3}, () => {
	for (const size of sizes) {
		test(`left running and come back to at ${size.columns}x${size.rows}`, async t => {
			const project = await configured(t);
			const terminal = project.open(['--simulate=documented'], size);
			await bringUp(terminal);
			await terminal.waitFor(/provisioning/, 20_000);
			terminal.press('z');
			await terminal.waitFor(screen => /! .*\d\d:\d\d/.test(screen[0]!));
			terminal.press('j');
			terminal.press('!');
			await terminal.waitFor(/^ bring up {2}/);
			terminal.press('z');
			await terminal.waitFor(screen => /! bring up: ready in/.test(screen[0]!), 40_000);
			terminal.press('!');
			await terminal.waitFor(/^ bring up {2}ready in/);
			terminal.press('q');
			assert.equal((await terminal.exit).code, 0);
			assert.match(terminal.screen().join('\n'), /^ {2}ssh /m);
			assert.match(terminal.screen().join('\n'), /The log is in/);
		});
	}

	test('leaving from the menu while it runs asks first', async t => {
		const project = await configured(t);
		const terminal = project.open(['--simulate=documented']);
		await bringUp(terminal);
		await terminal.waitFor(/provisioning/, 20_000);
		terminal.press('z');
		await terminal.waitFor(screen => /! bring up/.test(screen[0]!));
		terminal.press(ctrlC);
		await terminal.waitFor('Stop? ');
		terminal.press('k');
		await terminal.waitFor('stopped after', 20_000);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 130);
	});

	test('a second Ctrl-C is told what it risks, and a third one leaves', async t => {
		const project = await configured(t);
		const terminal = project.open(['--simulate=documented']);
		await bringUp(terminal);
		await terminal.waitFor(/provisioning/, 20_000);
		terminal.press(ctrlC);
		await terminal.waitFor('Stop?');
		terminal.press('d');
		await terminal.waitFor(/^ bring up {2}destroying/);
		terminal.press(ctrlC);
		const asked = await terminal.waitFor('Leave before it is done?');
		assert.match(asked.join(' '), /what is not deleted yet may\s+go on billing/);
		terminal.press(ctrlC);
		assert.equal((await terminal.exit).code, 130);
	});

	for (const [name, code] of [
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const) {
		test(`${name} leaves the machine, the terminal as it was, and says what bills`, async t => {
			const project = await configured(t);
			const terminal = project.open(['--simulate=documented']);
			await bringUp(terminal);
			await terminal.waitFor(/provisioning/, 20_000);
			terminal.kill(name);
			assert.equal((await terminal.exit).code, code);
			assert.ok(!terminal.isAlternate());
			const screen = terminal.screen().join('\n');
			assert.match(screen, /^ {2}\S+: left while it was being made\.$/m);
			assert.match(screen, /^ {2}To end it: dcmenu destroy$/m);
			assert.match(screen, /^ {2}The log is in \//m);
			const {stdout} = await project.run('status', '--simulate');
			assert.match(stdout, /provisioning/);
		});
	}

	test('the log in the pager, and back', async t => {
		const project = await configured(t, {PAGER: `${process.execPath} pager.mjs`});
		await writeFile(join(project.directory, 'pager.mjs'), pager);
		const terminal = project.open(['--simulate=documented']);
		await bringUp(terminal);
		await terminal.waitFor('Attempt 1:', 20_000);
		terminal.press('l');
		await terminal.waitFor(/^\d{4}-\d\d-\d\dT\S+Z Selected: /);
		// Ctrl-C is the pager's.
		terminal.press(ctrlC);
		await terminal.waitFor('the pager was interrupted');
		terminal.press('\r');
		await terminal.waitFor(/^ bring up {2}/);
		await terminal.waitFor('ready in', 30_000);
		terminal.press('s');
		await terminal.waitFor("A simulated machine's address belongs to nobody");
		terminal.press('q');
		await terminal.waitFor('ready in');
		terminal.press('q');
		assert.equal((await terminal.exit).code, 0);
	});
});

test(
	'100,000 lines: all in the file, keys are heard, and memory stays',
	{skip: withoutMake},
	async t => {
		const project = await newProject(t, {BURST: '100000'});
		await copyCheckout(project.directory);
		const {status, stderr} = await project.run(
			'defconfig',
			'datacrunch-h100-pytorch-or-less',
			'KNLP=1',
		);
		assert.equal(status, 0, stderr);
		const terminal = project.open(['--simulate=documented']);
		await bringUp(terminal);
		await terminal.waitFor(/task \d+ of a burst|ready in/, 60_000);
		terminal.press('z');
		await terminal.waitFor(screen => screen[0]!.includes('! bring up'));
		terminal.press('!');
		await terminal.waitFor(/^ bring up {2}/);
		const ended = await terminal.waitFor('bring up  ready in', 60_000);
		assert.ok(ended.some(line => line.startsWith('  ssh ')));
		terminal.press('/task 99999');
		await terminal.waitFor(/^>task 99999 of/);
		terminal.press('\r');
		// What memory has not is read from the file: searched as well as scrolled.
		terminal.press('/\u0015task 17 of a burst');
		await terminal.waitFor(/^>task 17 of/);
		terminal.press('\r');
		terminal.press('N');
		await terminal.waitFor(/^>task 17 of/);
		terminal.press('/\u0015no such text');
		await terminal.waitFor('no such text is not in the log');
		terminal.press(ctrlC);
		terminal.press('g');
		await terminal.waitFor(/^ {2}ssh /);
		terminal.press(' ');
		await terminal.waitFor(/^ *Checking tier group:/);
		const memory = await readFile(`/proc/${terminal.pid}/status`, 'utf8');
		const kilobytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(memory)![1]);
		const bytes = kilobytes * 1024;
		t.diagnostic(`at most ${Math.round(bytes / 1e6)} MB`);
		// 60 of them are Node's own program, as far as it was needed.
		assert.ok(bytes < 150e6, `${bytes} bytes`);
		terminal.press('G');
		terminal.press('q');
		assert.equal((await terminal.exit).code, 0);

		const [log = ''] = await logsOf(project);
		const tasks = [...log.matchAll(/^\S+ task (\d+) of a burst/gm)].map(match => Number(match[1]));
		assert.equal(tasks.length, 100_000);
		assert.ok(tasks.every((task, index) => task === index + 1));
	},
);
