import {allTiers, gpuTierOf} from '../capacity/tiers.ts';
import type {InstanceType} from '../datacrunch/wire-types.ts';
import {byRanks} from './ranks.ts';

/** Whether a type is of those that the menu lists without being asked to: with GPUs, and not for confidential computing. */
export const isOrdinaryName = (name: string): boolean =>
	!name.startsWith('CPU.') && !isConfidential(name);

export const isConfidential = (name: string): boolean => /\.CC$/i.test(name);

/** The name of the same type without confidential computing. */
export const ordinaryName = (name: string): string => name.replace(/\.CC$/i, '');

/**
 * The types that the menu lists, in its order, which only depends on what the types are and not on prices or on the
 * order of the answer: GPUs before CPUs, the highest tier first. GPUs of no tier are news, and come before all.
 */
export const listedTypes = (types: readonly InstanceType[], withAll: boolean): InstanceType[] =>
	types.filter(({name}) => withAll || isOrdinaryName(name)).sort(byRanks(ranks));

/** What types are sorted by, the most weighty first. */
function ranks(type: InstanceType): readonly (number | string)[] {
	const tier = gpuTierOf(ordinaryName(type.name));
	return [
		type.gpus > 0 ? 0 : 1,
		isConfidential(type.name) ? 1 : 0,
		tier === undefined ? -1 : allTiers.indexOf(tier),
		type.gpus > 0 ? -type.vramGigabytes / type.gpus : 0,
		type.model,
		type.gpus,
		type.vcpus,
		type.ramGigabytes,
		type.name,
	];
}
