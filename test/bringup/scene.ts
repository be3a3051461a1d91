import {randomUUID} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {planFromConfiguration, type BringupPlan} from '../../source/bringup/plan.ts';
import {standardPace, type Pace} from '../../source/bringup/ports.ts';
import {
	bringUpSession,
	tearDownSession,
	type SessionOptions,
} from '../../source/bringup/session.ts';
import {fasterClock, systemClock} from '../../source/clock.ts';
import {createClient, type Client} from '../../source/datacrunch/client.ts';
import {placesOf, type Places} from '../../source/machine/places.ts';
import {startSimulator, type Simulator} from '../../source/simulator/api-server.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** How many times as fast as a wall clock everything here lives. */
const speed = 1000;

/** A try takes so much longer here that what is sold out would be tried again before anything else. */
export const scenePace: Pace = {
	...standardPace,
	setAside: {first: 24 * 3_600_000, longest: 24 * 3_600_000},
};

/** A project in a directory of its own, with a home and an account: the simulator, over HTTP. */
export type Scene = {
	readonly simulator: Simulator;
	readonly client: Client;
	readonly places: Places;
	readonly plan: BringupPlan;
	readonly options: SessionOptions;
	bringUp(changes?: {
		plan?: Partial<BringupPlan>;
		signal?: AbortSignal;
		options?: Partial<SessionOptions>;
	}): AsyncIterable<BringupEvent>;
	tearDown(
		keep?: boolean,
		signal?: AbortSignal,
		engine?: BringupPlan['engine'],
	): AsyncIterable<BringupEvent>;
};

/** The settings of `datacrunch-h100-pytorch-or-less` with `kn1` and KNLP, as far as a plan reads them. */
const configuration: Readonly<Record<string, string>> = {
	TERRAFORM_DATACRUNCH: 'y',
	TERRAFORM_USE_BUILTIN: 'y',
	TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 'H100_OR_LESS',
	TERRAFORM_DATACRUNCH_IMAGE: 'ubuntu-24.04-cuda-12.8-open-docker',
	TERRAFORM_DATACRUNCH_LOCATION: 'AUTO',
	TERRAFORM_DATACRUNCH_SSH_KEY_NAME: 'kdevops-datacrunch-0123abcd',
	TERRAFORM_DATACRUNCH_SSH_KEY_AUTO_CREATE: 'y',
	TERRAFORM_SSH_CONFIG_GENKEY: 'y',
	TERRAFORM_SSH_CONFIG_GENKEY_OVERWRITE: 'y',
	TERRAFORM_SSH_CONFIG_GENKEY_EMPTY_PASSPHRASE: 'y',
	KDEVOPS_HOSTS_PREFIX: 'kn1',
	KDEVOPS_WORKFLOW_NAME: 'knlp',
};

/** Sets the scene. `settings` are put over the configuration's; `stateHome` is where the state folder goes. */
export async function setScene(
	t: TestContext,
	scenario: string,
	settings: Readonly<Record<string, string>> = {},
	stateHome?: string,
): Promise<Scene> {
	const root = await temporaryDirectory(t);
	const directory = path.join(root, 'project');
	const homeDirectory = path.join(root, 'home');
	await Promise.all([mkdir(directory), mkdir(homeDirectory)]);
	const simulator = await startSimulator({scenario, speed, clientsHurry: true, clock: systemClock});
	t.after(async () => simulator.close());
	const clock = fasterClock(systemClock, speed);
	const client = createClient({
		baseUrl: simulator.url,
		credentials: {clientId: 'id', clientSecret: randomUUID()},
		clock,
	});
	const places = placesOf({
		directory,
		homeDirectory,
		env: {XDG_STATE_HOME: stateHome ?? path.join(root, 'state')},
		account: 'simulator',
	});
	const values = {...configuration, ...settings};
	const plan = planFromConfiguration(symbol => values[symbol], places);
	const {signal} = new AbortController();
	const options = {client, clock, places, signal, probeSsh: undefined, pace: scenePace};
	return {
		simulator,
		client,
		places,
		plan,
		options,
		bringUp: (changes = {}) =>
			bringUpSession(
				{...plan, ...changes.plan},
				{...options, ...changes.options, signal: changes.signal ?? signal},
			),
		tearDown: (keep = false, abort = signal, engine = 'builtin') =>
			tearDownSession({keep, prefix: plan.prefix, engine}, {...options, signal: abort}),
	};
}

type EventOf<Type extends BringupEvent['type']> = Extract<BringupEvent, {type: Type}>;

/** The events of one type, in order. */
export const eventsOf = <Type extends BringupEvent['type']>(
	events: readonly BringupEvent[],
	type: Type,
): EventOf<Type>[] => events.filter((event): event is EventOf<Type> => event.type === type);

/** The last event, which has to be of that type. */
export function endOf<Type extends 'ready' | 'failed' | 'destroyed'>(
	events: readonly BringupEvent[],
	type: Type,
): EventOf<Type> {
	const last = events.at(-1);
	if (last?.type !== type) {
		throw new Error(`ended with ${JSON.stringify(last)} and not with ${type}`);
	}

	return last as EventOf<Type>;
}

/** Reads a stream to its end. */
export async function collect(stream: AsyncIterable<BringupEvent>): Promise<BringupEvent[]> {
	const events: BringupEvent[] = [];
	for await (const event of stream) events.push(event);
	return events;
}
