import type {Command} from 'commander';
import type {Start} from './program.ts';
import {positiveNumber, wholeNumber} from './words.ts';

/** The commands that make machines, look after them and take them down, and the account they need. */
export function addBringupCommands(program: Command, start: Start): void {
	program
		.command('bringup')
		.description('select, write the files, create, wait until it answers')
		.argument('[settings...]', 'AV=2 says more')
		.option('--yes', 'do not ask')
		.option('-v, --verbose', 'say more')
		.option('--no-ssh-wait', 'ready when the API says running')
		.action(
			start(
				async () => (await import('../commands/bringup.ts')).bringupCommand,
				command => command.opts<{yes?: boolean; sshWait?: boolean}>(),
			),
		);
	program
		.command('destroy')
		.description('take down what this project made')
		.option('--yes', 'do not ask')
		.action(
			start(
				async () => (await import('../commands/destroy.ts')).destroyCommand,
				command => command.opts<{yes?: boolean}>(),
			),
		);
	program
		.command('status')
		.description('what runs, since when, and what it costs')
		.action(
			start(
				async () => (await import('../commands/status.ts')).statusCommand,
				() => ({}),
			),
		);
	void positiveNumber;
	void wholeNumber;
}
