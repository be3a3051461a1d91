import assert from 'node:assert/strict';
import {test} from 'node:test';
import {frameOf} from '../../../source/ui/frame.ts';
import {lineText} from '../../../source/ui/drawing/line.ts';
import {overlayOf} from '../../../source/ui/app-state.ts';
import {PickerView} from '../../../source/ui/instances/picker-view.tsx';
import {draw} from '../../helpers/frames.ts';
import {frameSizes} from '../../helpers/golden-frames.ts';
import {screenStates} from '../../helpers/screen-states.ts';

for (const screen of screenStates.filter(({name}) => name.startsWith('picker'))) {
	test(`what is drawn is the frame: ${screen.name}`, async t => {
		for (const size of frameSizes) {
			const state = await screen.open(t, size, false);
			const overlay = overlayOf(state);
			assert.ok(overlay?.kind === 'picker');
			const drawn = draw(<PickerView state={state} overlay={overlay} />, size.columns);
			const lines = frameOf(state).lines.map(line => lineText(line).trimEnd());
			assert.deepEqual(drawn.lines(), lines, `${size.columns}x${size.rows}`);
			drawn.unmount();
		}
	});
}
