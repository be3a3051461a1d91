import {Argument, type Command} from 'commander';
import type {CatalogueArguments} from '../commands/catalogue.ts';
import type {CredentialsArguments} from '../commands/credentials.ts';
import type {SimulateArguments} from '../commands/simulate.ts';
import type {Start} from './start.ts';
import {positiveNumber, wholeNumber} from './words.ts';

/** The commands about the account itself: its credentials, its catalogue, and a simulated one. */
export function addAccountCommands(program: Command, start: Start): void {
	program
		.command('credentials')
		.description('keep, find and try the credentials of the API')
		.addArgument(new Argument('<action>', 'what to do').choices(['set', 'check', 'test', 'path']))
		.argument('[key]', 'a secret that everybody on the computer may see; better leave it out')
		.option('--client-id <id>', 'the client id; the secret is then read from standard input')
		.action(
			start(
				async () => (await import('../commands/credentials.ts')).credentialsCommand,
				command => ({
					action: command.args[0] as CredentialsArguments['action'],
					key: command.args[1],
					...command.opts<{clientId?: string}>(),
				}),
			),
		);
	program
		.command('catalogue')
		.description('instance types, images and locations of the menu, from the live API')
		.addArgument(
			new Argument('<action>', 'write them into the project, or say what differs').choices([
				'update',
				'diff',
			]),
		)
		.option('--all', 'CPU machines and those for confidential computing as well')
		.action(
			start(
				async () => (await import('../commands/catalogue.ts')).catalogueCommand,
				command => ({
					action: command.args[0] as CatalogueArguments['action'],
					...command.opts<{all?: boolean}>(),
				}),
			),
		);
	program
		.command('simulate')
		.description('a simulated API on 127.0.0.1, until it is interrupted')
		.option('--port <port>', 'listen there; else on any free port', wholeNumber)
		.option('--scenario <scenario>', "a shipped scenario's name, or a YAML file")
		.option('--seed <number>', 'equal seeds repeat everything', wholeNumber)
		.option('--speed <factor>', 'how many times as fast its time runs', positiveNumber)
		.action(
			start(
				async () => (await import('../commands/simulate.ts')).simulateCommand,
				command => command.opts<SimulateArguments>(),
			),
		);
}
