import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {once} from 'node:events';
import {readdir, readFile} from 'node:fs/promises';
import {createServer, request, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {promisify} from 'node:util';
import {systemClock} from '../../source/clock.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import {newProject} from '../helpers/dcmenu.ts';

const secret = 's3cr3t-of-the-account';

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** The API behind a front that notes every token that is handed out. */
async function listeningApi(t: TestContext): Promise<{url: string; tokens: Set<string>}> {
	const simulator = await startSimulator({scenario: 'documented', speed: 600, clock: systemClock});
	t.after(async () => simulator.close());
	const tokens = new Set<string>();
	const {port} = new URL(simulator.url);
	const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
		const {method, url, headers} = incoming;
		const onward = request({host: '127.0.0.1', port, path: url, method, headers});
		onward.end(await bytesOf(incoming));
		const [answer] = (await once(onward, 'response')) as [IncomingMessage];
		const body = await bytesOf(answer);
		for (const [, token = ''] of body.toString().matchAll(/"\w+_token":"([^"]+)"/g)) {
			tokens.add(token);
		}

		response.writeHead(answer.statusCode ?? 500, answer.headers);
		response.end(body);
	};
	const front = createServer((incoming, response) => void pass(incoming, response));
	front.listen(0, '127.0.0.1');
	await once(front, 'listening');
	t.after(() => {
		front.close();
		front.closeAllConnections();
	});
	return {url: `http://127.0.0.1:${(front.address() as AddressInfo).port}/v1`, tokens};
}

test('neither the secret nor a token is told, written or seen by ps', async t => {
	const {url, tokens} = await listeningApi(t);
	const project = await newProject(t, {DCMENU_API_URL: url});
	let seen = '';
	const run = async (words: readonly string[], expected: number, input = ''): Promise<void> => {
		const child = project.start(...words);
		child.stdin.end(input);
		let said = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said += text));
		const ended = once(child, 'close');
		seen += (await promisify(execFile)('ps', ['axww', '-o', 'args'])).stdout;
		const [status] = (await ended) as [number | null];
		assert.equal(status, expected, said);
		seen += said;
	};

	await run(['credentials', 'set', '--client-id', 'me'], 0, `${secret}\n`);
	await run(['defconfig', 'datacrunch-a100-40-or-less'], 0);
	await run(['credentials', 'test'], 0);
	await run(['bringup', '--yes', '--no-ssh-wait', '-v', '--debug'], 0);
	await run(['status', '--debug'], 0);
	await run(['bringup', '--yes', '--json', '--debug', '--location', 'ICE-01', '--no-ssh-wait'], 0);
	await run(['destroy', '--yes', '--debug'], 0);
	await run(['select', '1B300.30V', '--debug'], 5);

	const home = project.env['HOME'] ?? '';
	for (const folder of [home, project.directory]) {
		for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
			const file = path.join(entry.parentPath, entry.name);
			if (!entry.isFile() || file.endsWith('/.datacrunch/credentials')) continue;
			seen += await readFile(file, 'latin1');
		}
	}

	assert.match(seen, /POST \/instances 202/);
	assert.ok(tokens.size > 0);
	for (const text of [secret, ...tokens]) assert.ok(!seen.includes(text), `${text} is seen`);
});
