import {once} from 'node:events';
import {ExpectedError, exitStatus} from '../errors.ts';
import {startSimulator, type Simulator} from '../simulator/api-server.ts';
import {defaultScenario} from '../simulator/scenarios.ts';
import type {CommandContext} from './context.ts';

export type SimulateArguments = {
	/** 0, or nothing: any free one. */
	readonly port?: number | undefined;
	readonly scenario?: string | undefined;
	readonly seed?: number | undefined;
	/** How many times as fast as ours its time runs. */
	readonly speed?: number | undefined;
};

/** Runs the API simulator until it is interrupted, which is how it is meant to end. */
export async function simulateCommand(
	{port, scenario, seed, speed}: SimulateArguments,
	context: CommandContext,
): Promise<number> {
	const {signal, clock, stdout, stderr} = context;
	const simulator = await onPort(
		port ?? 0,
		startSimulator({port, scenario: scenario ?? defaultScenario, seed, speed, clock}),
	);
	// Scripts wait for this line, and read the port from it.
	stdout.write(`listening ${simulator.url}\n`);
	stderr.write(`${simulator.scenario.name}: ${simulator.scenario.about}\n`);
	if (!signal.aborted) await once(signal, 'abort');
	await simulator.close();
	return exitStatus.done;
}

async function onPort(port: number, starting: Promise<Simulator>): Promise<Simulator> {
	try {
		return await starting;
	} catch (error) {
		if (!(error instanceof Error) || !('code' in error)) throw error;
		if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
		throw new ExpectedError(`Port ${port} cannot be listened on: ${error.message}`, {
			nextSteps: ['Without --port any free one is taken.'],
			cause: error,
		});
	}
}
