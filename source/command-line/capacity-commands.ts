import type {Command} from 'commander';
import type {Start} from './start.ts';
import {collect, duration} from './words.ts';

/** The commands that look at what can be had. */
export function addCapacityCommands(program: Command, start: Start): void {
	program
		.command('tiers')
		.description('the tier groups and what they hold')
		.action(
			start(
				async () => (await import('../commands/tiers.ts')).tiersCommand,
				() => ({}),
			),
		);
	program
		.command('capacity')
		.description('what can be had now, and where')
		.option('--instance-type <type>', 'only this one')
		.action(
			start(
				async () => (await import('../commands/capacity.ts')).capacityCommand,
				command => command.opts<{instanceType?: string}>(),
			),
		);
	program
		.command('select')
		.description('the instance type and location a target gives now: INSTANCE_TYPE LOCATION')
		.argument('[target]', 'h100-or-less, ANY_1H100 or an instance type; else what .config says')
		.option('--verbose', 'the tier log on stderr')
		.option('--exclude <type>', 'leave this type out (repeats)', collect)
		.action(
			start(
				async () => (await import('../commands/select.ts')).selectCommand,
				command => ({
					target: command.args[0],
					...command.opts<{verbose?: boolean; exclude?: string[]}>(),
				}),
			),
		);
	program
		.command('wait')
		.description('wait until a target can be had')
		.argument('[target]', 'as for select')
		.option('--for <duration>', 'give up after 30m, 2h, …', duration)
		.option('--interval <duration>', 'between two looks', duration, 30_000)
		.option('--exclude <type>', 'leave this type out (repeats)', collect)
		.action(
			start(
				async () => (await import('../commands/wait.ts')).waitCommand,
				command => ({
					target: command.args[0],
					...command.opts<{for?: number; interval: number; exclude?: string[]}>(),
				}),
			),
		);
}
