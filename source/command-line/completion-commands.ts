import type {Command} from 'commander';
import type {CompletableCommand} from '../commands/complete.ts';
import type {Start} from './start.ts';

/** The completion scripts, and the hidden command that they ask. Added last: it knows all the others. */
export function addCompletionCommands(program: Command, start: Start): void {
	program
		.command('completion')
		.description('a completion script to source: bash, zsh or fish')
		.argument('<shell>')
		.action(
			start(
				async () => (await import('../commands/completion.ts')).completionCommand,
				({args: [shell = '']}) => ({shell}),
			),
		);
	const optionsOf = (command: Command): string[] =>
		command.options
			.filter(option => !option.hidden)
			.flatMap(option => option.long ?? option.short ?? []);
	program
		.command('complete', {hidden: true})
		.argument('[words...]')
		.action(
			start(
				async () => (await import('../commands/complete.ts')).completeCommand,
				({args}) => {
					const commands: CompletableCommand[] = program.commands
						.filter(command => command.name() !== 'complete')
						.map(command => ({name: command.name(), options: optionsOf(command)}));
					return {words: args, commands: [{name: '', options: optionsOf(program)}, ...commands]};
				},
			),
		);
}
