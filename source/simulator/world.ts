import type {Market} from '../datacrunch/wire-types.ts';
import {identifier} from './chance.ts';

/**
 * Everything that happened in a simulated account, as plain data that survives as JSON. What follows from it and the
 * time (a machine's status, stock, the bill) is not kept but worked out, so that a world saved at any moment is whole.
 * All times are simulated milliseconds since the epoch.
 */
export type World = {
	readonly version: 1;
	readonly scenario: string;
	readonly seed: number;
	readonly startedAt: number;
	/** A moment of simulated time and the real time it was at. */
	anchor: {simulated: number; real: number};
	/** Counts the ids given. */
	ids: number;
	/** Counts the asks for machines that could have been granted. */
	creates: number;
	machines: Machine[];
	volumes: Volume[];
	sshKeys: SshKey[];
	scripts: Script[];
};

export type Machine = {
	readonly id: string;
	readonly hostname: string;
	readonly description: string;
	readonly instanceType: string;
	readonly location: string;
	readonly market: Market;
	readonly image: string;
	/** Dollars. */
	readonly pricePerHour: number;
	readonly createdAt: number;
	/** In order of time; entries after now are what will happen if nobody interferes. */
	history: {status: string; at: number}[];
	readonly ip: string;
	readonly sshKeyIds: readonly string[];
	readonly scriptId: string | null;
	tags: Tag[];
};

export type Volume = {
	readonly id: string;
	name: string;
	size: number;
	readonly type: string;
	readonly isOs: boolean;
	readonly location: string;
	readonly createdAt: number;
	instanceId: string | null;
	readonly onSpotDiscontinue: SpotPolicy;
	trashedAt: number | null;
	deletedAt: number | null;
	tags: Tag[];
};

export type SpotPolicy = 'keep_detached' | 'move_to_trash' | 'delete_permanently';
export type Tag = {readonly id: string; readonly key: string; readonly value: string};
export type SshKey = {
	readonly id: string;
	readonly name: string;
	readonly key: string;
	readonly createdAt: number;
};
export type Script = {
	readonly id: string;
	readonly name: string;
	readonly script: string;
	readonly createdAt: number;
};

/** Every world begins at the same simulated moment, so that a seed repeats it to the byte. */
const beginning = Date.UTC(2026, 9, 1, 8);

export function createWorld(scenario: string, seed: number, realNow: number): World {
	return {
		version: 1,
		scenario,
		seed,
		startedAt: beginning,
		anchor: {simulated: beginning, real: realNow},
		ids: 0,
		creates: 0,
		machines: [],
		volumes: [],
		sshKeys: [],
		scripts: [],
	};
}

/** Simulated time now, with a clock that runs `speed` times as fast as the real one. */
export function simulatedTime(world: World, realNow: number, speed: number): number {
	// A real clock that was set back does not turn the simulated one back.
	return world.anchor.simulated + Math.max(0, realNow - world.anchor.real) * speed;
}

export function nextId(world: World): string {
	world.ids += 1;
	return identifier(world.seed, 'id', world.ids);
}
