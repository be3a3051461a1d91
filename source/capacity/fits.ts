import {isSameTriple, tiersOf, type Triple} from './candidates.ts';
import type {SelectionRequest} from './select.ts';
import {findType, parseTarget, tierOf} from './tiers.ts';

/** Whether a machine is what a request asks for; its price is not looked at, since prices change. */
export function fits(
	{target, location, market, exclude = [], newerTiers}: SelectionRequest,
	triple: Triple,
): boolean {
	const {instanceType} = triple;
	return (
		isOfTarget(target, instanceType, newerTiers) &&
		!exclude.includes(instanceType) &&
		isSameTriple(triple, {
			instanceType,
			location: location ?? triple.location,
			market: market === 'any' ? triple.market : market,
		})
	);
}

function isOfTarget(text: string, instanceType: string, newerTiers?: boolean): boolean {
	const target = parseTarget(text);
	if (target.kind === 'type') return findType(target.name, new Set([instanceType])) !== undefined;
	const tier = tierOf(instanceType);
	return tier !== undefined && tiersOf(target, newerTiers).includes(tier);
}
