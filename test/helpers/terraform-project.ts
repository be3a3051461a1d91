import {randomUUID} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {standardPace} from '../../source/bringup/ports.ts';
import {terraformAccount} from '../../source/bringup/terraform-account.ts';
import {fasterClock, systemClock} from '../../source/clock.ts';
import {createClient, type Client} from '../../source/datacrunch/client.ts';
import {openJournal, type Journal} from '../../source/machine/journal.ts';
import {placesOf} from '../../source/machine/places.ts';
import {runProcess} from '../../source/machine/run-process.ts';
import {startSimulator, type Simulator} from '../../source/simulator/api-server.ts';
import {findBinary} from '../../source/terraform/find-binary.ts';
import type {ProviderAccount} from '../../source/terraform/provider/account.ts';
import {
	datacrunchPlugin,
	type ProviderConfiguration,
} from '../../source/terraform/provider/datacrunch-plugin.ts';
import {externalPlugin} from '../../source/terraform/provider/external-plugin.ts';
import {servePlugin} from '../../source/terraform/provider/serve-plugin.ts';
import {runTerraform} from '../../source/terraform/run-terraform.ts';
import {servePlugins} from '../../source/terraform/serve-plugins.ts';
import {temporaryDirectory} from './temporary-directory.ts';

/** How many times as fast as a wall clock the accounts live. */
const speed = 1000;

/** An account in a simulator of its own. */
export type TestAccount = {
	readonly simulator: Simulator;
	readonly client: Client;
	readonly journal: Journal;
	readonly account: ProviderAccount;
	/** Hostnames of the machines that bill now. */
	billed(): Promise<string[]>;
};

/** Accounts of different seeds give different ids. */
export async function testAccount(
	t: TestContext,
	scenario = 'documented',
	seed = 1,
): Promise<TestAccount> {
	const directory = await temporaryDirectory(t);
	const simulator = await startSimulator({
		scenario,
		seed,
		speed,
		clientsHurry: true,
		clock: systemClock,
	});
	const clock = fasterClock(systemClock, speed);
	const credentials = {clientId: 'id', clientSecret: randomUUID()};
	const client = createClient({baseUrl: simulator.url, credentials, clock});
	const places = placesOf({directory, homeDirectory: directory, env: {}, account: 'simulator'});
	const journal = await openJournal(places.journal);
	t.after(async () => {
		await journal.close();
		await simulator.close();
	});
	const {signal} = new AbortController();
	const ports = {
		client,
		clock,
		signal,
		journal,
		places,
		run: runProcess,
		env: {},
		probeSsh: undefined,
		isSimulated: true,
		pace: standardPace,
		newId: randomUUID,
	};
	const account = terraformAccount(ports, {
		volumes: {keep: false, prefix: 'kn1'},
		osVolumeGigabytes: 100,
		startedAt: clock.now(),
		tell: () => undefined,
		failed: () => undefined,
	});
	return {
		simulator,
		client,
		journal,
		account,
		async billed() {
			const {machines} = await simulator.bill();
			return machines.filter(({until}) => until === null).map(({name}) => name);
		},
	};
}

export type TerraformResult = {
	readonly status: number | null;
	/** All that it said. */
	readonly output: string;
	readonly stdout: string;
	/** The parsed output of a command with `-json`. */
	readonly messages: readonly Record<string, unknown>[];
};

/** A directory with `.tf` files, and the real program run in it with our providers. */
export type TerraformProject = {
	readonly directory: string;
	/** Writes main.tf: `text` after what names the providers. */
	write(text: string): Promise<void>;
	run(programArguments: readonly string[], signal?: AbortSignal): Promise<TerraformResult>;
	/** The state's file. */
	state(): Promise<string>;
};

export async function terraformProject(
	t: TestContext,
	open: (configuration: ProviderConfiguration) => ProviderAccount,
): Promise<TerraformProject> {
	const directory = path.join(await temporaryDirectory(t), 'terraform');
	await mkdir(directory);
	const {file: binary} = await findBinary('terraform', undefined, process.env['PATH'] ?? '');
	const served = await servePlugins(
		new Map([
			[
				'linux-kdevops/datacrunch',
				async socket =>
					servePlugin(
						datacrunchPlugin(async block => open(block)),
						socket,
					),
			],
			['hashicorp/external', async socket => servePlugin(externalPlugin(directory), socket)],
		]),
	);
	t.after(async () => served.close());
	return {
		directory,
		write: async text => writeFile(path.join(directory, 'main.tf'), `${terraformHeader}${text}`),
		async run(programArguments, signal = new AbortController().signal) {
			const lines: string[] = [];
			const {status, stderr} = await runTerraform({
				binary,
				arguments: programArguments,
				directory,
				env: process.env,
				reattach: served.reattach,
				signal,
				onLine: line => lines.push(line),
			});
			return {
				status,
				output: [...lines, stderr].join('\n'),
				stdout: lines.join('\n'),
				messages: lines
					.filter(line => line.startsWith('{"@'))
					.map(line => JSON.parse(line) as Record<string, unknown>),
			};
		},
		state: async () => readFile(path.join(directory, 'terraform.tfstate'), 'utf8'),
	};
}

export const terraformHeader = `terraform {
  required_providers {
    datacrunch = { source = "linux-kdevops/datacrunch" }
  }
}
`;

/** A machine's block; `fields` are put over those that every machine needs. */
export function machineBlock(name: string, fields: Readonly<Record<string, string>> = {}): string {
	const all = {
		hostname: `"${name}"`,
		location_code: '"FIN-01"',
		instance_type: '"1A100.40S.22V"',
		image: '"ubuntu-24.04-cuda-12.8-open-docker"',
		ssh_key_ids: '[datacrunch_ssh_key.k.id]',
		...fields,
	};
	const lines = Object.entries(all).map(([field, value]) => `  ${field} = ${value}\n`);
	return `resource "datacrunch_instance" "${name}" {\n${lines.join('')}}\n`;
}

export const keyBlock = `resource "datacrunch_ssh_key" "k" {
  name       = "k"
  public_key = "ssh-ed25519 AAAA me\\n"
}
`;
