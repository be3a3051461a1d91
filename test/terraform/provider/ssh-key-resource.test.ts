import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withoutTerraform} from '../../helpers/terraform-binary.ts';
import {keyBlock, terraformProject, testAccount} from '../../helpers/terraform-project.ts';

test(
	'a key is uploaded, written down, missed when it goes, and removed',
	{skip: withoutTerraform},
	async t => {
		const account = await testAccount(t);
		const project = await terraformProject(t, () => account.account);
		await project.write(keyBlock);
		const created = await project.run(['apply', '-auto-approve']);
		assert.equal(created.status, 0, created.output);
		const [key] = await account.client.sshKeys();
		assert.equal(key?.publicKey, 'ssh-ed25519 AAAA me');
		assert.deepEqual([...account.journal.state.sshKeys], [[key.id, 'k']]);

		// The comment is no reason to let a machine's key go.
		await project.write(keyBlock.replace('AAAA me', 'AAAA somebody else'));
		const renamed = await project.run(['apply', '-auto-approve', '-no-color']);
		assert.match(renamed.output, /0 added, 1 changed, 0 destroyed/);

		await account.client.deleteSshKey(key.id);
		const missed = await project.run(['plan', '-no-color']);
		assert.match(missed.output, /1 to add, 0 to change, 0 to destroy/);
		await project.run(['apply', '-auto-approve']);
		const destroyed = await project.run(['destroy', '-auto-approve']);
		assert.equal(destroyed.status, 0, destroyed.output);
		assert.deepEqual(await account.client.sshKeys(), []);
	},
);
