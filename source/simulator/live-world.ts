import type {Clock} from '../clock.ts';
import type {Scenario} from './scenario.ts';
import {defaultScenario, loadScenario} from './scenarios.ts';
import {isOver} from './status.ts';
import {settle} from './volumes.ts';
import {openWorldFile} from './world-file.ts';
import {createWorld, simulatedTime, type World} from './world.ts';

/** Where a request is handled: the world, its rules and the simulated time. */
export type Site = {readonly world: World; readonly scenario: Scenario; readonly now: number};

/** A world in time, and on disk if there is a file for it. */
export type LiveWorld = {
	readonly scenario: Scenario;
	readonly seed: number;
	/** Machines of a world of another scenario that was left behind with them still running. */
	readonly abandoned: AbandonedWorld | undefined;
	/** Visits the world of this moment, one visit at a time; what it changes is saved before this resolves. */
	visit<T>(changes: boolean, visitor: (site: Site) => T): Promise<T>;
	/** Lets simulated milliseconds pass. */
	advance(milliseconds: number): Promise<void>;
	/** Resolves when no visit is under way. */
	idle(): Promise<void>;
};

export type AbandonedWorld = {readonly scenario: string; readonly machines: readonly string[]};

export type WorldOptions = {
	/** A name, a path, or a scenario that was loaded before. */
	readonly scenario?: string | Scenario | undefined;
	readonly seed: number;
	readonly speed: number;
	readonly stateFile?: string | undefined;
	readonly clock: Clock;
};

export async function openLiveWorld(options: WorldOptions): Promise<LiveWorld> {
	const {clock, speed, stateFile} = options;
	const file = stateFile === undefined ? undefined : openWorldFile(stateFile);
	const kept = await file?.read();
	const wanted = options.scenario ?? kept?.scenario ?? defaultScenario;
	const scenario = typeof wanted === 'string' ? await loadScenario(wanted) : wanted;
	const carriesOn = kept?.scenario === scenario.name;
	let world = carriesOn ? kept : createWorld(scenario.name, options.seed, clock.now());
	// Nobody was looking in between, so time passed as it does for everybody.
	if (carriesOn) moveAnchor(simulatedTime(world, clock.now(), 1));
	await file?.exclusively(async () => file.write(world));
	let turn: Promise<unknown> = Promise.resolve();

	function moveAnchor(simulated: number): void {
		world.anchor = {simulated, real: clock.now()};
	}

	async function visit<T>(changes: boolean, visitor: (site: Site) => T): Promise<T> {
		// A clock that runs faster is saved with every look at it: what was seen must not be unseen.
		const saves = file !== undefined && (changes || speed !== 1);
		const visitNow = async () => {
			if (file !== undefined && (await file.isStale())) world = (await file.read()) ?? world;
			const now = simulatedTime(world, clock.now(), speed);
			settle(world, now);
			const result = visitor({world, scenario, now});
			if (saves) {
				moveAnchor(Math.max(now, world.anchor.simulated));
				await file.write(world);
			}
			return result;
		};
		const visited = turn.then(async () => (saves ? file.exclusively(visitNow) : visitNow()));
		turn = visited.catch(() => undefined);
		return visited;
	}

	return {
		scenario,
		seed: world.seed,
		abandoned: carriesOn || kept === undefined ? undefined : machinesOf(kept, clock),
		visit,
		async advance(milliseconds) {
			await visit(true, ({now}) => {
				moveAnchor(now + milliseconds);
			});
		},
		async idle() {
			await turn;
		},
	};
}

function machinesOf(world: World, clock: Clock): AbandonedWorld | undefined {
	const now = simulatedTime(world, clock.now(), 1);
	const machines = world.machines.filter(machine => !isOver(machine, now));
	if (machines.length === 0) return undefined;
	return {scenario: world.scenario, machines: machines.map(machine => machine.hostname)};
}
