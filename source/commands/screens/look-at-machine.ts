import {ExpectedError} from '../../errors.ts';
import {runOnTerminal} from './terminal-program.ts';
import type {CommandContext} from '../context.ts';

type Place = Pick<CommandContext, 'env' | 'directory'>;

/** Shows a file in the user's pager: $PAGER, else less. */
export async function pageFile(file: string, {env, directory}: Place): Promise<void> {
	const pager = env['PAGER'] || 'less';
	const {status, signal} = await runOnTerminal(pager, [file], {env, directory});
	if (status === 0) return;
	throw new ExpectedError(
		`${pager} ended with ${signal === null ? `status ${status}` : `the signal ${signal}`}.`,
		{nextSteps: [`The log is ${file}.`, 'PAGER names the pager that is used.']},
	);
}

/** Runs an ssh command until the user logs out. The status of the last command there is nobody's trouble here. */
export async function logIn(ssh: string, {env, directory}: Place): Promise<void> {
	const {status} = await runOnTerminal(ssh, [], {env, directory});
	// ssh's own, and the shell's for a program that is not there.
	if (status !== 255 && status !== 127) return;
	throw new ExpectedError(`Could not log in: ${ssh} ended with status ${status}.`, {
		nextSteps: [
			'What it said is on the screen that dcmenu was started from.',
			'y copies the command.',
		],
	});
}
