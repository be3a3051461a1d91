import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nearNames} from '../../source/commands/near-names.ts';

test('a name that holds what was typed comes first, then the ones with fewest errors', () => {
	assert.deepEqual(nearNames('v100', ['a100', 'datacrunch-v100', 'b200', 'v10']), [
		'datacrunch-v100',
		'a100',
		'v10',
		'b200',
	]);
});

test('what is far from everything is near nothing', () => {
	assert.deepEqual(nearNames('completely-else', ['datacrunch-v100', 'datacrunch-a100']), []);
});

test('case does not count', () => {
	assert.deepEqual(nearNames('kdevops_hosts_prefx', ['KDEVOPS_HOSTS_PREFIX']), [
		'KDEVOPS_HOSTS_PREFIX',
	]);
});
