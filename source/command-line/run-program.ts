import {CommanderError} from 'commander';
import {exitStatus} from '../errors.ts';
import {createProgram} from './program.ts';
import type {Runner} from './start.ts';

/** Parses the words and runs the command they name; an exit status where they name none, or only ask for help. */
export async function runProgram(
	words: readonly string[],
	run: Runner,
): Promise<number | undefined> {
	try {
		await createProgram(run, words).parseAsync(words, {from: 'user'});
		return undefined;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
	}
}
