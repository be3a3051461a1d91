import assert from 'node:assert/strict';
import {chmod, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {newProject, projectIn, type Project} from '../helpers/dcmenu.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const kconfig = `mainmenu "Edited"

config ONE
	bool "First option"

config TWO
	bool "Second option"
`;

/** The second option's page, and `editor` as what `vi` is. */
async function openPage(
	t: TestContext,
	editor: string,
): Promise<{readonly project: Project; readonly terminal: TestTerminal}> {
	const project = await newProject(t);
	const program = join(project.directory, 'vi');
	await writeFile(program, `#!/bin/sh\n${editor}\n`);
	await chmod(program, 0o755);
	await writeFile(join(project.directory, 'Kconfig'), kconfig);
	const path = `${project.directory}:${project.env['PATH']}`;
	const edited = projectIn(t, project.directory, {...project.env, PATH: path});
	const terminal = edited.open(['--kconfig', 'Kconfig', '--simulate']);
	await terminal.waitFor(' Top - Edited');
	terminal.press(' j?');
	await terminal.waitFor('Symbol: TWO');
	return {project: edited, terminal};
}

test('the editor gets the line, the terminal and what is typed; the menu is read again', async t => {
	const {project, terminal} = await openPage(
		t,
		'echo "editing $1"; read word; sed -i "s/Second/$word/" "$2"',
	);
	terminal.press('e');
	await terminal.waitFor('editing +6');
	assert.ok(!terminal.isAlternate());
	terminal.press('Last\r');
	await terminal.waitFor('the menu was read again');
	assert.ok(terminal.isAlternate());
	await terminal.waitFor(/^> *\[ ] Last option/);
	// What was edited before is still so.
	await terminal.waitFor('[*] First option');
	assert.match(await project.read('Kconfig'), /Last option/);
	// The keys are the menu's again.
	terminal.press('k');
	await terminal.waitFor(/^>\* *\[\*] First option/);
});

test('a key that is pressed twice has the editor twice, one after the other', async t => {
	const {project, terminal} = await openPage(
		t,
		'echo x >> turns; echo "turn $(wc -l < turns)"; read word; sed -i "s/First/$word/" "$2"',
	);
	terminal.press('ee');
	for (const turn of ['1', '2']) {
		await terminal.waitFor(`turn ${turn}`);
		terminal.press('Other\r');
	}

	// The second one finds nothing to change; what was said of the first may be gone before anybody sees it.
	await terminal.waitFor('the file is as it was');
	await terminal.waitFor('[*] Other option');
	assert.equal(await project.read('turns'), 'x\nx\n');
});

test('a tree that cannot be read any more is told, and the menu stays as it was', async t => {
	const {terminal} = await openPage(t, 'echo "config" >> "$2"');
	terminal.press('e');
	await terminal.waitFor('That did not work');
	await terminal.waitFor(/Kconfig:8/);
	terminal.press('q');
	await terminal.waitFor(/^ Second option/);
	terminal.press('q');
	await terminal.waitFor(/^> *\[ ] Second option/);
});

test('an editor that fails is told', async t => {
	const {terminal} = await openPage(t, 'exit 3');
	terminal.press('e');
	await terminal.waitFor('vi ended with status 3.');
	terminal.press('q');
	await terminal.waitFor(/^ Second option/);
});
