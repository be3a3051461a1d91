import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {Command} from 'commander';
import packageFile from '../../package.json' with {type: 'json'};
import {addAccountCommands} from './account-commands.ts';
import {addBringupCommands} from './bringup-commands.ts';
import {addCapacityCommands} from './capacity-commands.ts';
import {addCompletionCommands} from './completion-commands.ts';
import {addConfigurationCommands} from './configuration-commands.ts';
import {declareGlobalOptions} from './global-options.ts';
import type {Runner, Start} from './start.ts';

/** In groups, because to describe all commands takes longer than most of them run. */
const groups = [
	addConfigurationCommands,
	addCapacityCommands,
	addBringupCommands,
	addAccountCommands,
	addCompletionCommands,
];

/** The command line of `cli.md`, as far as it takes to understand these words. */
export function createProgram(run: Runner, words: readonly string[]): Command {
	const program = new Command('dcmenu')
		.description('menuconfig for GPUs: choose, watch and bring up DataCrunch (Verda) machines.')
		.version(packageFile.version)
		.exitOverride()
		.showSuggestionAfterError()
		.helpCommand('help [command]');
	declareGlobalOptions(program);

	const start: Start =
		(load, read) =>
		async (...words) => {
			const command = words.at(-1) as Command;
			await run(command.optsWithGlobals(), async context => {
				const execute = await load();
				return execute(read(command), context);
			});
		};

	const screens = start(
		async () => (await import('../commands/menuconfig.ts')).menuconfigCommand,
		() => ({}),
	);
	program
		.command('menuconfig')
		.description('the screens (also without any command)')
		.action(screens);
	program.argument('[command]').action(async (name: string | undefined, ...rest: unknown[]) => {
		const {C: directory = '.'} = program.opts<{C?: string}>();
		if (name !== undefined && existsSync(resolve(directory, name))) {
			// As C's mconf and Kconfiglib's menuconfig take it.
			program.error(
				`error: unknown command '${name}'\nTo open that file: dcmenu --kconfig ${name}`,
			);
		}

		// Commander keeps its "unknown command, did you mean" for programs without an action of their own.
		if (name !== undefined) (program as unknown as {unknownCommand(): never}).unknownCommand();
		await screens(...rest);
	});

	if (isBare(words)) return program;
	for (const addCommands of groups) {
		addCommands(program, start);
		if (program.commands.some(command => command.name() === words[0])) break;
	}

	return program;
}

/** The screens, with options that stand for themselves: no word that could be a command, and nobody asks what there is. */
const isBare = (words: readonly string[]): boolean =>
	words.every(word => word.startsWith('-') && word !== '-h' && word !== '--help');
