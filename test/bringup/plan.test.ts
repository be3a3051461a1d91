import assert from 'node:assert/strict';
import {test} from 'node:test';
import {planFromConfiguration, type BringupPlan} from '../../source/bringup/plan.ts';

const places = {homeDirectory: '/home/a', projectDirectory: '/work', checksum: '0123abcd'};

const planOf = (settings: Readonly<Record<string, string>> = {}): BringupPlan => {
	const values: Readonly<Record<string, string>> = {
		TERRAFORM_DATACRUNCH: 'y',
		TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 'H100_OR_LESS',
		TERRAFORM_DATACRUNCH_IMAGE: 'ubuntu-24.04',
		KDEVOPS_HOSTS_PREFIX: 'kn1',
		KDEVOPS_WORKFLOW_NAME: 'knlp',
		...settings,
	};
	return planFromConfiguration(symbol => values[symbol], places);
};

test('hosts are named by prefix and workflow, and numbered when there are several', () => {
	assert.deepEqual(planOf().hostnames, ['kn1-knlp']);
	assert.deepEqual(planOf({TERRAFORM_DATACRUNCH_NODES: '3'}).hostnames, [
		'kn1-knlp-1',
		'kn1-knlp-2',
		'kn1-knlp-3',
	]);
	assert.deepEqual(planOf({KDEVOPS_WORKFLOW_NAME: ''}).hostnames, ['kn1']);
});

test('files default to the project key', () => {
	const {sshKey, configuredPublicKeyFile} = planOf();
	assert.equal(configuredPublicKeyFile, '~/.ssh/kdevops_terraform_0123abcd.pub');
	assert.equal(sshKey.privateKeyFile, '/home/a/.ssh/kdevops_terraform_0123abcd');
	const own = planOf({TERRAFORM_SSH_CONFIG_PUBKEY_FILE: 'keys/id.pub'}).sshKey;
	assert.deepEqual([own.privateKeyFile, own.publicKeyFile], ['/work/keys/id', '/work/keys/id.pub']);
});

test('what cannot be brought up is refused with the symbol', () => {
	const refused: readonly [Record<string, string>, RegExp][] = [
		[{TERRAFORM_DATACRUNCH: 'n'}, /DataCrunch/],
		[{KDEVOPS_HOSTS_PREFIX: '-kn1'}, /"-kn1-knlp" cannot be a host's name/],
		[{KDEVOPS_HOSTS_PREFIX: 'k_n'}, /host's name/],
		[{KDEVOPS_HOSTS_PREFIX: 'k'.repeat(60)}, /host's name/],
		[{TERRAFORM_DATACRUNCH_IMAGE: ''}, /CONFIG_TERRAFORM_DATACRUNCH_IMAGE/],
		[{TERRAFORM_DATACRUNCH_NODES: '0'}, /CONFIG_TERRAFORM_DATACRUNCH_NODES is "0"/],
		[{TERRAFORM_DATACRUNCH_MAX_PRICE: 'cheap'}, /CONFIG_TERRAFORM_DATACRUNCH_MAX_PRICE/],
	];
	for (const [settings, message] of refused) {
		assert.throws(() => planOf(settings), {name: 'ExpectedError', message});
	}
});
