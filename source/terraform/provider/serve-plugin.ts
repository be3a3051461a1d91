import {X509Certificate} from 'node:crypto';
import {once} from 'node:events';
import {
	createSecureServer,
	createServer,
	type Http2ServerRequest,
	type ServerHttp2Session,
} from 'node:http2';
import {createContextKey, createContextValues, type ConnectRouter} from '@connectrpc/connect';
import {connectNodeAdapter} from '@connectrpc/connect-node';
import type {DescMethodUnary} from '@bufbuild/protobuf';
import type {Certificate} from './certificate.ts';
import {createPluginCalls} from './plugin-calls.ts';
import {controllerService} from './plugin-controller.ts';
import type {Plugin} from './plugin.ts';
import {providerService, type ProviderCalls} from './protocol.ts';

export type PluginServer = {
	/**
	 * Ends the connections that are left, and waits for the calls that nobody listens to any more: they may be creating
	 * something. Rejects with the first bug that a call met.
	 */
	close(): Promise<void>;
};

/** What a plugin that Terraform started itself needs beside the calls. */
export type PluginProcess = {
	readonly certificate: Certificate;
	/** PEM: the only one that may call. */
	readonly clientCertificate: string;
	/** Terraform has no more use for it. */
	readonly onShutdown: () => void;
	/** Hears how many connections there are, whenever that changes. */
	readonly onConnections: (count: number) => void;
};

/**
 * Serves a plugin on a unix socket over HTTP/2: without TLS, as Terraform expects it of one that runs already, or as
 * a process of Terraform's. Each connection has a configuration of its own: two aliases of a provider are two
 * connections.
 */
export async function servePlugin<Account>(
	plugin: Plugin<Account>,
	socket: string,
	pluginProcess?: PluginProcess,
): Promise<PluginServer> {
	const sessions = new Set<ServerHttp2Session>();
	const callsOfSessions = new WeakMap<object, ProviderCalls>();
	const running = new Set<Promise<unknown>>();
	const bugs: unknown[] = [];
	const handler = connectNodeAdapter({
		grpcWeb: false,
		connect: false,
		routes(router) {
			addCalls(router, running);
			if (pluginProcess) addController(router, pluginProcess);
		},
		contextValues: request => {
			const {session} = (request as Http2ServerRequest).stream;
			const calls = session && callsOfSessions.get(session);
			return createContextValues().set(callsKey, calls);
		},
	});
	const server = pluginProcess
		? createSecureServer(mutualTls(pluginProcess), handler)
		: createServer(handler);
	server.on('session', session => {
		const calls = createPluginCalls(plugin, error => bugs.push(error));
		callsOfSessions.set(session, calls);
		sessions.add(session);
		pluginProcess?.onConnections(sessions.size);
		session.once('close', () => {
			sessions.delete(session);
			pluginProcess?.onConnections(sessions.size);
			// Whoever asked is gone; what waits for a machine would wait for nobody.
			void calls.stopProvider({});
		});
	});
	// Terraform dials once before each connection only to see whether somebody answers, and hangs up.
	server.on('sessionError', () => undefined);
	server.listen(socket);
	await once(server, 'listening');
	return {
		async close() {
			const closed = once(server, 'close');
			server.close();
			for (const session of sessions) session.close();
			await closed;
			await Promise.allSettled(running);
			if (bugs.length > 0) throw bugs[0];
		},
	};
}

const callsKey = createContextKey<ProviderCalls | undefined>(undefined);

/** Sends each call on to those of its connection. The messages have the shapes that the service's table tells. */
function addCalls(router: ConnectRouter, running: Set<Promise<unknown>>): void {
	for (const method of providerService.methods) {
		router.rpc(method as DescMethodUnary, async (request, {values}) => {
			const calls = values.get(callsKey);
			if (!calls) throw new Error('a call without a connection');
			const call = calls[method.localName as keyof ProviderCalls] as (
				request: unknown,
			) => Promise<Record<string, unknown>>;
			const answer = call(request);
			running.add(answer);
			try {
				return await answer;
			} finally {
				running.delete(answer);
			}
		});
	}
}

function addController(router: ConnectRouter, {onShutdown}: PluginProcess): void {
	for (const method of controllerService.methods) {
		router.rpc(method as DescMethodUnary, async () => {
			onShutdown();
			return {};
		});
	}
}

const mutualTls = ({certificate, clientCertificate}: PluginProcess) => ({
	key: certificate.key,
	cert: new X509Certificate(certificate.der).toString(),
	ca: clientCertificate,
	requestCert: true,
	rejectUnauthorized: true,
});
