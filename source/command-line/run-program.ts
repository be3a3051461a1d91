import packageFile from '../../package.json' with {type: 'json'};
import {exitStatus} from '../errors.ts';
import type {Runner} from './start.ts';

/**
 * Parses the words and runs the command they name; an exit status where they name none, or only ask for help. What
 * parses takes as long to load as the Kconfig to read, so that it is not loaded where there is nothing to parse.
 */
export async function runProgram(
	words: readonly string[],
	run: Runner,
): Promise<number | undefined> {
	if (words.length === 0) {
		await run({}, async context => {
			const {menuconfigCommand} = await import('../commands/menuconfig.ts');
			return menuconfigCommand({}, context);
		});
		return undefined;
	}

	if (words.length === 1 && words[0] === '--version') {
		await run({}, async ({stdout}) => {
			stdout.write(`${packageFile.version}\n`);
			return exitStatus.done;
		});
		return undefined;
	}

	const {CommanderError} = await import('commander');
	const {createProgram} = await import('./program.ts');
	try {
		await createProgram(run, words).parseAsync(words, {from: 'user'});
		return undefined;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
	}
}
