import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {newProject} from '../helpers/dcmenu.ts';

const tree = `mainmenu "Drivers"

config MODULES
	bool "Modules"
	default y
	modules

config LEGACY
	bool "Legacy"
	default y

config BUS
	tristate "Bus"
	depends on !LEGACY

config DRIVER
	tristate "Driver"
	depends on BUS
`;

test('a key that is refused leads to a plan, which is tried, done, undone and saved', async t => {
	const project = await newProject(t);
	await writeFile(join(project.directory, 'Kconfig.own'), tree);
	await writeFile(join(project.directory, '.config'), '');
	const terminal = project.open(['--simulate', '--kconfig', 'Kconfig.own']);
	await terminal.waitFor('Legacy');
	terminal.press("a'D");
	await terminal.waitFor('> XXX     Driver');
	terminal.press('y');
	await terminal.waitFor('y: needs BUS=y/m; LEGACY is y (Kconfig.own:8) (? shows how)');
	terminal.press('?');
	await terminal.waitFor('1  LEGACY=n, BUS=m, DRIVER=m');
	terminal.press('1');
	await terminal.waitFor('Plan 1 of 1 to enable it (DRIVER)');
	terminal.press('1');
	await terminal.waitFor('LEGACY=n, BUS=m, DRIVER=m (u undoes it)');
	terminal.press('u');
	await terminal.waitFor('undone: plan: LEGACY=n, BUS=m, DRIVER=m');
	terminal.press('U');
	await terminal.waitFor('done again: plan: LEGACY=n, BUS=m, DRIVER=m');
	terminal.press('s');
	await terminal.waitFor('Save .config?');
	terminal.press('y');
	await terminal.waitFor('Written: .config');
	assert.match(await project.read('.config'), /^CONFIG_DRIVER=m$/m);
	terminal.press('q');
	assert.equal((await terminal.exit).code, 0);
});
