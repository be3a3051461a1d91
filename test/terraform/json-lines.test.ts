import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseTerraformLine} from '../../source/terraform/json-lines.ts';

const line = (message: object): string =>
	JSON.stringify({'@level': 'info', '@module': 'terraform.ui', ...message});

const hook = (fields: object): object => ({
	resource: {addr: 'datacrunch_instance.kdevops["a"]', resource_type: 'datacrunch_instance'},
	action: 'create',
	...fields,
});

test('a resource is told as it starts, goes on, is done or fails', () => {
	const address = 'datacrunch_instance.kdevops["a"]';
	const told = {type: 'resource', address, action: 'create', elapsedSeconds: 0, id: undefined};
	const cases = [
		['apply_start', {}, {state: 'started'}],
		['apply_progress', {elapsed_seconds: 10}, {state: 'started', elapsedSeconds: 10}],
		[
			'apply_complete',
			{id_value: 'x', elapsed_seconds: 42},
			{state: 'done', elapsedSeconds: 42, id: 'x'},
		],
		['apply_errored', {elapsed_seconds: 2}, {state: 'failed', elapsedSeconds: 2}],
	] as const;
	for (const [type, fields, expected] of cases) {
		const event = parseTerraformLine(line({type, hook: hook(fields)}));
		assert.deepEqual(event, {...told, ...expected});
	}
});

test('a diagnostic keeps its place and its line', () => {
	const diagnostic = {
		severity: 'error',
		summary: 'Wrong',
		detail: 'So it is.',
		address: 'datacrunch_instance.a',
		range: {filename: 'main.tf', start: {line: 12, column: 3, byte: 0}},
		snippet: {code: '  image = "x"'},
	};
	assert.deepEqual(parseTerraformLine(line({type: 'diagnostic', diagnostic})), {
		type: 'diagnostic',
		severity: 'error',
		summary: 'Wrong',
		detail: 'So it is.',
		address: 'datacrunch_instance.a',
		position: 'main.tf:12',
		snippet: 'image = "x"',
	});
});

test('what was deleted elsewhere is a drift', () => {
	const change = {resource: {addr: 'datacrunch_instance.a'}, action: 'delete'};
	assert.deepEqual(parseTerraformLine(line({type: 'resource_drift', change})), {
		type: 'drift',
		address: 'datacrunch_instance.a',
		action: 'delete',
	});
});

test('everything else says nothing', () => {
	assert.equal(parseTerraformLine('Interrupt received.'), undefined);
	for (const type of ['version', 'outputs', 'change_summary', 'log', 'of_the_future']) {
		assert.equal(parseTerraformLine(line({type})), undefined);
	}

	const reading = hook({action: 'read'});
	assert.equal(parseTerraformLine(line({type: 'apply_start', hook: reading})), undefined);
});
