import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {ExpectedError} from '../../source/errors.ts';
import {parseTfvars, updateTfvars, type TfvarsValue} from '../../source/machine/tfvars.ts';

const values = new Map<string, TfvarsValue>([
	['datacrunch_location', 'FIN-01'],
	['datacrunch_instance_type', '1A100.40S.22V'],
	['ssh_config_port', 22],
	['ssh_config_update', true],
]);

test('a new file has one assignment a line', () => {
	assert.equal(
		updateTfvars('', values),
		`datacrunch_location = "FIN-01"
datacrunch_instance_type = "1A100.40S.22V"
ssh_config_port = 22
ssh_config_update = true
`,
	);
});

test('lines are replaced in place, the others stay, what is missing comes last', () => {
	const before = `# my notes
datacrunch_instance_type   = "1H100.80S.30V"
extra = "mine"
datacrunch_location = "FIN-02"`;
	assert.equal(
		updateTfvars(before, values),
		`# my notes
datacrunch_instance_type = "1A100.40S.22V"
extra = "mine"
datacrunch_location = "FIN-01"
ssh_config_port = 22
ssh_config_update = true
`,
	);
});

test('everything else stays byte for byte, also where the last line has no end', () => {
	const chosen = new Map([['datacrunch_location', 'FIN-01']]);
	const before = '\n  indented = 1\r\ndatacrunch_location="FIN-02"\n\nmine_datacrunch_location = 2';
	assert.equal(updateTfvars(before, chosen), before.replace('="FIN-02"', ' = "FIN-01"'));
});

test('updating twice changes nothing more', () => {
	const once = updateTfvars('a = 1\n', values);
	assert.equal(updateTfvars(once, values), once);
});

test('what is printed is read back, templates and quotes too', () => {
	const name = fc.stringMatching(/^[a-z_][a-z\d_]{0,10}$/);
	const text = fc.string({
		unit: fc.constantFrom('a', '"', '\\', '$', '{', '%', '}', '\n', '#', 'ü'),
	});
	const value = fc.oneof(text, fc.integer(), fc.boolean());
	fc.assert(
		fc.property(fc.uniqueArray(fc.tuple(name, value), {selector: ([key]) => key}), entries => {
			const map = new Map<string, TfvarsValue>(entries);
			assert.deepEqual(parseTfvars(updateTfvars('', map)), map);
		}),
	);
});

test('what cannot be read is named with its line', () => {
	assert.throws(
		() => parseTfvars('a = 1\nnodes = [1, 2]\n', 'x.tfvars'),
		(error: unknown) => error instanceof ExpectedError && error.message.startsWith('x.tfvars:2:'),
	);
});
