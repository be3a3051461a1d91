import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {suite, test} from 'node:test';
import {newProject} from '../helpers/dcmenu.ts';

const cursorMoves = new RegExp(String.raw`\u001B\[(?:\d+;)*\d*[A-HJKf]`);

suite('the menu without screens, in a real terminal', {concurrency: 4}, () => {
	test('line mode: configured, saved, brought up and destroyed', async t => {
		const project = await newProject(t, {TERM: 'dumb'});
		const terminal = project.open(['--simulate=documented'], {columns: 80, rows: 60});
		await terminal.waitFor('dcmenu: TERM=dumb, using line mode. ? helps, q quits.');
		await terminal.waitFor(/1 fallback .*1A100\.40S\.22V FIN-01 \$1\.29\/h/);
		terminal.press('1\n');
		await terminal.waitFor(/^Top > Terraform > DataCrunch > Compute {3}\(\.config\*\)$/);
		terminal.press('KDEVOPS_HOSTS_PREFIX=kn1\n');
		await terminal.waitFor('KDEVOPS_HOSTS_PREFIX: kdevops to kn1');
		terminal.press('s\n');
		await terminal.waitFor(/^ {2}1 \[x\] KDEVOPS_HOSTS_PREFIX {2}"kdevops" → "kn1"$/);
		terminal.press('y\n');
		await terminal.waitFor('Written: .config');
		assert.match(await project.read('.config'), /^CONFIG_KDEVOPS_HOSTS_PREFIX="kn1"$/m);

		terminal.press('!\n');
		await terminal.waitFor('y or n>');
		terminal.press('y\n');
		await terminal.waitFor('  ssh -i ', 30_000);
		await terminal.waitFor('d destroy (asks)');
		terminal.press('d\n');
		await terminal.waitFor('Destroy kn1 ($1.29/h)? y destroys, n does not.');
		terminal.press('y\n');
		await terminal.waitFor('Nothing bills.', 30_000);
		terminal.press('q\n');
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
		assert.ok(!terminal.isAlternate());
		assert.ok(!terminal.output().includes('\u001B'));
	});

	test('--plain and a small window get line mode, too; Ctrl-C asks, Ctrl-D leaves', async t => {
		const project = await newProject(t);
		const plain = project.open(['--plain', '--simulate']);
		await plain.waitFor('--plain, using line mode');
		plain.press('\r');
		await plain.waitFor('number opens');
		plain.press('\u0003');
		await plain.waitFor('There is no .config: a save writes');
		plain.press('\u0004');
		assert.equal((await plain.exit).code, 0);
		assert.match(plain.screen().join('\n'), /Changes were not saved/);

		const small = project.open(['--simulate'], {columns: 39, rows: 12});
		await small.waitFor('picker>');
		assert.match(small.output(), /a window of 39x12, using/);
		small.press('q\r');
		assert.equal((await small.exit).code, 0);
	});

	test('a menu of 250 rows is written in parts, and nothing of it speaks of machines', async t => {
		const project = await newProject(t);
		const rows = Array.from(
			{length: 250},
			(_, index) => `config OPTION_${index}\n\tbool "Option ${index}"\n`,
		);
		await writeFile(join(project.directory, 'Kconfig'), `mainmenu "Many"\n${rows.join('')}`);
		const terminal = project.open(['--plain', '--kconfig', 'Kconfig'], {columns: 80, rows: 150});
		await terminal.waitFor('-- 155 more lines --');
		terminal.press('\r');
		await terminal.waitFor('-- 55 more lines');
		// An Enter too many must not answer what stands behind all that.
		await terminal.waitFor('Enter goes on>');
		terminal.press('250 y\r');
		await terminal.waitFor('250 *[*] Option 249');
		terminal.press('q\r');
		await terminal.waitFor('save? [Y/n]');
		terminal.press('y\r');
		assert.equal((await terminal.exit).code, 0);
		assert.match(await project.read('.config'), /^CONFIG_OPTION_249=y$/m);
	});

	test('the words are the same ones, whosever keys the screens have', async t => {
		const project = await newProject(t, {DCMENU_KEYS: 'mconf'});
		const terminal = project.open(['--plain', '--simulate'], {columns: 80, rows: 60});
		await terminal.waitFor('picker>');
		terminal.press('9\r');
		await terminal.waitFor('Kdevops configuration');
		terminal.press('/prefix of host names\r');
		await terminal.waitFor('  1 KDEVOPS_HOSTS_PREFIX=kdevops  Prefix of host names');
		terminal.press('1 kn1\r');
		await terminal.waitFor('KDEVOPS_HOSTS_PREFIX: kdevops to kn1');
		terminal.press('..\r');
		terminal.press('q\r');
		await terminal.waitFor('n quits without saving');
		terminal.press('n\r');
		assert.equal((await terminal.exit).code, 0);
	});

	test('for a screen reader: nothing is drawn, and each key says what it did', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate', '--screen-reader'], {columns: 80, rows: 60});
		await terminal.waitFor('told line by line');
		terminal.press('9');
		await terminal.waitFor('Item 1 of 3. Terraform. Menu.');
		terminal.press('\u001B[B\u001B[B\r');
		await terminal.waitFor('Item 1 of 2. Prefix of host names. Text. kdevops.');
		terminal.press('\r');
		await terminal.waitFor('Text field. Value kdevops.');
		terminal.press('\u0015kn1\r');
		await terminal.waitFor('Prefix of host names. Text. kn1. Changed.');
		terminal.press('?');
		await terminal.waitFor('KDEVOPS_HOSTS_PREFIX');
		terminal.press('\u001B');
		await terminal.waitFor('Menu. 2 items. 1 change not saved.');
		terminal.press('/');
		terminal.press('hosts_p');
		await terminal.waitFor('1 of 1 found.');
		assert.equal(terminal.output().match(/ found\./g)?.length, 1, 'only once typing pauses');
		terminal.press('\r');
		terminal.press('\u001B[200~n\ns\ny\n\u001B[201~');
		await terminal.waitFor('pasted text is not read as keys.');
		terminal.press('q');
		await terminal.waitFor('n quits without saving');
		terminal.press('n');
		assert.equal((await terminal.exit).code, 0);
		assert.ok(!terminal.isAlternate());
		assert.ok(terminal.output().includes('\u001B[?2004h'));
		assert.doesNotMatch(terminal.output(), cursorMoves);
	});
});
