import type {Command} from 'commander';
import type {Start} from './start.ts';
import {wholeNumber} from './words.ts';

/** The commands that read and write configurations. */
export function addConfigurationCommands(program: Command, start: Start): void {
	program
		.command('defconfig')
		.description('start from a ready configuration (also: defconfig-NAME)')
		.argument('<name>', 'one of defconfigs/, or a path')
		.argument('[variables...]', "KEY=VALUE as on make's command line: KNLP=1")
		.action(
			start(
				async () => (await import('../commands/defconfig.ts')).defconfigCommand,
				({args: [name = '', ...variables]}) => ({name, variables}),
			),
		);
	program
		.command('savedefconfig')
		.description('the minimal configuration')
		.argument('[file]', 'where to; defconfig')
		.action(
			start(
				async () => (await import('../commands/savedefconfig.ts')).savedefconfigCommand,
				({args: [file]}) => ({file}),
			),
		);
	program
		.command('olddefconfig')
		.description('.config with defaults for what is new')
		.action(
			start(
				async () => (await import('../commands/olddefconfig.ts')).olddefconfigCommand,
				() => ({}),
			),
		);
	program
		.command('conf')
		.description("Linux' scripts/kconfig/conf: the same options, files and messages")
		.argument('[words...]', '[options] KCONFIG')
		.allowUnknownOption()
		.action(
			start(
				async () => (await import('../commands/conf/conf.ts')).confCommand,
				({args}) => ({words: args}),
			),
		);
	for (const [mode, description] of [
		['oldconfig', 'asks for what .config says nothing about yet'],
		['syncconfig', 'the same, and auto.conf, autoconf.h and what make needs beside them'],
	] as const) {
		program
			.command(mode)
			.description(description)
			.action(
				start(
					async () => (await import('../commands/oldconfig.ts')).oldconfigCommand,
					() => ({mode}),
				),
			);
	}

	for (const [mode, description] of [
		['yes2modconfig', 'every y that can be m becomes m'],
		['mod2yesconfig', 'every m becomes y'],
		['mod2noconfig', 'every m becomes n'],
	] as const) {
		program
			.command(mode)
			.description(description)
			.action(
				start(
					async () => (await import('../commands/olddefconfig.ts')).rewriteTristatesCommand,
					() => ({mode}),
				),
			);
	}

	for (const [preset, description] of [
		['alldefconfig', 'everything at its default'],
		['allyesconfig', 'everything y'],
		['allmodconfig', 'everything m'],
		['allnoconfig', 'everything n'],
		['randconfig', 'everything at random (KCONFIG_SEED, KCONFIG_PROBABILITY)'],
	] as const) {
		program
			.command(preset)
			.description(description)
			.action(
				start(
					async () => (await import('../commands/preset.ts')).presetCommand,
					() => ({preset}),
				),
			);
	}

	program
		.command('merge')
		.description('a base and fragments in order; says what did not survive')
		.argument('<files...>', 'BASE FRAGMENT …')
		.action(
			start(
				async () => (await import('../commands/merge.ts')).mergeCommand,
				({args}) => ({files: args}),
			),
		);
	program
		.command('get')
		.description('values of symbols')
		.argument('<symbols...>')
		.action(
			start(
				async () => (await import('../commands/get.ts')).getCommand,
				({args}) => ({symbols: args}),
			),
		);
	program
		.command('set')
		.description('change .config as the menu would')
		.argument('<settings...>', 'SYMBOL=VALUE …')
		.action(
			start(
				async () => (await import('../commands/set.ts')).setCommand,
				({args}) => ({settings: args}),
			),
		);
	program
		.command('diff')
		.description('how two configurations differ')
		.argument('[before]', 'a file or a defconfig; .config.old')
		.argument('[after]', '.config')
		.action(
			start(
				async () => (await import('../commands/diff.ts')).diffCommand,
				({args: [before, after]}) => ({before, after}),
			),
		);
	program
		.command('search')
		.description(
			'symbols, choices and menus with all these words in them; re:PATTERN looks for one',
		)
		.argument('<words...>')
		.action(
			start(
				async () => (await import('../commands/search.ts')).searchCommand,
				({args}) => ({words: args}),
			),
		);
	program
		.command('why')
		.description(
			"a symbol's value, where it comes from, why it is hidden or locked, and how to change that",
		)
		.argument('<symbol[=value]>')
		.option('--apply <n>', 'change .config as plan n of them says', wholeNumber)
		.action(
			start(
				async () => (await import('../commands/why.ts')).whyCommand,
				command => ({symbol: command.args[0] ?? '', ...command.opts<{apply?: number}>()}),
			),
		);
	for (const [name, description] of [
		['listnewconfig', 'what .config says nothing about yet'],
		['helpnewconfig', 'the same with its help'],
	] as const) {
		program
			.command(name)
			.description(description)
			.action(
				start(
					async () => (await import('../commands/new-symbols.ts')).newSymbolsCommand,
					() => ({withHelp: name === 'helpnewconfig'}),
				),
			);
	}
}
