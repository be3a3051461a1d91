import {type ChildProcess, spawn} from 'node:child_process';
import {workerData} from 'node:worker_threads';
import type {ShellAnswer, ShellRequest, ShellWorkerData} from './shell-pool.ts';

/**
 * Runs commands beside the thread that parses, several at a time: that thread does not get to its event loop before it is
 * done. It waits for `arrivals` to change, then takes the answers from its end of the port.
 */
const {port, arrivals, directory, env, concurrency} = workerData as ShellWorkerData;

const waiting: ShellRequest[] = [];
let running = 0;

port.on('message', (request: ShellRequest) => {
	waiting.push(request);
	startNext();
});

function startNext(): void {
	while (running < concurrency) {
		const request = waiting.shift();
		if (request === undefined) return;
		running++;
		run(request);
	}
}

function run({command, maximumOutput}: ShellRequest): void {
	const child = spawn('/bin/sh', ['-c', command], {
		cwd: directory,
		env,
		stdio: ['inherit', 'pipe', 'pipe'],
	});
	let answer: ShellAnswer = {command, stdout: new Uint8Array(), stderr: new Uint8Array()};
	const finish = (last: Partial<ShellAnswer>): void => {
		answer = {...answer, ...last};
		port.postMessage(answer);
		Atomics.add(arrivals, 0, 1);
		Atomics.notify(arrivals, 0);
		running--;
		startNext();
	};
	const stdout: Buffer[] = [];
	const stderr: Buffer[] = [];
	let size = 0;
	child.stdout.on('data', (chunk: Buffer) => {
		stdout.push(chunk);
		size += chunk.length;
		// Who writes more than C reads finds the pipe closed.
		if (size >= maximumOutput) child.stdout.destroy();
	});
	child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
	whenOver(child, error => {
		finish({
			stdout: Buffer.concat(stdout).subarray(0, maximumOutput),
			stderr: Buffer.concat(stderr),
			...(error === undefined ? {} : {error: error.message}),
		});
	});
}

function whenOver(child: ChildProcess, then: (error?: Error) => void): void {
	child.once('error', then);
	child.once('close', () => {
		// A command that could not be started has been told of.
		if (child.pid !== undefined) then();
	});
}
