import {
	gpuTierOf,
	groupTiers,
	parseTarget,
	symbolForm,
	tiersFrom,
	type Target,
	type Tier,
} from '../../capacity/tiers.ts';

/** The next tier group that takes all that a target takes, and more: `B200_OR_LESS`; undefined: there is none. */
export function widerTarget(target: string): string | undefined {
	const parsed = parseTarget(target);
	const own = ownTier(parsed);
	if (own === undefined) return undefined;
	const holds = (group: Tier): boolean => tiersFrom(group, false).includes(own);
	const wider = groupTiers.findLast(
		group => holds(group) && !(parsed.kind === 'group' && group === own),
	);
	return wider === undefined ? undefined : `${symbolForm(wider)}_OR_LESS`;
}

/** The highest tier that a target asks for. */
function ownTier(target: Target): Tier | undefined {
	switch (target.kind) {
		case 'group':
			return target.from;
		case 'wildcard':
			return target.tier;
		case 'type':
			return gpuTierOf(target.name);
	}
}
