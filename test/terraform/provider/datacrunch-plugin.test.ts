import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withoutTerraform} from '../../helpers/terraform-binary.ts';
import {
	keyBlock,
	machineBlock,
	terraformProject,
	testAccount,
} from '../../helpers/terraform-project.ts';

const skip = withoutTerraform;
const apply = ['apply', '-auto-approve', '-json'];

test('two aliases with two accounts stay apart', {skip}, async t => {
	const [one, two] = [await testAccount(t), await testAccount(t)];
	const project = await terraformProject(t, ({clientId}) =>
		clientId === 'two' ? two.account : one.account,
	);
	const keys = `${keyBlock}resource "datacrunch_ssh_key" "k2" {
  provider = datacrunch.other
  name = "k2"
  public_key = "ssh-ed25519 BBBB me"
}
`;
	const there = {provider: 'datacrunch.other', ssh_key_ids: '[datacrunch_ssh_key.k2.id]'};
	await project.write(`provider "datacrunch" { client_id = "one" }
provider "datacrunch" {
  alias = "other"
  client_id = "two"
}
${keys}${machineBlock('a')}${machineBlock('b', there)}`);
	const applied = await project.run(apply);
	assert.equal(applied.status, 0, applied.output);
	assert.deepEqual(await one.billed(), ['a']);
	assert.deepEqual(await two.billed(), ['b']);
	const destroyed = await project.run(['destroy', '-auto-approve']);
	assert.equal(destroyed.status, 0, destroyed.output);
	assert.deepEqual([...(await one.billed()), ...(await two.billed())], []);
});

test(
	'credentials come through another program, as kdevops has it, and get into no state',
	{skip},
	async t => {
		const account = await testAccount(t);
		const seen: (string | undefined)[] = [];
		const project = await terraformProject(t, ({clientId, clientSecret, serverUrl}) => {
			seen.push(clientId, clientSecret, serverUrl);
			return account.account;
		});
		await project.write(`variable "secret" {
  sensitive = true
  default = "hush-hush"
}
data "external" "id" {
  program = ["node", "-e", "process.stdin.pipe(process.stdout)"]
  query   = { client_id = "me" }
}
provider "datacrunch" {
  client_id     = data.external.id.result["client_id"]
  client_secret = var.secret
  server_url    = "https://api.example/v1"
}
${keyBlock}`);
		const applied = await project.run(apply);
		assert.equal(applied.status, 0, applied.output);
		assert.deepEqual(seen.slice(0, 3), ['me', 'hush-hush', 'https://api.example/v1']);
		assert.doesNotMatch(applied.output, /hush-hush/);
		assert.doesNotMatch(await project.state(), /hush-hush/);
	},
);

test('what the account offers can be read', {skip}, async t => {
	const account = await testAccount(t);
	const project = await terraformProject(t, () => account.account);
	await project.write(`data "datacrunch_images" "all" {}
data "datacrunch_instance_types" "all" {}
data "datacrunch_locations" "all" {}
output "found" {
  value = {
    image    = data.datacrunch_images.all.images[0].image_type
    price    = [for type in data.datacrunch_instance_types.all.instance_types : type.price_per_hour if type.instance_type == "1A100.40S.22V"][0]
    location = data.datacrunch_locations.all.locations[0].code
  }
}`);
	const applied = await project.run(apply);
	assert.equal(applied.status, 0, applied.output);
	const {stdout} = await project.run(['output', '-json', 'found']);
	const [image] = await account.client.images();
	assert.deepEqual(JSON.parse(stdout), {image: image?.imageType, price: 1.288, location: 'FIN-01'});
});

test('a token instead of credentials is refused with what to do', {skip}, async t => {
	const account = await testAccount(t);
	const project = await terraformProject(t, () => account.account);
	await project.write(`provider "datacrunch" { bearer = "abc" }\n${keyBlock}`);
	const {status, output} = await project.run(apply);
	assert.equal(status, 1);
	assert.match(output, /Set client_id and client_secret instead/);
});
