import assert from 'node:assert/strict';
import {test} from 'node:test';
import {planChange} from '../../../source/terraform/provider/plan-change.ts';
import {
	whenChanged,
	whenKnownAndChanged,
	type Schema,
} from '../../../source/terraform/provider/schema.ts';
import {unknown} from '../../../source/terraform/provider/values.ts';

const schema = {
	name: {type: 'string', from: 'required', about: '', replaces: whenChanged},
	script: {type: 'string', from: 'optional', about: '', replaces: whenKnownAndChanged},
	note: {type: 'string', from: 'optional', about: ''},
	kind: {type: 'string', from: 'default', about: ''},
	id: {type: 'string', from: 'provider', about: ''},
	status: {type: 'string', from: 'provider', about: '', volatile: true},
} as const satisfies Schema;

const prior = {name: 'a', script: null, note: null, kind: 'x', id: '1', status: 'running'};

test('on a create, what the provider says is unknown, and what the configuration says is known', () => {
	const proposed = {name: 'a', script: null, note: null, kind: null, id: null, status: null};
	assert.deepEqual(planChange(schema, undefined, proposed), {
		planned: {...proposed, kind: unknown, id: unknown, status: unknown},
		replacing: [],
	});
});

test('where nothing changes, nothing is touched', () => {
	assert.deepEqual(planChange(schema, prior, prior), {planned: prior, replacing: []});
});

test('in place, only what is volatile becomes unknown', () => {
	assert.deepEqual(planChange(schema, prior, {...prior, note: 'n'}), {
		planned: {...prior, note: 'n', status: unknown},
		replacing: [],
	});
});

test('attributes say themselves what takes a new resource', () => {
	assert.deepEqual(planChange(schema, prior, {...prior, name: 'b'}).replacing, ['name']);
	assert.deepEqual(planChange(schema, prior, {...prior, script: 's'}).replacing, []);
	const known = {...prior, script: 's'};
	assert.deepEqual(planChange(schema, known, {...known, script: null}).replacing, ['script']);
});

test('a destroy plans nothing', () => {
	assert.deepEqual(planChange(schema, prior, undefined), {planned: undefined, replacing: []});
});
