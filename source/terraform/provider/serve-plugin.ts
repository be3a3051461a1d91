import {once} from 'node:events';
import {createServer, type Http2ServerRequest, type ServerHttp2Session} from 'node:http2';
import {createContextKey, createContextValues, type ConnectRouter} from '@connectrpc/connect';
import {connectNodeAdapter} from '@connectrpc/connect-node';
import type {DescMethodUnary} from '@bufbuild/protobuf';
import {createPluginCalls} from './plugin-calls.ts';
import type {Plugin} from './plugin.ts';
import {providerService, type ProviderCalls} from './protocol.ts';

export type PluginServer = {
	/** Cuts the connections that are left; rejects with the first bug that a call met. */
	close(): Promise<void>;
};

/**
 * Serves a plugin on a unix socket, over HTTP/2 without TLS, as Terraform expects it of one that runs already. Each
 * connection has a configuration of its own: two aliases of a provider are two connections.
 */
export async function servePlugin<Account>(
	plugin: Plugin<Account>,
	socket: string,
): Promise<PluginServer> {
	const sessions = new Set<ServerHttp2Session>();
	const callsOfSessions = new WeakMap<object, ProviderCalls>();
	const bugs: unknown[] = [];
	const handler = connectNodeAdapter({
		grpcWeb: false,
		connect: false,
		routes: addCalls,
		contextValues: request => {
			const {session} = (request as Http2ServerRequest).stream;
			const calls = session && callsOfSessions.get(session);
			return createContextValues().set(callsKey, calls);
		},
	});
	const server = createServer(handler);
	server.on('session', session => {
		sessions.add(session);
		session.once('close', () => sessions.delete(session));
		callsOfSessions.set(
			session,
			createPluginCalls(plugin, error => bugs.push(error)),
		);
	});
	// Terraform dials once before each connection only to see whether somebody answers, and hangs up.
	server.on('sessionError', () => undefined);
	server.listen(socket);
	await once(server, 'listening');
	return {
		async close() {
			const closed = once(server, 'close');
			server.close();
			for (const session of sessions) session.destroy();
			await closed;
			if (bugs.length > 0) throw bugs[0];
		},
	};
}

const callsKey = createContextKey<ProviderCalls | undefined>(undefined);

/** Sends each call on to those of its connection. The messages have the shapes that the service's table tells. */
function addCalls(router: ConnectRouter): void {
	for (const method of providerService.methods) {
		router.rpc(method as DescMethodUnary, async (request, {values}) => {
			const calls = values.get(callsKey);
			if (!calls) throw new Error('a call without a connection');
			const answer = calls[method.localName as keyof ProviderCalls] as (
				request: unknown,
			) => Promise<Record<string, unknown>>;
			return answer(request);
		});
	}
}
