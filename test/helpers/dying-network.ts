import {once} from 'node:events';
import {createServer, request as send} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';

/** `before`: the request does not arrive. `after`: it arrives and is carried out, and its answer does not. */
export type Cut = 'before' | 'after';

/** The way to an account, which can be cut. */
export type Network = {
	readonly url: string;
	/** The method and path at which it was cut; undefined: it was not. */
	readonly cutAt: string | undefined;
	/** All requests pass again. */
	heal(): void;
};

/**
 * Passes requests on to `target` (`http://127.0.0.1:PORT/v1`) until the request of that number, counted from 0, or the
 * first like `GET /v1/…`: it is cut, and so is everything after it. `onCut` hears of it at once, before anybody else can.
 */
export async function dyingNetwork(
	t: TestContext,
	target: string,
	at: number | RegExp,
	cut: Cut,
	onCut: () => void = () => undefined,
): Promise<Network> {
	const {port} = new URL(target);
	let requests = 0;
	let healed = false;
	let cutAt: string | undefined;
	const server = createServer((incoming, response) => {
		const number = requests++;
		const what = `${incoming.method} ${incoming.url}`;
		const isIt = typeof at === 'number' ? number === at : at.test(what);
		const first = isIt && !healed && cutAt === undefined;
		if (first) cutAt = what;
		const dies = !healed && cutAt !== undefined;
		if (dies && !(first && cut === 'after')) {
			if (first) onCut();
			response.destroy();
			return;
		}

		const {method, url, headers} = incoming;
		const onward = send({host: '127.0.0.1', port, method, path: url, headers}, answer => {
			if (dies) {
				onCut();
				response.destroy();
				answer.resume();
				return;
			}

			response.writeHead(answer.statusCode ?? 0, answer.headers);
			answer.pipe(response);
		});
		// The account may cut it, too.
		onward.on('error', () => response.destroy());
		incoming.pipe(onward);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.close();
		server.closeAllConnections();
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		get cutAt() {
			return cutAt;
		},
		heal() {
			healed = true;
		},
	};
}
