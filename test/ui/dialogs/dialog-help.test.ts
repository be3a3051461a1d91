import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens} from '../../helpers/menu-screens.ts';

const f1 = '\u001BOP';

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	for (const [opening, title, sign] of [
		['7', 'Load', ' Load: x'],
		['6', 'Save as', 'Save as: .configx'],
		['D', 'Save as a defconfig', 'Save as a defconfig'],
		['8', 'Find', 'find: x'],
	] as const) {
		test(`F1 over "${title}" tells what it is for, and closes again, in ${columns}x${rows}`, async () => {
			const screens = openScreens({columns, rows}, {keys: 'nconf'});
			await screens.press(opening, 'x');
			await screens.press(f1);
			assert.match(screens.lines()[0]!, new RegExp(`^ ${title} +\\(\\d+%\\)`));
			await screens.press(f1);
			assert.ok(
				screens.lines().some(line => line.includes(sign)),
				screens.lines().join('\n'),
			);
		});
	}
}
