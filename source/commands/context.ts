import type {Clock} from '../clock.ts';
import type {Market} from '../capacity/snapshot.ts';

/** The options that every command takes, as `cli.md` lists them. */
export type GlobalOptions = {
	/** `--kconfig FILE` */
	readonly kconfig?: string | undefined;
	/** `--config FILE` */
	readonly config?: string | undefined;
	/** `--simulate[=SCENARIO]`: a shipped scenario's name or a path. */
	readonly simulate?: string | undefined;
	/** `--demo`: simulate where no credentials are found; what `npm start` asks for. */
	readonly demo: boolean;
	/** `--api URL` */
	readonly api?: string | undefined;
	readonly market?: Market | 'any' | undefined;
	/** Dollars an hour for one machine. */
	readonly maxPrice?: number | undefined;
	/** What comes first: the highest tier unless said, or the lowest price. */
	readonly order?: 'tier' | 'price' | undefined;
	readonly location?: string | undefined;
	readonly json: boolean;
	readonly plain: boolean;
	readonly color?: boolean | undefined;
	/** `--ascii`, `--unicode` */
	readonly ascii?: boolean | undefined;
	/** `--screen-reader` */
	readonly screenReader?: boolean | undefined;
	readonly profile?: string | undefined;
	readonly debug: boolean;
};

/**
 * What a command is given. A command is a function `(arguments, context) => Promise<exit status>`, where `arguments`
 * is an object of its own positionals and options, already parsed: no command but `cli.ts` touches argv or exits.
 */
export type CommandContext = {
	/** How this dcmenu is started: both are absolute. */
	readonly program: {readonly node: string; readonly script: string};
	/** The project directory, absolute; `-C DIR` or where dcmenu was started. */
	readonly directory: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly homeDirectory: string;
	readonly stdin: NodeJS.ReadStream;
	/** Facts asked for. */
	readonly stdout: NodeJS.WritableStream & {isTTY?: boolean; columns?: number};
	/** Everything said to a person. */
	readonly stderr: NodeJS.WritableStream & {isTTY?: boolean; columns?: number};
	readonly options: GlobalOptions;
	readonly clock: Clock;
	/** Aborted by SIGINT, SIGTERM and SIGHUP, with an `Interruption` as its reason; any other is an event `again`. */
	readonly signal: AbortSignal;
	/** Sets flags of V8's, such as `--no-opt`, for the rest of the process. */
	readonly setV8Flags: (flags: readonly string[]) => void;
};

/** Why the signal of a context was aborted. */
export class Interruption extends Error {
	override readonly name = 'Interruption';
	readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP';

	constructor(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') {
		super(`interrupted by ${signal}`);
		this.signal = signal;
	}
}
