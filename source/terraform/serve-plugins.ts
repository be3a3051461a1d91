import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {PluginServer} from './provider/serve-plugin.ts';

export type ServedPlugins = {
	/** The value of TF_REATTACH_PROVIDERS, with which Terraform needs no init, no registry and no lock file. */
	readonly reattach: string;
	/** Not before Terraform has exited: without an answer it loses what it just made. */
	close(): Promise<void>;
};

/** `linux-kdevops/datacrunch` to what serves it on a socket. Each gets one in a directory that only this user may enter. */
export async function servePlugins(
	plugins: ReadonlyMap<string, (socket: string) => Promise<PluginServer>>,
): Promise<ServedPlugins> {
	// A socket's path has at most 104 bytes on some systems.
	const directory = await mkdtemp(path.join(tmpdir(), 'dcm-'));
	const servers: PluginServer[] = [];
	const reattach: Record<string, unknown> = {};
	for (const [name, serve] of plugins) {
		const socket = path.join(directory, String(servers.length));
		servers.push(await serve(socket));
		for (const registry of registries) {
			reattach[`${registry}/${name}`] = {
				Protocol: 'grpc',
				ProtocolVersion: 6,
				// Terraform watches this process, and kills it when nobody answers on the socket.
				Pid: process.pid,
				Test: true,
				Addr: {Network: 'unix', String: socket},
			};
		}
	}

	return {
		reattach: JSON.stringify(reattach),
		async close() {
			try {
				for (const server of servers) await server.close();
			} finally {
				await rm(directory, {recursive: true});
			}
		},
	};
}

/** Terraform's own, and OpenTofu's. */
const registries = ['registry.terraform.io', 'registry.opentofu.org'];
