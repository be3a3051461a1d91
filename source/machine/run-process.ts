import {execFile} from 'node:child_process';
import {errorCode} from './text-file.ts';
import {ExpectedError} from '../errors.ts';

export type ProcessResult = {
	readonly status: number;
	readonly stdout: string;
	readonly stderr: string;
};

/** Runs a program to its end without a shell and without input; rejects only when it could not be run. */
export type RunProcess = (
	command: string,
	programArguments: readonly string[],
	signal?: AbortSignal,
) => Promise<ProcessResult>;

export const runProcess: RunProcess = async (command, programArguments, signal) =>
	new Promise((resolve, reject) => {
		const child = execFile(command, programArguments, {signal}, (error, stdout, stderr) => {
			if (error === null) resolve({status: 0, stdout, stderr});
			else if (typeof error.code === 'number') resolve({status: error.code, stdout, stderr});
			else reject(couldNotRun(command, error));
		});
		child.stdin?.end();
	});

/** What a program that could not be started is told as. */
export const couldNotRun = (command: string, error: unknown): unknown =>
	errorCode(error) === 'ENOENT'
		? new ExpectedError(`${command} is not installed.`, {
				nextSteps: [`Install ${command} and try again.`],
				cause: error,
			})
		: error;
