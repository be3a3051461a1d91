import type {Clock} from '../../../source/clock.ts';
import {startSimulator} from '../../../source/simulator/api-server.ts';
import {chance} from '../../../source/simulator/chance.ts';
import {createWorld} from '../../../source/simulator/world.ts';
import {patience, type Race} from './market.ts';
import {steppingClock} from '../../helpers/stepping-clock.ts';

/** What somebody who wants a machine is given. */
export type Arena = {
	readonly race: Race;
	/** `http://127.0.0.1:PORT/v1` */
	readonly url: string;
	readonly clock: Clock;
	/** From 0 to below 1, the same numbers in each repetition. */
	readonly random: () => number;
	/** Milliseconds from here to the API, drawn for each way. */
	readonly latency: () => number;
};

/** What somebody ends with. */
export type Finish = {
	/** The id of the machine that runs and is known to be there. */
	readonly machine: string | undefined;
	/** Everything whose id was kept, so that it could be deleted. */
	readonly known: ReadonlySet<string>;
	readonly requests: number;
};

export type Contender = {
	readonly name: string;
	run(arena: Arena): Promise<Finish>;
};

export type Result = {
	/** Simulated milliseconds to a running machine; undefined: there was none. */
	readonly time: number | undefined;
	readonly requests: number;
	/** Dollars for machines other than that, until two hours after the start. */
	readonly wasted: number;
	/** Machines that bill two hours after the start, and that nothing on this side knows of. */
	readonly leaked: number;
};

/** Plays a race in a world of its own. */
export async function runRace(race: Race, contender: Contender): Promise<Result> {
	const {seed, scenario} = race;
	const start = createWorld(scenario.name, seed, 0).startedAt;
	const clock = steppingClock(start);
	const simulator = await startSimulator({scenario, seed, clock});
	let drawn = 0;
	const random = (): number => chance(seed, contender.name, drawn++);
	const latency = (): number => 50 + 150 * random();
	try {
		const {url} = simulator;
		const {machine, known, requests} = await contender.run({race, url, clock, random, latency});
		const time = machine === undefined ? undefined : clock.now() - start;
		await clock.sleep(start + 2 * patience - clock.now());
		const others = (await simulator.bill()).machines.filter(line => line.id !== machine);
		return {
			time,
			requests,
			wasted: others.reduce((sum, line) => sum + line.cost, 0),
			leaked: others.filter(line => line.until === null && !known.has(line.id)).length,
		};
	} finally {
		await simulator.close();
	}
}
