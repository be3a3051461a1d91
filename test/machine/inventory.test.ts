import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {printInventory, removeInventory, writeInventory} from '../../source/machine/inventory.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const login = {user: 'root', privateKeyFile: '/home/a/.ssh/key'};
const text = printInventory([{name: 'kn1-knlp', ip: '203.0.113.10'}], login);

test('the inventory has kdevops groups and the addresses that are known', () => {
	const lines = printInventory(
		[
			{name: 'a', ip: '203.0.113.10'},
			{name: 'b', ip: undefined},
		],
		login,
	).split('\n');
	assert.match(lines[0] ?? '', /^# Made by dcmenu/);
	assert.deepEqual(lines.slice(1, 5), [
		'[all]',
		'localhost ansible_connection=local',
		'a ansible_host=203.0.113.10',
		'b',
	]);
	assert.ok(lines.includes('[baseline]'));
	assert.ok(lines.includes('ansible_user=root'));
});

test('a file is written, then unchanged, then replaced', async t => {
	const file = path.join(await temporaryDirectory(t), 'hosts');
	assert.equal(await writeInventory(file, text), 'written');
	assert.equal(await writeInventory(file, text), 'unchanged');
	assert.equal(await writeInventory(file, printInventory([], login)), 'written');
});

test("a user's own file stays, and so does one of ours that was edited", async t => {
	const file = path.join(await temporaryDirectory(t), 'hosts');
	for (const mine of ['[all]\nmine\n', `${text}extra\n`]) {
		await writeFile(file, mine);
		assert.equal(await writeInventory(file, text), 'not-ours');
		assert.equal(await removeInventory(file), false);
		assert.equal(await readFile(file, 'utf8'), mine);
	}
});

test('our own file is taken away again', async t => {
	const file = path.join(await temporaryDirectory(t), 'hosts');
	await writeInventory(file, text);
	assert.equal(await removeInventory(file), true);
	assert.equal(await removeInventory(file), false);
});
