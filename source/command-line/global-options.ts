import {Option, type Command, type OptionValues} from 'commander';
import type {Market} from '../capacity/snapshot.ts';
import type {GlobalOptions} from '../commands/context.ts';
import {positiveNumber} from './words.ts';

/** Declares the options that every command takes, before or after its name. */
export const declareGlobalOptions = (program: Command): Command =>
	program
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

/** The options every command takes, from all that were given; `directory` is `-C`. */
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
