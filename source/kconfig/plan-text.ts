import type {Change} from './edits.ts';
import type {Goal} from './plan-goals.ts';
import {isTurnedOff} from './plan-changes.ts';
import type {Plan, PlanSearch} from './plans.ts';
import {titleOf} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

/** So many options are named before the rest are only counted. */
const maximumNames = 4;

/** What a goal is, after "to": "to enable it". */
export const describeGoal = ({kind, value}: Goal): string => {
	switch (kind) {
		case 'enable':
			return 'enable it';
		case 'show':
			return 'have it shown';
		case 'turn off':
			return 'turn it off';
		case 'build in':
			return 'have it built in';
		case 'value':
			return `have it be ${value}`;
	}
};

/** The edits of a plan: "PCI=y, DRM=m". */
export const describePlan = ({changes}: Plan): string =>
	changes.map(({symbol, after}) => `${nameOf(symbol)}=${after}`).join(', ');

/** What comes of it besides: "turns off A and B; 12 others follow". */
export const describeConsequences = (plan: Plan): string => {
	const lost = lostIn(plan);
	const names = lost.slice(0, maximumNames).map(({symbol}) => nameOf(symbol));
	const rest = lost.length - names.length;
	const parts = rest > 0 ? [...names, `${rest} more`] : names;
	const off = parts.length === 0 ? 'turns nothing off' : `turns off ${parts.join(', ')}`;
	const others = plan.consequences.length - lost.length;
	return others === 0
		? off
		: `${off}; ${others} ${others === 1 ? 'other follows' : 'others follow'}`;
};

/** Why there is no plan; who nobody can change comes after that. */
export const describeFailure = ({isExhaustive, deadEnds}: PlanSearch): string => {
	if (deadEnds.length > 0) return 'no plan found: nobody can change';
	return isExhaustive
		? 'no plan found: what it needs excludes each other'
		: 'no plan found in reasonable time';
};

/** What is turned off by itself; what the plan turns off stands among its edits. */
const lostIn = ({consequences}: Plan): readonly Change[] => consequences.filter(isTurnedOff);

const nameOf = (symbol: KconfigSymbol): string => symbol.name ?? titleOf(symbol);
