import type {Command, OptionValues} from 'commander';
import type {CommandContext} from '../commands/context.ts';

/** Runs one command with the options it was given; the caller makes the context and keeps the exit status. */
export type Runner = (
	options: OptionValues,
	command: (context: CommandContext) => Promise<number>,
) => Promise<void>;

/**
 * Makes the action of a command: `load` brings its function, which is not imported before it runs, so that a command
 * without screens never loads React; `read` turns the command's words into the function's arguments.
 */
export type Start = <Arguments>(
	load: () => Promise<(options: Arguments, context: CommandContext) => Promise<number>>,
	read: (command: Command) => Arguments,
) => (...words: unknown[]) => Promise<void>;
