import type {Goal} from './plan-goals.ts';
import {isTurnedOff, isTurnedOn} from './plan-changes.ts';
import type {Plan, PlanSearch} from './plans.ts';
import {titleOf} from '../menu-tree.ts';
import type {KconfigSymbol} from '../symbols.ts';

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
	changes.length === 0
		? 'nothing: it is so already'
		: changes.map(({symbol, after}) => `${nameOf(symbol)}=${after}`).join(', ');

/** From so many edits on nobody sees in what a plan differs from another. */
const manyEdits = 6;

/** The edits of each plan, of very many the first; of a long one that is much like the first, in what it differs. */
export const describePlans = (plans: readonly Plan[], maximum = Infinity): readonly string[] => {
	const [first] = plans;
	return plans.map(plan => (first && difference(first, plan)) ?? summarisePlan(plan, maximum));
};

/** "as 1, but with B=n rather than A=n"; undefined where most is different. */
const difference = (first: Plan, plan: Plan): string | undefined => {
	const without = (plan: Plan, other: Plan): Plan => ({
		...plan,
		changes: plan.changes.filter(
			({symbol, after}) =>
				!other.changes.some(change => change.symbol === symbol && change.after === after),
		),
	});
	const [more, less] = [without(plan, first), without(first, plan)];
	const shared = plan.changes.length - more.changes.length;
	if (plan === first || shared < manyEdits) return undefined;
	if (more.changes.length + less.changes.length > manyEdits) return undefined;
	const added = more.changes.length > 0 ? `with ${describePlan(more)}` : '';
	const left = less.changes.length > 0 ? describePlan(less) : '';
	if (added === '') return `as 1, but without ${left}`;
	return `as 1, but ${added}${left === '' ? '' : ` rather than ${left}`}`;
};

/** A plan in a line: of many edits the first. */
export const summarisePlan = (plan: Plan, maximum = maximumNames): string => {
	const {changes} = plan;
	const more = changes.length - maximum;
	const first = describePlan({...plan, changes: changes.slice(0, maximum)});
	return more > 0 ? `${first} and ${more} more` : first;
};

/** What comes of it besides: "turns off A and B; 12 others come on". */
export const describeConsequences = ({consequences, turnsOff}: Plan): string => {
	const off = consequences.filter(isTurnedOff);
	const names = off.slice(0, maximumNames).map(({symbol}) => nameOf(symbol));
	const rest = off.length - names.length;
	const listed = (rest > 0 ? [...names, `${rest} more`] : names).join(', ');
	const nothing = turnsOff === 0 ? 'turns nothing off' : 'turns nothing else off';
	const lost = off.length === 0 ? nothing : `turns off ${listed}`;
	const on = consequences.filter(isTurnedOn).length;
	return on === 0 ? lost : `${lost}; ${on} ${on === 1 ? 'other comes' : 'others come'} on`;
};

/** Why there is no plan; who stands in the way comes after that. */
export const describeFailure = ({isExhaustive, deadEnds}: PlanSearch): string => {
	if (deadEnds.length > 0) return 'no plan found; in the way:';
	return isExhaustive
		? 'no plan found: what it needs excludes each other'
		: 'no plan found in reasonable time';
};

const nameOf = (symbol: KconfigSymbol): string => symbol.name ?? titleOf(symbol);
