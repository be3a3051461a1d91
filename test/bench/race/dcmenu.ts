import {mkdir, mkdtemp} from 'node:fs/promises';
import path from 'node:path';
import {bringUp} from '../../../source/bringup/bring-up.ts';
import type {BringupEvent} from '../../../source/bringup/events.ts';
import {planFromConfiguration} from '../../../source/bringup/plan.ts';
import {standardPace} from '../../../source/bringup/ports.ts';
import {createClient, type Client} from '../../../source/datacrunch/client.ts';
import {openJournal} from '../../../source/machine/journal.ts';
import {placesOf} from '../../../source/machine/places.ts';
import {runProcess} from '../../../source/machine/run-process.ts';
import {patience} from './market.ts';
import type {Arena, Contender, Finish} from './run-race.ts';

/**
 * `dcmenu bringup`, or `dcmenu bringup --wait --for 1h`. `home` is the user's directory, in which each gets
 * a project of its own.
 */
export const dcmenu = (name: string, waits: boolean, home: string): Contender => ({
	name,
	run: async arena => bringUpOnce(arena, waits, home),
});

async function bringUpOnce(arena: Arena, waits: boolean, home: string): Promise<Finish> {
	const {race, url, clock, random} = arena;
	let requests = 0;
	const directory = await mkdtemp(path.join(home, 'project-'));
	const env = {XDG_STATE_HOME: directory};
	const places = placesOf({directory, homeDirectory: home, env, account: 'simulator'});
	await mkdir(places.stateDirectory, {recursive: true});
	const journal = await openJournal(places.journal);
	const settings = settingsFor(race.highest);
	const plan = planFromConfiguration(symbol => settings[symbol], places);
	const client = createClient({
		baseUrl: url,
		credentials: {clientId: 'bench', clientSecret: 'bench'},
		clock,
		random,
		trace() {
			requests++;
		},
	});
	const events = bringUp(
		{...plan, wait: waits ? {for: patience} : undefined},
		{
			client: fromAfar(client, arena),
			clock,
			places,
			signal: new AbortController().signal,
			journal,
			run: runProcess,
			env,
			probeSsh: undefined,
			isSimulated: true,
			pace: standardPace,
			newId: () => `${race.seed}-${requests}`,
			random,
		},
	);
	try {
		let last: BringupEvent | undefined;
		for await (const event of events) last = event;
		const machine = last?.type === 'ready' ? last.hosts[0]?.id : undefined;
		return {machine, known: new Set(journal.state.machines.keys()), requests};
	} finally {
		await journal.close();
	}
}

const settingsFor = (highest: string): Readonly<Record<string, string>> => ({
	TERRAFORM_DATACRUNCH: 'y',
	TERRAFORM_USE_BUILTIN: 'y',
	TERRAFORM_DATACRUNCH_INSTANCE_TYPE: `${highest}-or-less`,
	TERRAFORM_DATACRUNCH_IMAGE: 'ubuntu-24.04-cuda-12.8-open-docker',
	TERRAFORM_DATACRUNCH_LOCATION: 'AUTO',
	TERRAFORM_DATACRUNCH_SSH_KEY_FILE: '~/key',
	TERRAFORM_DATACRUNCH_SSH_KEY_AUTO_CREATE: 'y',
	TERRAFORM_SSH_CONFIG_PUBKEY_FILE: '~/key.pub',
	TERRAFORM_SSH_CONFIG_GENKEY: 'y',
	TERRAFORM_SSH_CONFIG_GENKEY_EMPTY_PASSPHRASE: 'y',
	KDEVOPS_HOSTS_PREFIX: 'bench',
});

/** A client whose calls take their time on the way there and back. */
function fromAfar(client: Client, {clock, latency}: Arena): Client {
	const delayed = Object.entries(client).map(([name, member]: [string, unknown]) => {
		if (typeof member !== 'function' || name === 'serverNow') return [name, member];
		return [
			name,
			async (...words: unknown[]) => {
				await clock.sleep(latency());
				try {
					return await (member as (...words: unknown[]) => Promise<unknown>)(...words);
				} finally {
					await clock.sleep(latency());
				}
			},
		];
	});
	return Object.fromEntries(delayed) as Client;
}
