import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withoutTerraform} from '../../helpers/terraform-binary.ts';
import {terraformProject, testAccount} from '../../helpers/terraform-project.ts';

const volumeBlock = (size: number, name = 'data'): string => `resource "datacrunch_volume" "v" {
  name          = "${name}"
  size          = ${size}
  location_code = "FIN-01"
}
`;

test(
	'a volume grows in place, is made anew to shrink, and goes',
	{skip: withoutTerraform},
	async t => {
		const account = await testAccount(t);
		const project = await terraformProject(t, () => account.account);
		const apply = async (text: string): Promise<void> => {
			await project.write(text);
			const {status, output} = await project.run(['apply', '-auto-approve', '-no-color']);
			assert.equal(status, 0, output);
		};

		await apply(volumeBlock(100));
		const [first] = account.journal.state.volumes.keys();
		await apply(volumeBlock(200, 'more'));
		const grown = await account.client.volume(first ?? '');
		assert.deepEqual([grown?.name, grown?.sizeGigabytes], ['more', 200]);
		const same = await project.run(['plan', '-detailed-exitcode', '-no-color']);
		assert.equal(same.status, 0, same.output);

		await apply(volumeBlock(50));
		const [second] = account.journal.state.volumes.keys();
		assert.notEqual(second, first);
		const destroyed = await project.run(['destroy', '-auto-approve']);
		assert.equal(destroyed.status, 0, destroyed.output);
		assert.equal(account.journal.state.volumes.size, 0);
		assert.equal((await account.simulator.bill()).per_hour, 0);
	},
);
