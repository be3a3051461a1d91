import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseState} from '../../source/terraform/stored-state.ts';

test('machines are found in all modules, by every kind of index', () => {
	const machine = {mode: 'managed', type: 'datacrunch_instance', name: 'n'};
	const attributes = {id: '1', hostname: 'a'};
	const state = {
		resources: [
			{...machine, instances: [{attributes}]},
			{...machine, module: 'module.m', instances: [{index_key: 0, attributes}]},
			{...machine, instances: [{index_key: 'kn1-a', attributes}]},
			{...machine, type: 'datacrunch_ssh_key', instances: [{attributes}]},
			{...machine, mode: 'data', instances: [{attributes}]},
		],
	};
	assert.deepEqual(
		parseState(JSON.stringify(state)).map(({address}) => address),
		[
			'datacrunch_instance.n',
			'module.m.datacrunch_instance.n[0]',
			'datacrunch_instance.n["kn1-a"]',
		],
	);
});

test('no state holds nothing', () => {
	assert.deepEqual(parseState(''), []);
});
