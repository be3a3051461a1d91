import {Command, InvalidArgumentError, Option, type OptionValues} from 'commander';
import packageFile from '../package.json' with {type: 'json'};
import type {Market} from './capacity/snapshot.ts';
import type {CommandContext, GlobalOptions} from './commands/context.ts';

/** Runs one command with the options it was given; the caller makes the context and keeps the exit status. */
export type Runner = (
	options: OptionValues,
	command: (context: CommandContext) => Promise<number>,
) => Promise<void>;

type Load<Arguments> = () => Promise<
	(options: Arguments, context: CommandContext) => Promise<number>
>;

/**
 * The command line of `cli.md`. Every command is loaded only when it is the one that runs, so that a command without
 * screens never loads React.
 */
export function createProgram(run: Runner): Command {
	const program = new Command('dcmenu');
	/** The action of a command: its module, and how its words become its arguments. */
	const start =
		<Arguments>(load: Load<Arguments>, read: (command: Command) => Arguments) =>
		async (...words: unknown[]): Promise<void> => {
			const command = words.at(-1) as Command;
			await run(command.optsWithGlobals(), async context => (await load())(read(command), context));
		};

	program
		.description('menuconfig for GPUs: choose, watch and bring up DataCrunch (Verda) machines.')
		.version(packageFile.version)
		.exitOverride()
		.showSuggestionAfterError()
		.helpCommand('help [command]')
		.option('-C <dir>', 'work in this directory')
		.option('--kconfig <file>', 'the Kconfig tree')
		.option('--config <file>', 'the configuration instead of .config')
		.option(
			'--simulate [scenario]',
			'a simulated account: no credentials, no cost (--simulate=SCENARIO)',
		)
		.addOption(new Option('--demo', 'simulate where no credentials are found').hideHelp())
		.option('--api <url>', 'where the API is')
		.addOption(new Option('--market <market>', 'how to pay').choices(['on-demand', 'spot', 'any']))
		.option('--max-price <dollars>', 'dollars an hour for one machine', positiveNumber)
		.option('--location <location>', 'only there, such as FIN-01')
		.option('--json', 'one document, or one object a line')
		.option('--plain', 'no screens: lines only')
		.option('--color', 'colour also where the output is not a terminal')
		.option('--no-color', 'no colour')
		.option('--ascii', 'only ASCII characters')
		.option('--profile <name>', 'which section of the credentials file')
		.option('--debug', "a bug's stack");

	const screens = start(
		async () => (await import('./commands/menuconfig.ts')).menuconfigCommand,
		() => ({}),
	);
	program
		.command('menuconfig')
		.description('the screens (also without any command)')
		.action(screens);
	program.argument('[command]').action(async (name: string | undefined, ...rest: unknown[]) => {
		// Commander keeps its "unknown command, did you mean" for programs without an action of their own.
		if (name !== undefined) (program as unknown as {unknownCommand(): never}).unknownCommand();
		await screens(...rest);
	});

	program
		.command('tiers')
		.description('the tier groups and what they hold')
		.action(
			start(
				async () => (await import('./commands/tiers.ts')).tiersCommand,
				() => ({}),
			),
		);
	program
		.command('capacity')
		.description('what can be had now, and where')
		.option('--instance-type <type>', 'only this one')
		.action(
			start(
				async () => (await import('./commands/capacity.ts')).capacityCommand,
				command => command.opts<{instanceType?: string}>(),
			),
		);
	program
		.command('select')
		.description('the instance type and location a target gives now: INSTANCE_TYPE LOCATION')
		.argument('[target]', 'h100-or-less, ANY_1H100 or an instance type; else what .config says')
		.option('--verbose', 'the tier log on stderr')
		.option('--exclude <type>', 'leave this type out (repeats)', collect)
		.action(
			start(
				async () => (await import('./commands/select.ts')).selectCommand,
				command => ({
					target: command.args[0],
					...command.opts<{verbose?: boolean; exclude?: string[]}>(),
				}),
			),
		);
	program
		.command('wait')
		.description('wait until a target can be had')
		.argument('[target]')
		.option('--for <duration>', 'give up after 30m, 2h, …', duration)
		.option('--interval <duration>', 'between two looks', duration, 30_000)
		.option('--exclude <type>', 'leave this type out (repeats)', collect)
		.action(
			start(
				async () => (await import('./commands/wait.ts')).waitCommand,
				command => ({
					target: command.args[0],
					...command.opts<{for?: number; interval: number; exclude?: string[]}>(),
				}),
			),
		);
	return program;
}

/** The options every command takes, from all that were given. */
export function globalOptions(
	options: OptionValues,
): GlobalOptions & {directory: string | undefined} {
	const text = (name: string): string | undefined =>
		typeof options[name] === 'string' ? options[name] : undefined;
	return {
		directory: text('C'),
		kconfig: text('kconfig'),
		config: text('config'),
		simulate: text('simulate'),
		demo: options['demo'] === true,
		api: text('api'),
		market: text('market') as Market | 'any' | undefined,
		maxPrice: typeof options['maxPrice'] === 'number' ? options['maxPrice'] : undefined,
		location: text('location'),
		json: options['json'] === true,
		plain: options['plain'] === true,
		color: typeof options['color'] === 'boolean' ? options['color'] : undefined,
		ascii: options['ascii'] === true,
		profile: text('profile'),
		debug: options['debug'] === true,
	};
}

const collect = (value: string, previous: readonly string[] = []): string[] => [...previous, value];

function positiveNumber(text: string): number {
	const value = Number(text);
	if (Number.isFinite(value) && value > 0) return value;
	throw new InvalidArgumentError('It must be a number above 0.');
}

/** `90s`, `30m`, `2h`, `1d`; a bare number is seconds. In milliseconds. */
function duration(text: string): number {
	const groups = /^(?<count>\d+(?:\.\d+)?)(?<unit>[smhd]?)$/.exec(text)?.groups;
	const unit = {'': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000}[groups?.['unit'] ?? ''];
	if (groups === undefined || unit === undefined) {
		throw new InvalidArgumentError('It must be a time such as 30s, 10m or 2h.');
	}

	return Number(groups['count']) * unit;
}
