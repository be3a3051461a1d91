import type {Client} from '../datacrunch/client.ts';
import type {CommandContext} from './context.ts';

/** An open line to DataCrunch, or to the simulator of this project. */
export type Account = {
	readonly client: Client;
	readonly simulated: boolean;
	/** "api.verda.com" or "simulator: typical": for the header and for keeping journals apart. */
	readonly label: string;
	/** Ends the in-process simulator, if there is one. */
	close(): Promise<void>;
};

/**
 * The account a command works with: the simulator with `--simulate`, else the credentials in `cli.md`'s order.
 * `credentialsFile` is what the configuration names. Rejects with exit status 3 where there are none.
 */
export type OpenAccount = (context: CommandContext, credentialsFile?: string) => Promise<Account>;
