import type {TestContext} from 'node:test';
import {systemClock, type Clock} from '../../source/clock.ts';
import {createClient, type Client, type ClientOptions} from '../../source/datacrunch/client.ts';
import {
	startSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../source/simulator/api-server.ts';

/** Real time, but nobody waits: what is asked to sleep is noted. */
export function impatientClock(): Clock & {readonly slept: number[]} {
	const slept: number[] = [];
	return {
		slept,
		now: () => Date.now(),
		async sleep(milliseconds, signal) {
			signal?.throwIfAborted();
			slept.push(milliseconds);
		},
	};
}

/** A simulator that ends with the test, and a client of it. */
export async function simulatedAccount(
	t: TestContext,
	scenario: string,
	{
		simulator: wanted = {},
		client: wishes = {},
	}: {simulator?: Partial<SimulatorOptions>; client?: Partial<ClientOptions>} = {},
): Promise<{simulator: Simulator; client: Client}> {
	const simulator = await startSimulator({scenario, clock: systemClock, ...wanted});
	t.after(async () => simulator.close());
	const client = createClient({
		baseUrl: simulator.url,
		credentials: {clientId: 'somebody', clientSecret: 'a-secret'},
		clock: systemClock,
		...wishes,
	});
	return {simulator, client};
}
