import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';

/** A request that a server got. */
export type Received = {
	readonly method: string;
	/** With the query. */
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
};

export type Answerer = (request: Received, response: ServerResponse) => void;

/** A real server that answers as a test says; it hands out tokens by itself. */
export async function answeringServer(
	t: TestContext,
	answerer: Answerer,
): Promise<{url: string; received: Received[]}> {
	const received: Received[] = [];
	let tokens = 0;
	const server = createServer((incoming, response) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const {method = '', url = '', headers} = incoming;
			const request = {method, url, headers, body: Buffer.concat(chunks).toString()};
			received.push(request);
			if (url === '/v1/oauth2/token') {
				tokens += 1;
				answerJson(response, {access_token: `token-${tokens}`, expires_in: 3600});
			} else answerer(request, response);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.close();
		server.closeAllConnections();
	});
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, received};
}

export function answerJson(response: ServerResponse, body: unknown, status = 200): void {
	response.writeHead(status, {'content-type': 'application/json'});
	response.end(JSON.stringify(body));
}
