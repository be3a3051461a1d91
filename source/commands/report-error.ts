import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {ExpectedError, exitStatus} from '../errors.ts';
import {stateFolder} from '../machine/places.ts';
import {reasonOf} from '../machine/text-file.ts';
import {Interruption, type CommandContext} from './context.ts';

const interruptionStatus = {
	SIGINT: exitStatus.interrupted,
	SIGTERM: exitStatus.terminated,
	SIGHUP: exitStatus.hangup,
} as const;

/**
 * Says an error to the person who ran the command, and returns the exit status. Expected ones are a message and what to
 * do next; anything else is a bug: one line, with its stack in a log file, or here with `--debug`.
 */
export async function reportError(
	error: unknown,
	context: Pick<CommandContext, 'stderr' | 'env' | 'homeDirectory' | 'options' | 'clock'>,
): Promise<number> {
	const {stderr} = context;
	if (error instanceof Interruption) return interruptionStatus[error.signal];
	if (error instanceof ExpectedError) {
		stderr.write(`dcmenu: ${error.message}\n`);
		for (const step of error.nextSteps) stderr.write(`  ${step}\n`);
		if (context.options.debug && error.stack) stderr.write(`${error.stack}\n`);
		return error.exitStatus;
	}

	const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
	stderr.write(`dcmenu: a bug: ${stack.split('\n', 1)[0]}\n`);
	if (context.options.debug) stderr.write(`${stack}\n`);
	else
		stderr.write(
			`  Its stack: ${await keepStack(stack, context)}, or run it again with --debug.\n`,
		);
	return exitStatus.bug;
}

async function keepStack(
	stack: string,
	{env, homeDirectory, clock}: Pick<CommandContext, 'env' | 'homeDirectory' | 'clock'>,
): Promise<string> {
	const stamp = new Date(clock.now()).toISOString().replaceAll(':', '-');
	const file = join(stateFolder(env, homeDirectory), `bug-${stamp}.log`);
	try {
		await mkdir(dirname(file), {recursive: true, mode: 0o700});
		await writeFile(file, `${stack}\n`, {mode: 0o600});
		return file;
	} catch (error) {
		return `could not be written (${reasonOf(error)})`;
	}
}
