import {spawn} from 'node:child_process';
import {once} from 'node:events';

type Environment = Readonly<Record<string, string | undefined>>;

/** How a program ended; one of the two is null. */
export type Ending = {readonly status: number | null; readonly signal: string | null};

/**
 * Runs a program on the terminal, which must have been handed out, and waits for its end. It is started by a shell, as
 * git and others do it, so that the command can hold options and quotes; the words after it are taken as they are.
 */
export async function runOnTerminal(
	command: string,
	words: readonly string[],
	{env, directory}: {readonly env: Environment; readonly directory: string},
): Promise<Ending> {
	const giveBack = leaveInterrupts();
	try {
		// A shell that is interrupted while it waits would end that way itself.
		const child = spawn('/bin/sh', ['-c', `trap : INT; ${command} "$@"`, command, ...words], {
			cwd: directory,
			env,
			stdio: 'inherit',
		});
		const [status, signal] = (await once(child, 'exit')) as [number | null, string | null];
		return {status, signal};
	} finally {
		giveBack();
	}
}

/** The terminal sends Ctrl-C to both: it is the other program's alone until the returned function is called. */
function leaveInterrupts(): () => void {
	const ours = process.listeners('SIGINT');
	const ignore = (): void => undefined;
	process.removeAllListeners('SIGINT');
	process.on('SIGINT', ignore);
	return () => {
		process.off('SIGINT', ignore);
		for (const listener of ours) process.on('SIGINT', listener);
	};
}
