import assert from 'node:assert/strict';
import {once} from 'node:events';
import {access} from 'node:fs/promises';
import {createServer, request, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {test, type TestContext} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import {placesOf} from '../../source/machine/places.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import {newProject, projectIn} from '../helpers/dcmenu.ts';

/** The API, which answers, lets everybody wait, or refuses. */
type Front = {readonly url: string; mood: 'answers' | 'waits' | 'refuses'};

async function moodyApi(t: TestContext): Promise<Front> {
	const simulator = await startSimulator({scenario: 'documented', speed: 1, clock: systemClock});
	t.after(async () => simulator.close());
	const {port} = new URL(simulator.url);
	const held: (() => void)[] = [];
	const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
		const {method, url, headers} = incoming;
		if (front.mood === 'waits') await new Promise<void>(resolve => held.push(resolve));
		if (front.mood === 'refuses') {
			response.writeHead(401, {'content-type': 'application/json'});
			response.end('{"code": "unauthorized_request", "message": "no"}');
			return;
		}

		const onward = request({host: '127.0.0.1', port, path: url, method, headers});
		incoming.pipe(onward);
		const [answer] = (await once(onward, 'response')) as [IncomingMessage];
		response.writeHead(answer.statusCode ?? 500, answer.headers);
		answer.pipe(response);
	};
	const server = createServer((incoming, response) => void pass(incoming, response));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.close();
		server.closeAllConnections();
	});
	let mood: Front['mood'] = 'answers';
	const front: Front = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		get mood() {
			return mood;
		},
		set mood(next) {
			mood = next;
			if (next !== 'waits') for (const resume of held.splice(0)) resume();
		},
	};
	return front;
}

test('what was told last is there at the next start, and goes when the account refuses', async t => {
	const api = await moodyApi(t);
	const project = await newProject(t, {
		DCMENU_API_URL: api.url,
		DATACRUNCH_CLIENT_ID: 'me',
		DATACRUNCH_CLIENT_SECRET: 'secret',
	});
	const {capacity: kept} = placesOf({
		directory: project.directory,
		homeDirectory: project.env['HOME'] ?? '',
		env: project.env,
		account: new URL(api.url).host,
	});
	const badge = /1 fallback .* ✓ → \S+ \S+ \$\d/;
	const run = async (
		mood: Front['mood'],
		see: (screen: ReturnType<typeof project.open>) => Promise<void>,
	) => {
		api.mood = mood;
		const terminal = project.open([]);
		await see(terminal);
		terminal.press('q');
		await terminal.exit;
	};

	await run('answers', async terminal => {
		await terminal.waitFor(/ cap: \d+s ago$/);
		await terminal.waitFor(badge);
	});
	await run('waits', async terminal => {
		const screen = await terminal.waitFor(/ cap: \d+s ago, asking/);
		assert.ok(
			screen.some(line => badge.test(line)),
			screen.join('\n'),
		);
		api.mood = 'answers';
		await terminal.waitFor(/ cap: \d+s ago$/);
	});
	await run('refuses', async terminal => {
		const screen = await terminal.waitFor(/ cap: \? refused$/);
		assert.ok(!screen.some(line => badge.test(line)), screen.join('\n'));
	});
	await assert.rejects(access(kept), {code: 'ENOENT'});
	await run('waits', async terminal => {
		await terminal.waitFor(/ cap: …$/);
		api.mood = 'answers';
		await terminal.waitFor(badge);
	});
	await access(kept);

	const stranger = projectIn(t, project.directory, {
		...project.env,
		DATACRUNCH_CLIENT_ID: '',
		DATACRUNCH_CLIENT_SECRET: '',
	});
	const terminal = stranger.open([]);
	const screen = await terminal.waitFor(/^ dcmenu {2}127\.0\.0\.1:\d+: no credentials$/);
	assert.match(screen.find(line => line.includes('1 fallback')) ?? '', / \?$/);
	terminal.press('q');
	await terminal.exit;
});
