import {Option, type Command} from 'commander';
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
		.addOption(
			new Option(
				'--order <order>',
				'what comes first: the highest tier (else), or the price',
			).choices(['tier', 'price']),
		)
		.option('--location <location>', 'only there, such as FIN-01')
		.option('--json', 'one document, or one object a line')
		.option('--plain', 'no screens: lines only')
		.option('--color', 'colour also where the output is not a terminal')
		.option('--no-color', 'no colour')
		.option('--ascii', 'only ASCII characters')
		.option('--unicode', 'more than ASCII, whatever the locale says')
		.option('--screen-reader', 'no screens: one fact a line, for a screen reader')
		.option('--profile <name>', 'which section of the credentials file')
		.option('--debug', "a bug's stack");
