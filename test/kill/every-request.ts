import {test} from 'node:test';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {breakAtRequests} from './at-requests.ts';

const engines = {builtin: false, terraform: withoutTerraform} as const;

const fates = {
	before: 'the network dies with every request',
	after: 'the network dies between every request and its answer',
	killed: 'killed between every request and its answer',
} as const;

for (const [name, skip] of Object.entries(engines)) {
	const engine = name as keyof typeof engines;
	for (const task of ['bringup', 'destroy'] as const) {
		for (const [fate, what] of Object.entries(fates)) {
			test(`${engine} ${task}: ${what}`, {skip}, async t => {
				const series = {engine, task, fate: fate as keyof typeof fates, from: 0, stride: 1};
				const {kills, billed} = await breakAtRequests(t, series);
				t.diagnostic(
					`${engine} ${task}, ${fate}: ${kills} runs, ${billed} left something that bills`,
				);
			});
		}
	}
}
