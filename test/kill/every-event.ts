import {test} from 'node:test';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {killAtEvents} from './at-events.ts';
import {fillAtEvents} from './at-full-disk.ts';

const engines = {builtin: false, terraform: withoutTerraform} as const;

for (const [name, skip] of Object.entries(engines)) {
	const engine = name as keyof typeof engines;
	for (const task of ['bringup', 'destroy'] as const) {
		test(`${engine}: killed at every event of a ${task}`, {skip}, async t => {
			const {kills, billed} = await killAtEvents(t, {engine, task, from: 0, stride: 1});
			t.diagnostic(
				`${engine} ${task}: ${kills} kills, ${billed} of them with something that bills`,
			);
		});
	}

	test(`${engine}: the disk is full from every event of a bringup`, {skip}, async t => {
		const tally = await fillAtEvents(t, {engine, from: 0, stride: 1});
		if (!tally) return t.skip('only root can mount a small disk');
		t.diagnostic(
			`${engine} full disk: ${tally.kills} runs, ${tally.billed} left something that bills`,
		);
	});
}
