import {test} from 'node:test';
import {frameOf} from '../../source/ui/frame.ts';
import {assertFrames, frameSizes, type Drawings} from '../helpers/golden-frames.ts';
import {screenStates} from '../helpers/screen-states.ts';

for (const state of screenStates) {
	test(`frames: ${state.name}`, async t => {
		const drawings: Drawings[] = [];
		for (const size of frameSizes) {
			drawings.push({
				size,
				utf8: frameOf(await state.open(t, size, false)),
				ascii: frameOf(await state.open(t, size, true)),
			});
		}

		assertFrames(state.name, drawings);
	});
}
