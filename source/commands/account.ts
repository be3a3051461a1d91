import {join} from 'node:path';
import {fasterClock, type Clock} from '../clock.ts';
import {defaultBaseUrl, parseBaseUrl} from '../datacrunch/base-url.ts';
import {createClient, type Client} from '../datacrunch/client.ts';
import {findCredentials} from '../datacrunch/credentials.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {placesOf} from '../machine/places.ts';
import type {CommandContext} from './context.ts';

/** An open line to DataCrunch, or to the simulator of this project. */
export type Account = {
	readonly client: Client;
	readonly simulated: boolean;
	/** Without them only public calls are answered; the others reject with exit status 3. */
	readonly hasCredentials: boolean;
	/** Where they were found: a file, absolute, or a variable's name; undefined: there are none, or none are needed. */
	readonly credentialsSource: string | undefined;
	/** "api.verda.com" or "simulator: typical 10x": for the header. */
	readonly label: string;
	/** Keeps journals of different accounts apart: the API's host, or `simulator`. */
	readonly name: string;
	/** What its machines take their time by: ours, or the simulator's where that runs faster. */
	readonly clock: Clock;
	/** The ids of the in-process simulator's machines, if there is one; no scenario makes that question fail. */
	simulatedMachines?(): Promise<ReadonlySet<string>>;
	/** Ends the in-process simulator, if there is one. */
	close(): Promise<void>;
};

/** How many times as fast as ours the in-process simulator's time runs: a machine boots in seconds, and can be watched. */
const simulatedSpeed = 10;

export type AccountWishes = {
	/** What the configuration names. */
	readonly credentialsFile?: string | undefined;
	/** Hears of every exchange with the API. */
	readonly trace?: ((exchange: string) => void) | undefined;
};

/**
 * The account a command works with: the simulator with `--simulate`, else the API with the credentials found in
 * `cli.md`'s order. Rejects with exit status 3 for credentials that
 * cannot be used.
 */
export async function openAccount(
	context: CommandContext,
	wishes: AccountWishes = {},
): Promise<Account> {
	const {options, env, homeDirectory} = context;
	if (options.simulate !== undefined) return openSimulator(context, options.simulate, wishes);
	const {profile} = options;
	const found = await findCredentials({
		env,
		homeDirectory,
		configuredFile: wishes.credentialsFile,
		profile,
	});
	if (!found && options.demo) return openSimulator(context, '', wishes);
	const baseUrl = parseBaseUrl(
		options.api ?? env['DCMENU_API_URL'] ?? found?.baseUrl ?? defaultBaseUrl,
	);
	const {host} = new URL(baseUrl);
	return {
		client: createClient({
			baseUrl,
			credentials: found?.credentials,
			clock: context.clock,
			trace: wishes.trace,
		}),
		simulated: false,
		hasCredentials: found !== undefined,
		credentialsSource: found?.source,
		label: host,
		name: host,
		clock: context.clock,
		close: async () => undefined,
	};
}

/** The simulator takes everybody, but in the scenario that refuses credentials. */
const anybody = {clientId: 'simulated', clientSecret: 'simulated'};

/** The project's simulated world, kept in the user's state folder; an empty scenario carries on with the one there. */
async function openSimulator(
	context: CommandContext,
	scenario: string,
	{trace}: AccountWishes,
): Promise<Account> {
	const {startSimulator} = await import('../simulator/api-server.ts');
	const {stateDirectory} = placesOf({...context, account: 'simulator'});
	const speed = speedFrom(context.env['DCMENU_SIMULATE_SPEED']);
	const simulator = await startSimulator({
		scenario: scenario === '' ? undefined : scenario,
		speed,
		clientsHurry: true,
		stateFile: join(stateDirectory, 'simulator.json'),
		clock: context.clock,
	});
	if (simulator.abandoned) {
		const {scenario: before, machines} = simulator.abandoned;
		context.stderr.write(
			`dcmenu: the simulated world of "${before}" is gone, and with it ${machines.join(', ')}.\n`,
		);
	}

	const clock = speed === 1 ? context.clock : fasterClock(context.clock, speed);
	return {
		client: createClient({baseUrl: simulator.url, credentials: anybody, clock, trace}),
		simulated: true,
		hasCredentials: true,
		credentialsSource: undefined,
		// Ages and elapsed times on the screen are the simulator's: the header says why they run.
		label: `simulator: ${simulator.scenario.name}${speed === 1 ? '' : ` ${speed}x`}`,
		name: 'simulator',
		clock,
		simulatedMachines: async () => simulator.machineIds(),
		close: async () => simulator.close(),
	};
}

function speedFrom(text: string | undefined): number {
	if (text === undefined || text === '') return simulatedSpeed;
	const speed = Number(text);
	if (Number.isFinite(speed) && speed > 0) return speed;
	throw new ExpectedError(`DCMENU_SIMULATE_SPEED is "${text}"; it must be a number above 0.`, {
		exitStatus: exitStatus.usage,
	});
}
