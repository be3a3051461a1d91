import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {ExpectedError} from '../../errors.ts';
import type {Clock} from '../../clock.ts';
import {selfSignedCertificate} from './certificate.ts';
import type {Plugin} from './plugin.ts';
import {servePlugin} from './serve-plugin.ts';

/** How Terraform tells its plugins that it is Terraform. A protection against nothing but mistakes, and no secret. */
const cookie = {
	name: 'TF_PLUGIN_MAGIC_COOKIE',
	value: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
};

const protocolVersion = '6';

/** How long a plugin that nobody is connected to waits for somebody: Terraform may have been killed. Milliseconds. */
const patience = 10_000;

export type PluginSurroundings = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly clock: Clock;
	/** Takes the one line that tells Terraform where to connect. */
	readonly print: (line: string) => void;
};

/**
 * Serves a plugin as a process that Terraform or OpenTofu started, until it is told to end or nobody is left. Rejects
 * with what to do where a person started it.
 */
export async function runPluginProcess<Account>(
	plugin: Plugin<Account>,
	{env, clock, print}: PluginSurroundings,
): Promise<void> {
	const clientCertificate = env['PLUGIN_CLIENT_CERT'];
	if (env[cookie.name] !== cookie.value || clientCertificate === undefined) throw notByHand();
	const versions = env['PLUGIN_PROTOCOL_VERSIONS'] ?? protocolVersion;
	if (!versions.split(',').includes(protocolVersion)) throw tooOld(versions);

	const ended = new AbortController();
	let lonely = new AbortController();
	const awaitSomebody = (): void => {
		lonely = new AbortController();
		const {signal} = lonely;
		clock.sleep(patience, signal).then(
			() => ended.abort(),
			() => undefined,
		);
	};

	// A socket's path has at most 104 bytes on some systems.
	const directory = await mkdtemp(path.join(env['PLUGIN_UNIX_SOCKET_DIR'] || tmpdir(), 'dcm-'));
	try {
		const certificate = selfSignedCertificate(clock.now());
		const socket = path.join(directory, '0');
		const server = await servePlugin(plugin, socket, {
			certificate,
			clientCertificate,
			onShutdown: () => ended.abort(),
			onConnections(count) {
				lonely.abort();
				if (count === 0 && !ended.signal.aborted) awaitSomebody();
			},
		});
		awaitSomebody();
		const base64 = certificate.der.toString('base64').replace(/=+$/, '');
		print(`1|${protocolVersion}|unix|${socket}|grpc|${base64}`);
		await aborted(ended.signal);
		lonely.abort();
		await server.close();
	} finally {
		await rm(directory, {recursive: true});
	}
}

const aborted = async (signal: AbortSignal): Promise<void> =>
	new Promise(resolve => {
		signal.addEventListener('abort', () => resolve(), {once: true});
	});

const notByHand = (): ExpectedError =>
	new ExpectedError('This is a provider for Terraform and OpenTofu, which start it themselves.', {
		nextSteps: [
			'In a directory with .tf files that ask for linux-kdevops/datacrunch: terraform init',
			'What is installed, and where: dcmenu provider status',
		],
	});

const tooOld = (versions: string): ExpectedError =>
	new ExpectedError(
		`This provider speaks version ${protocolVersion} of the plugin protocol; this Terraform speaks ${versions}.`,
		{nextSteps: ['Use Terraform 1.0 or newer, or OpenTofu.']},
	);
