import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newProject} from '../helpers/dcmenu.ts';

test('what was found is set on the spot, taken back, and told where it comes from', async t => {
	const project = await newProject(t);
	const {status} = await project.run('defconfig', 'datacrunch-h100-pytorch');
	assert.equal(status, 0);
	const terminal = project.open(['--simulate'], {columns: 120, rows: 40});
	await terminal.waitFor('Top - ');
	terminal.press('/machines number');
	await terminal.waitFor('find: machines number');
	await terminal.waitFor(/^> \(1\) TERRAFORM_DATACRUNCH_NODES .*│ TERRAFORM_DATACRUNCH_NODES$/);
	const line = (await project.read('.config'))
		.split('\n')
		.findIndex(text => text.startsWith('CONFIG_TERRAFORM_DATACRUNCH_NODES='));
	await terminal.waitFor(`Value : set in .config:${line + 1}`);

	terminal.press('\t');
	await terminal.waitFor(/^ TERRAFORM_DATACRUNCH_NODES = 1 /);
	terminal.press('\u00153000');
	await terminal.waitFor('3000 is outside the range 1-100');
	terminal.press('\u00153\r');
	await terminal.waitFor(/^> \(3\) TERRAFORM_DATACRUNCH_NODES/);
	await terminal.waitFor('Value : set by you');
	terminal.press('\u001B');
	await terminal.waitFor('.config* (1 change)');
	terminal.press('u');
	await terminal.waitFor('undone: TERRAFORM_DATACRUNCH_NODES: 1 to 3');
	terminal.press('\u0012');
	await terminal.waitFor('done again: TERRAFORM_DATACRUNCH_NODES: 1 to 3');
	terminal.press('uq');
	assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
	assert.match(terminal.screen().join('\n'), /No changes to \.config\./);
});
