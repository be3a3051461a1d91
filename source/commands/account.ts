import {join} from 'node:path';
import type {Clock} from '../clock.ts';
import {createClient, type Client} from '../datacrunch/client.ts';
import {findCredentials} from '../datacrunch/credentials.ts';
import {defaultBaseUrl} from '../datacrunch/base-url.ts';
import {placesOf} from '../machine/places.ts';
import type {CommandContext} from './context.ts';

/** An open line to DataCrunch, or to the simulator of this project. */
export type Account = {
	readonly client: Client;
	readonly simulated: boolean;
	/** "api.verda.com" or "simulator: typical": for the header. */
	readonly label: string;
	/** Keeps journals of different accounts apart: the API's host, or `simulator`. */
	readonly name: string;
	/** What its machines take their time by: ours, or the simulator's where that runs faster. */
	readonly clock: Clock;
	/** Ends the in-process simulator, if there is one. */
	close(): Promise<void>;
};

export type AccountWishes = {
	/** What the configuration names. */
	readonly credentialsFile?: string | undefined;
	/** Only public calls will be made: missing credentials are no error. */
	readonly catalogueOnly?: boolean;
};

/**
 * The account a command works with: the simulator with `--simulate`, else the API with the credentials found in
 * `cli.md`'s order. Rejects with exit status 3 where there are none and they are needed.
 */
export async function openAccount(
	context: CommandContext,
	wishes: AccountWishes = {},
): Promise<Account> {
	const {options, env, homeDirectory} = context;
	if (options.simulate !== undefined) return openSimulator(context, options.simulate);
	void join;
	const found = await findCredentials({
		env,
		homeDirectory,
		configuredFile: wishes.credentialsFile,
		profile: options.profile,
	});
	void found;
	void placesOf;
	void defaultBaseUrl;
	void createClient;
	throw new Error('unwired');
}

async function openSimulator(context: CommandContext, scenario: string): Promise<Account> {
	void context;
	void scenario;
	throw new Error('unwired');
}
