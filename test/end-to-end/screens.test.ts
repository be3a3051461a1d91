import assert from 'node:assert/strict';
import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {suite, test} from 'node:test';
import {newProject, program} from '../helpers/dcmenu.ts';
import {openTerminal, type TestTerminal} from '../helpers/terminal.ts';

const ctrlC = '\u0003';
const escape = '\u001B';

/** From the picker to the menu with the recommended strategy. */
async function pickRecommended(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('>1 fallback   H100 or less (recommended)');
	terminal.press('\r');
	await terminal.waitFor('Top > Terraform > DataCrunch > Compute');
}

/** From the menu to the machine that is being made. */
async function bringUp(terminal: TestTerminal): Promise<void> {
	terminal.press('!');
	await terminal.waitFor(/y (?:bring it up|try it now)/);
	terminal.press('y');
	await terminal.waitFor(/^ bring up {2}/);
}

// They wait for the simulator most of the time.
suite('the screens in a real terminal', {concurrency: 5}, () => {
	test('from nothing to a machine and back', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);

		const picker = await terminal.waitFor('→ 1A100.40S.22V FIN-01 $1.29/h');
		assert.ok(terminal.isAlternate());
		assert.match(picker[0]!, /^ dcmenu {2}simulator: documented .* cap: \d+s ago$/);
		assert.equal(
			picker[3],
			'>1 fallback   H100 or less (recommended)        ✓ → 1A100.40S.22V FIN-01 $1.29/h',
		);
		assert.match(picker[4]!, /wildcard {3}any single H100 +✗ none now$/);
		await pickRecommended(terminal);
		await terminal.waitFor(
			/^> {5}DataCrunch instance type \(H100 or less\) {2}---> +✓ a100-40 FIN-01 \$1\.29\/h$/,
		);

		terminal.press('/');
		await terminal.waitFor('find:');
		terminal.press('KDEVOPS_HOSTS_PREFIX');
		await terminal.waitFor(/^> .*KDEVOPS_HOSTS_PREFIX/);
		terminal.press('\r');
		await terminal.waitFor('(kdevops) ');
		terminal.press('\r');
		await terminal.waitFor('Enter');
		terminal.press('\u0015kn1\r');
		await terminal.waitFor('(kn1) ');
		terminal.press('s');
		await terminal.waitFor('Save .config?');
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		const written = await project.read('.config');
		assert.match(written, /^CONFIG_KDEVOPS_HOSTS_PREFIX="kn1"$/m);
		assert.match(written, /^CONFIG_TERRAFORM_DATACRUNCH_INSTANCE_TYPE="H100_OR_LESS"$/m);
		assert.match(await project.read('.extra_vars_auto.yaml'), /^kdevops_hosts_prefix: "kn1"$/m);

		await bringUp(terminal);
		await terminal.waitFor(/ h100 ✗✗ {2}a100-80 ✗ {2}a100-40 ✓ FIN-01 {2}rtx-pro-6000/, 20_000);
		await terminal.waitFor(/^ bring up .* \$1\.29\/h {2}\$0\.\d\d so far$/, 20_000);
		const ready = await terminal.waitFor('bring up  ready in', 30_000);
		assert.ok(ready.some(line => /^ {2}kn1 {2}1A100\.40S\.22V {2}FIN-01 {2}[\d.]+$/.test(line)));
		assert.ok(ready.some(line => line.startsWith('  ssh ')));
		assert.ok(ready.some(line => line.includes('Asked for h100-or-less, got a100-40')));
		terminal.press("/Checking tier '");
		await terminal.waitFor("Checking tier 'h100': 1H100.80S.30V, 1H100.80S.32V");
		terminal.press('\rnn');
		const log = await terminal.waitFor(">Checking tier 'a100-40': 1A100.40S.22V");
		assert.ok(log.includes('   Checking 1A100.40S.22V... ✓ AVAILABLE'));
		assert.ok(log.includes(' Selected: 1A100.40S.22V (tier: a100-40)'));
		assert.match(await project.read('hosts'), /^kn1 /m);
		assert.match(
			await project.read('terraform/datacrunch/terraform.tfvars'),
			/^datacrunch_instance_type\s*= "1A100\.40S\.22V"$/m,
		);

		terminal.press('d');
		await terminal.waitFor('Destroy kn1 ($1.29/h)? y destroys, n does not.');
		terminal.press('y');
		await terminal.waitFor('destroy  destroyed in', 30_000);
		terminal.press('q');
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
		assert.ok(!terminal.isAlternate());
		assert.match(terminal.screen()[0]!, /^ {2}Destroyed: kn1\. Spent \$0\.\d\d\.$/);
	});

	test('Ctrl-C while the machine boots: asked, and destroyed', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await pickRecommended(terminal);
		await bringUp(terminal);
		await terminal.waitFor(/provisioning \d/, 20_000);
		terminal.press(ctrlC);
		const asked = await terminal.waitFor('Stop? kdevops ($1.29/h)');
		assert.ok(asked.some(line => line.startsWith('  k  keep it running')));
		terminal.press('d');
		const ended = await terminal.waitFor('bring up  stopped after', 60_000);
		assert.match(ended[0]!, /nothing bills$/);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 130);
	});

	test('Ctrl-C and k: the machine is still there for the next start', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await pickRecommended(terminal);
		await bringUp(terminal);
		await terminal.waitFor(/provisioning \d/, 20_000);
		terminal.press(ctrlC);
		await terminal.waitFor('Stop?');
		terminal.press('k');
		const ended = await terminal.waitFor('bring up  stopped after', 20_000);
		assert.match(ended[0]!, /still bills: \$1\.29\/h$/);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 130);

		const again = project.open(['--simulate=documented']);
		// With its OS volume, once that is there.
		await again.waitFor(/1 up \$1\.(?:29|32)\/h/);
		again.press('q');
		assert.equal((await again.exit).code, 0);
	});

	test('nothing to be had: what was tried, and exit status 5', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=sold-out']);
		await pickRecommended(terminal);
		await bringUp(terminal);
		const ended = await terminal.waitFor('bring up  no capacity after', 20_000);
		assert.ok(ended.some(line => /^ {2}h100 +1H100\.80S\.30V ✗ /.test(line)));
		assert.ok(ended.some(line => /^ r try again .* m menu  q quit/.test(line)));
		terminal.press('m');
		await terminal.waitFor('Top > Terraform > DataCrunch > Compute');
		await bringUp(terminal);
		await terminal.waitFor('bring up  no capacity after', 20_000);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 5);
		assert.deepEqual(
			terminal.screen().filter(line => line.includes('What was tried')),
			[' What was tried'],
		);
	});

	test('a defconfig from the picker', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await terminal.waitFor(' 8 defconfig  a ready-made configuration');
		terminal.press('8');
		await terminal.waitFor('>1 datacrunch-4x-b200');
		const list = await terminal.waitFor(/datacrunch-a100-40-or-less +✓ → 1A100/);
		assert.ok(list.some(line => /datacrunch-h100-pytorch +✗ none now$/.test(line)));
		assert.ok(list.some(line => /datacrunch-4x-h100-pytorch +✗ none now, \$14\.22\/h$/.test(line)));
		terminal.press('\r');
		await terminal.waitFor(/^ dcmenu {2}\.config\*/);
		terminal.press('s');
		await terminal.waitFor('Save .config?');
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		assert.match(
			await project.read('.config'),
			/^CONFIG_TERRAFORM_DATACRUNCH_INSTANCE_TYPE="4B200\.120V"$/m,
		);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 0);
	});

	test('the window gets smaller and larger', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await pickRecommended(terminal);
		terminal.resize(40, 12);
		const small = await terminal.waitFor(screen => screen[0]!.startsWith('.config* > Compute'));
		assert.ok(small.every(line => line.length <= 40));
		terminal.resize(120, 40);
		await terminal.waitFor(
			([header = '']) => header.startsWith(' dcmenu  .config*') && header.length > 80,
		);
		await bringUp(terminal);
		await terminal.waitFor(/^ STEPS +│/);
		terminal.resize(40, 12);
		await terminal.waitFor(screen => !screen.some(line => line.includes('│')));
		terminal.resize(80, 24);
		await terminal.waitFor(/ check .* boot .* ssh$/);
		await terminal.waitFor('bring up  ready in', 30_000);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 0);
		const farewell = terminal.screen().join('\n');
		assert.match(farewell, /^ {2}ssh /m);
		assert.match(farewell, /Costs \$1\.29\/h until you run: dcmenu destroy/);
	});

	test('leaving with changes asks; n leaves nothing behind', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await pickRecommended(terminal);
		terminal.press(ctrlC);
		await terminal.waitFor('There is no .config: a save writes');
		terminal.press(escape);
		await terminal.waitFor('Top > Terraform > DataCrunch > Compute');
		terminal.press('q');
		await terminal.waitFor('n quit without saving');
		terminal.press('n');
		assert.equal((await terminal.exit).code, 0);
		assert.deepEqual(await readdir(project.directory), []);
	});

	test('SIGTERM puts the terminal back and exits 143', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await pickRecommended(terminal);
		terminal.kill('SIGTERM');
		assert.deepEqual(await terminal.exit, {code: 143, signal: 0});
		assert.ok(!terminal.isAlternate());
		// The cursor is shown again.
		assert.match(terminal.output().slice(terminal.output().lastIndexOf('[?25')), /^\[\?25h/);
	});

	test('SIGTERM while the machine boots: it is kept, and the process ends soon', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await pickRecommended(terminal);
		await bringUp(terminal);
		await terminal.waitFor(/provisioning \d/, 20_000);
		terminal.kill('SIGTERM');
		assert.deepEqual(await terminal.exit, {code: 143, signal: 0});
		const {stdout} = await project.run('status', '--simulate=documented', '--json');
		assert.equal((JSON.parse(stdout) as {instances: unknown[]}).instances.length, 1);
	});

	test('without UTF-8 the marks are ASCII, and NO_COLOR means none', async t => {
		const project = await newProject(t, {LANG: 'C', NO_COLOR: '1'});
		const terminal = project.open(['--simulate=documented']);
		const lines = await terminal.waitFor('+ -> 1A100.40S.22V FIN-01 $1.29/h');
		assert.ok(lines.every(line => /^[ -~]*$/.test(line)));
		assert.ok(!terminal.output().includes(`${escape}[3`));
		terminal.press('q');
		assert.equal((await terminal.exit).code, 0);
	});
});

test('without UTF-8 the texts of others are ASCII, too, on every face', async t => {
	for (const [variables, options] of [
		[{}, []],
		[{TERM: 'dumb'}, []],
		[{DCMENU_A11Y: '1'}, []],
	] as const) {
		const project = await newProject(t, {LANG: 'C', ...variables});
		await writeFile(
			join(project.directory, 'Kconfig'),
			'mainmenu "Menü"\nconfig CAFE\n\tbool "Café → 日本"\n\thelp\n\t  — ✓ —\n',
		);
		const terminal = project.open(['--kconfig', 'Kconfig', ...options]);
		await terminal.waitFor('Cafe > ????');
		assert.match(terminal.output(), /^\p{ASCII}*$/u);
		terminal.kill('SIGTERM');
		await terminal.exit;
	}
});

test('a terminal that does not know its size has 80x24, from the first frame on', async t => {
	const {directory, env} = await newProject(t);
	const command = `stty cols 0 rows 0; exec ${process.execPath} ${program} --simulate`;
	const terminal = openTerminal(t, '/bin/sh', ['-c', command], {directory, env});
	await terminal.waitFor('fallback   H100 or less');
	const firstFrame = terminal.output().split('\u001B[?2026l')[0]!;
	assert.match(firstFrame, /9 menu {7}everything at its default/);
	terminal.kill('SIGTERM');
	assert.equal((await terminal.exit).code, 143);
});

test('a variable CI that says no, or nothing, keeps nobody from the screens', async t => {
	for (const CI of ['', 'false']) {
		const project = await newProject(t, {CI, CONTINUOUS_INTEGRATION: '1'});
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('fallback   H100 or less');
		terminal.press('9');
		await terminal.waitFor('Kdevops configuration');
		terminal.press('q');
		await terminal.waitFor('n quit without saving');
		terminal.press('n');
		assert.equal((await terminal.exit).code, 0);
	}
});

test('no terminal: the commands to use instead, exit status 2', async t => {
	const project = await newProject(t);
	const {status, stdout, stderr} = await project.run('--simulate=documented');
	assert.equal(status, 2);
	assert.equal(stdout, '');
	assert.match(stderr, /standard input is not a terminal/);
	assert.match(stderr, /dcmenu bringup/);
	await assert.rejects(project.read(join('.config')));
});
