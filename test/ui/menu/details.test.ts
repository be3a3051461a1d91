import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, testEvaluation} from '../../helpers/menu-screens.ts';

const helpLines = (count: number): string =>
	Array.from({length: count}, (_, index) => `\t  - line ${index + 1}\n`).join('');

/** What stands at the right of the list, line by line. */
const details = async (count: number): Promise<readonly string[]> => {
	const evaluation = testEvaluation(
		`menu "Much"\n\nconfig A\n\tbool "a"\n\thelp\n${helpLines(count)}\nendmenu\n`,
	);
	const screens = openScreens({columns: 120, rows: 24}, {evaluation});
	await screens.press('\r');
	return screens
		.lines()
		.flatMap(text => (/ [│|] /.test(text) ? [text.split(/ [│|] /)[1]!.trimEnd()] : []));
};

test('details beside the list have a mark where there is more than they have room for', async () => {
	assert.match((await details(100)).at(-1)!, /^- line \d+ ~$/);
	const short = await details(2);
	assert.ok(short.includes('- line 2'));
	assert.ok(!short.some(text => text.endsWith('~')));
});
