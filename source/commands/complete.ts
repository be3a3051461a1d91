import {groupTiers} from '../capacity/tiers.ts';
import {exitStatus} from '../errors.ts';
import type {CommandContext} from './context.ts';
import {openProject} from './configuration.ts';
import {listDefconfigs} from './defconfig-files.ts';

/** A command of the command line, as far as completions look at it. */
export type CompletableCommand = {readonly name: string; readonly options: readonly string[]};

/**
 * Prints the candidates for the last of `words`, one a line: what the completion scripts ask for. `commands` are the
 * command line's; the options of the first, nameless one go with every command.
 */
export async function completeCommand(
	{words, commands}: {words: readonly string[]; commands: readonly CompletableCommand[]},
	context: CommandContext,
): Promise<number> {
	const current = words.at(-1) ?? '';
	const before = words.slice(0, -1).filter(word => !word.startsWith('-'));
	const found = current.startsWith('-')
		? commands.filter(({name}) => name === '' || name === before[0]).flatMap(({options}) => options)
		: before.length === 0
			? commands.map(({name}) => name).filter(name => name !== '')
			: candidatesFor(before[0] ?? '', context);
	for (const candidate of found) {
		if (candidate.startsWith(current)) context.stdout.write(`${candidate}\n`);
	}

	return exitStatus.done;
}

function candidatesFor(command: string, context: CommandContext): readonly string[] {
	switch (command) {
		case 'defconfig':
		case 'diff':
			return listDefconfigs(context.directory).map(({name}) => name);
		case 'get':
		case 'set':
		case 'why':
			return [...openProject(context).tree.symbols.values()]
				.filter(({nodes}) => nodes.length > 0)
				.map(({name}) => `${name}${command === 'set' ? '=' : ''}`);
		case 'select':
		case 'wait':
			return [...groupTiers.map(tier => `${tier}-or-less`), 'ANY_1H100'];
		case 'catalogue':
			return ['update', 'diff'];
		case 'completion':
			return ['bash', 'zsh', 'fish'];
		default:
			return [];
	}
}
