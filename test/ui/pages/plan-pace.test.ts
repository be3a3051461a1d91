import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Plan} from '../../../source/kconfig/plans/plans.ts';
import {createPlanPace} from '../../../source/ui/pages/plan-pace.ts';

const plan: Plan = {changes: [], consequences: [], turnsOff: 0, alters: 0};

test('plans are shown once somebody has waited, and stay long enough to be read', () => {
	const isTime = createPlanPace(1000);
	const [none, one, two, three] = [[], [plan], [plan, plan], [plan, plan, plan]];
	const told = (
		[
			[none, 1100],
			[one, 1149],
			[none, 1200],
			[one, 1210],
			[one, 2300],
			[two, 2310],
			[three, 2320],
			[three, 3309],
			[three, 3310],
		] as const
	).filter(([plans, now]) => isTime(plans, now));
	assert.deepEqual(told, [
		[one, 1210],
		[two, 2310],
		[three, 3310],
	]);
});
