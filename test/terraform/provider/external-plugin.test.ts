import assert from 'node:assert/strict';
import {realpath} from 'node:fs/promises';
import {test} from 'node:test';
import {externalPlugin} from '../../../source/terraform/provider/external-plugin.ts';
import type {Values} from '../../../source/terraform/provider/values.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

async function ask(directory: string, config: Values): Promise<Values> {
	const {signal} = new AbortController();
	const source = externalPlugin(directory).dataSources['external'];
	assert.ok(source);
	return source.read({query: null, working_dir: null, ...config}, {account: directory, signal});
}

test('the query goes in as JSON, the answer comes back, and the program runs where Terraform works', async t => {
	const directory = await realpath(await temporaryDirectory(t));
	const echo = {program: ['cat'], query: {a: 'b'}};
	assert.deepEqual((await ask(directory, echo))['result'], {a: 'b'});
	const where = {program: ['sh', '-c', 'echo "{\\"in\\": \\"$PWD\\"}"']};
	assert.deepEqual((await ask(directory, where))['result'], {in: directory});
});

const failures: readonly [string, readonly string[], RegExp][] = [
	['fails', ['sh', '-c', 'echo no luck >&2; exit 3'], /sh failed \(3\): no luck/],
	['is not there', ['no-such-program'], /Could not run no-such-program: .*ENOENT/],
	['answers with no JSON', ['echo', 'hello'], /echo did not answer with JSON/],
	['answers with other things', ['echo', '{"a": 1}'], /did not answer with an object of texts/],
];

for (const [what, program, message] of failures) {
	test(`a program that ${what} is told`, async t => {
		const directory = await temporaryDirectory(t);
		await assert.rejects(ask(directory, {program}), {name: 'ExpectedError', message});
	});
}
