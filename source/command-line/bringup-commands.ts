import {Argument, Option, type Command} from 'commander';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {ProviderArguments} from '../commands/provider.ts';
import type {Start} from './start.ts';
import {duration, positiveNumber, wholeNumber} from './words.ts';

/** The commands that make machines, look after them and take them down, and the account they need. */
export function addBringupCommands(program: Command, start: Start): void {
	program
		.command('bringup')
		.description('select, write the files, create, wait until it answers')
		.argument('[settings...]', 'AV=2, as make takes it, for --verbose')
		.option('--yes', 'do not ask')
		.option('--wait', 'wait until something can be had')
		.option('--for <duration>', 'with --wait: give up after 30m, 2h, …', duration)
		.option('--same', 'all machines of one type in one place, or none')
		.option('--replace', 'make anew what is broken, or not as configured')
		.option('--boot-limit <duration>', 'how long a machine may take to start (15m)', duration)
		.option(
			'--max-hours <hours>',
			'destroy everything by itself, so long after it runs',
			positiveNumber,
		)
		.option('-v, --verbose', 'say every exchange with the API')
		.option('--no-ssh-wait', 'ready when the API says running')
		.option('--no-make', 'in a kdevops checkout: leave its make bringup to you')
		.action(
			start(
				async () => (await import('../commands/bringup.ts')).bringupCommand,
				command => {
					type Options = {
						yes?: boolean;
						wait?: boolean;
						for?: number;
						same?: boolean;
						replace?: boolean;
						bootLimit?: number;
						maxHours?: number;
						verbose?: boolean;
						sshWait?: boolean;
						make?: boolean;
					};
					const options = command.opts<Options>();
					if (options.for !== undefined && !options.wait) throw forWithoutWait();
					return {...options, verbose: options.verbose ?? saysMore(command.args)};
				},
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
		.option('--all', 'what may bill of all projects on this computer, as it is remembered')
		.action(
			start(
				async () => (await import('../commands/status.ts')).statusCommand,
				command => command.opts<{all?: boolean}>(),
			),
		);
	program
		.command('adopt')
		.description("make a machine of the account this project's, to be destroyed with it")
		.argument('<machine>', 'its id, or its host name')
		.option('--force', "also one that carries another project's tag")
		.action(
			start(
				async () => (await import('../commands/adopt.ts')).adoptCommand,
				command => ({machine: command.args[0] ?? '', ...command.opts<{force?: boolean}>()}),
			),
		);
	program
		.command('keeper')
		.description('start the process of --max-hours again, after the computer was down')
		.addOption(new Option('--log <file>', 'be that process').hideHelp())
		.action(
			start(
				async () => (await import('../commands/keeper.ts')).keeperCommand,
				command => command.opts<{log?: string}>(),
			),
		);
	program
		.command('provider')
		.description('dcmenu as a provider for a terraform or tofu that is run by hand')
		.addArgument(
			new Argument(
				'<action>',
				'put it where terraform init finds it, take it away, or tell about it; `serve` is what Terraform starts',
			).choices(['install', 'uninstall', 'status', 'path', 'serve']),
		)
		.action(
			start(
				async () => (await import('../commands/provider.ts')).providerCommand,
				command => ({action: command.args[0] as ProviderArguments['action']}),
			),
		);
	void positiveNumber;
	void wholeNumber;
}

const forWithoutWait = (): ExpectedError =>
	new ExpectedError('--for is how long --wait waits.', {
		exitStatus: exitStatus.usage,
		nextSteps: ['Give both: dcmenu bringup --wait --for 2h'],
	});

/** `AV=2`: how kdevops' make is asked for more output. */
function saysMore(settings: readonly string[]): boolean {
	const levels = settings.map(setting => /^AV=(?<level>\d)$/.exec(setting)?.groups?.['level']);
	const wrong = settings.find((_, index) => levels[index] === undefined);
	if (wrong === undefined) return levels.some(level => level !== '0');
	throw new ExpectedError(`"${wrong}" is nothing that a bring-up can be told.`, {
		exitStatus: exitStatus.usage,
		nextSteps: ['It takes AV=1, AV=2 and so on. To change a symbol: dcmenu set SYMBOL=VALUE'],
	});
}
