import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overlayOf, type Overlay} from '../../source/ui/app-state.ts';
import {lineText} from '../../source/ui/drawing/line.ts';
import {frameOf} from '../../source/ui/frame.ts';
import {screenStates} from '../helpers/screen-states.ts';
import {unsavedStates} from '../helpers/unsaved-states.ts';

const sizes = [
	{columns: 40, rows: 10},
	{columns: 40, rows: 12},
	{columns: 80, rows: 12},
	{columns: 60, rows: 16},
	{columns: 80, rows: 18},
] as const;

/** Screens that have more keys than a small footer names, and so a key that tells them. */
const helped: ReadonlySet<Overlay['kind'] | undefined> = new Set([
	undefined,
	'search',
	'save',
	'load',
	'merge',
	'picker',
]);

for (const size of sizes) {
	test(`${size.columns}x${size.rows}: every footer names the way out, and where the other keys are`, async t => {
		for (const screen of [...screenStates, ...unsavedStates]) {
			const state = await screen.open(t, size, true);
			// A message that takes the footer's line is there until the next key.
			if (state.message !== undefined) continue;
			const {kind} = overlayOf(state) ?? {};
			const footer = frameOf(state).lines.slice(-2).map(lineText).join('\n');
			const about = `${screen.name}:\n${footer}`;
			assert.match(
				footer,
				/Esc|Ctrl-C| q\b|F9|<Exit>|>Exit<|go on|m menu|G end|y retry|n\/|<No>|>No<|<Help>|\? keys/,
				about,
			);
			assert.doesNotMatch(footer, /~$/m, about);
			const isEdited = overlayOf(state)?.kind === 'search' && 'edit' in overlayOf(state)!;
			// mconf's buttons and its two Escs take all of a narrow one.
			const isFull = size.columns < 60 && /^mconf-quit|^picker-mconf/.test(screen.name);
			if (helped.has(kind) && !isEdited && !isFull) {
				assert.match(footer, /F1|\? |1 keys|<Help>|>Help</, about);
			}
		}
	});
}
