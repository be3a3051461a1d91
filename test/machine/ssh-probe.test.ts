import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type AddressInfo, type Socket} from 'node:net';
import {test, type TestContext} from 'node:test';
import {probeBanner} from '../../source/machine/ssh-probe.ts';

async function serve(t: TestContext, greet: (socket: Socket) => void): Promise<number> {
	const server = createServer(greet);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => server.close());
	return (server.address() as AddressInfo).port;
}

const {signal} = new AbortController();

test('an ssh server is known by its version line, also after others', async t => {
	const port = await serve(t, socket => socket.write('hello\r\nSSH-2.0-OpenSSH_9.6\r\n'));
	assert.equal(await probeBanner('127.0.0.1', port, signal), true);
});

test('something else that listens is no ssh server', async t => {
	const port = await serve(t, socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
	assert.equal(await probeBanner('127.0.0.1', port, signal), false);
});

test('nothing that listens is no error', async t => {
	const port = await serve(t, () => {});
	const closed = createServer();
	closed.listen(0, '127.0.0.1');
	await once(closed, 'listening');
	const free = (closed.address() as AddressInfo).port;
	closed.close();
	assert.notEqual(free, port);
	assert.equal(await probeBanner('127.0.0.1', free, signal), false);
});

test('an aborted probe rejects with the reason', async t => {
	const port = await serve(t, () => {});
	const controller = new AbortController();
	const probe = probeBanner('127.0.0.1', port, controller.signal);
	controller.abort('keep');
	await assert.rejects(probe, reason => reason === 'keep');
});
