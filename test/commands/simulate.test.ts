import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {test} from 'node:test';
import {Interruption} from '../../source/commands/context.ts';
import {simulateCommand} from '../../source/commands/simulate.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('it prints where it listens, and ends when it is interrupted', async t => {
	const {context, stdout, stderr} = createContext(await temporaryDirectory(t));
	const controller = new AbortController();
	const listening = Promise.withResolvers<string>();
	context.stdout.write = (text: unknown) => {
		listening.resolve(String(text));
		return true;
	};
	const running = simulateCommand(
		{scenario: 'documented', speed: 60},
		{...context, signal: controller.signal},
	);
	const line = await Promise.race([listening.promise, running.then(() => assert.fail('it ended'))]);
	assert.match(line, /^listening http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
	const url = line.split(' ')[1]?.trim() ?? '';
	assert.equal((await fetch(`${url}/instance-types`)).status, 200);
	controller.abort(new Interruption('SIGTERM'));
	assert.equal(await running, 0);
	assert.equal(stdout(), '');
	assert.match(stderr(), /^documented: /);
	await assert.rejects(fetch(`${url}/instance-types`));
});

test('a port that is taken is told', async t => {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => server.close());
	const {port} = server.address() as AddressInfo;
	const {context} = createContext(await temporaryDirectory(t));
	await assert.rejects(simulateCommand({port}, context), {
		message: new RegExp(`^Port ${port} cannot be listened on`),
		exitStatus: 1,
	});
});
