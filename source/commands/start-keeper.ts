import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, open} from 'node:fs/promises';
import path from 'node:path';
import {systemClock} from '../clock.ts';
import {logFileName} from '../bringup/log-file.ts';
import {ExpectedError} from '../errors.ts';
import {readKeeper, type Keeper} from '../machine/keeper-file.ts';
import type {Account} from './account.ts';
import type {CommandContext} from './context.ts';
import {accountPlaces} from './machine-session.ts';

/** Milliseconds that the process may take to say that it is there. */
const startLimit = 30_000;

/**
 * Starts the process that destroys a project at its deadline, unless there is one, and waits until it is there. It is
 * in a session of its own and writes to a file, so that it outlives the terminal. It takes its credentials from where
 * this process has them: none is passed on as an argument.
 */
export async function startKeeper(account: Account, context: CommandContext): Promise<Keeper> {
	const {journal, logDirectory} = accountPlaces(account, context);
	const present = await readKeeper(journal);
	if (present?.isAlive) return present;
	await mkdir(logDirectory, {recursive: true, mode: 0o700});
	const log = path.join(logDirectory, logFileName('keeper', context.clock.now()));
	const output = await open(log, 'a', 0o600);
	const {node, script} = context.program;
	const child = spawn(node, [script, 'keeper', '--log', log, ...optionsOf(account, context)], {
		cwd: context.directory,
		env: context.env,
		detached: true,
		stdio: ['ignore', output.fd, output.fd],
	});
	const ended = once(child, 'exit').then(() => true);
	await output.close();
	child.unref();
	const until = systemClock.now() + startLimit;
	for (;;) {
		const keeper = await readKeeper(journal);
		if (keeper?.isAlive) return keeper;
		const hasEnded = await Promise.race([ended, systemClock.sleep(50).then(() => false)]);
		if (hasEnded || systemClock.now() >= until) throw doesNotStart(log);
	}
}

/** The same project and account, whatever becomes of the environment's defaults. */
function optionsOf(account: Account, {directory, options}: CommandContext): string[] {
	const given = Object.entries({
		'-C': directory,
		'--kconfig': options.kconfig,
		'--config': options.config,
		'--api': options.api,
		'--profile': options.profile,
	}).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
	return account.simulated ? [...given, '--simulate'] : given;
}

const doesNotStart = (log: string): ExpectedError =>
	new ExpectedError('The process that is to destroy everything at the deadline does not start.', {
		nextSteps: [
			`It may have said why: ${log}`,
			'Without --max-hours nothing is destroyed by itself.',
		],
	});
