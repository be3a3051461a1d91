import {workerData} from 'node:worker_threads';
import type {ShellAnswer, ShellRequest, ShellWorkerData} from './shell-pool.ts';
import {ShellServer} from './shell-server.ts';

/**
 * Runs commands beside the thread that parses, several at a time: that thread does not get to its event loop before it is
 * done. It waits for `arrivals` to change, then takes the answers from its end of the port.
 */
const {port, arrivals, directory, env, concurrency} = workerData as ShellWorkerData;

const waiting: ShellRequest[] = [];
const idle: ShellServer[] = [];
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
		const server = idle.pop() ?? new ShellServer(directory, env);
		server.run(request, answer => {
			if (server.isUsable) idle.push(server);
			answerTo(answer);
		});
	}
}

function answerTo(answer: ShellAnswer): void {
	port.postMessage(answer);
	Atomics.add(arrivals, 0, 1);
	Atomics.notify(arrivals, 0);
	running--;
	startNext();
}
