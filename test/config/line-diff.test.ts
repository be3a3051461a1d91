import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {diffLines, unifiedDiff} from '../../source/config/line-diff.ts';

const names = {before: 'a/.config', after: 'b/.config'};

test('a changed line, with the lines around it', () => {
	const before = ['1', '2', '3', '4', 'A=y', '5', '6', '7', '8', ''].join('\n');
	assert.deepEqual(unifiedDiff(before, before.replace('A=y', 'A=m'), names), [
		'--- a/.config',
		'+++ b/.config',
		'@@ -2,7 +2,7 @@',
		' 2',
		' 3',
		' 4',
		'-A=y',
		'+A=m',
		' 5',
		' 6',
		' 7',
	]);
	assert.deepEqual(unifiedDiff(before, before, names), []);
});

test('a text that was not there, and lines that repeat', () => {
	assert.deepEqual(unifiedDiff('', '#\nA=y\n#\n', names).slice(2), [
		'@@ -0,0 +1,3 @@',
		'+#',
		'+A=y',
		'+#',
	]);
});

test('a file of many lines that are all new', () => {
	const text = Array.from({length: 300_000}, (_, line) => `CONFIG_${line}=y`).join('\n');
	assert.equal(unifiedDiff('', text, names).length, 300_003);
});

test('both texts can be read from the difference', () => {
	const text = fc.array(fc.constantFrom('#', '', 'A=y', 'B=y', 'C=y', 'D=y', 'E=y'));
	fc.assert(
		fc.property(text, text, (before, after) => {
			const lines = diffLines(before, after);
			const without = (kind: string) =>
				lines.filter(line => line.kind !== kind).map(({text}) => text);
			assert.deepEqual(without('new'), before);
			assert.deepEqual(without('old'), after);
		}),
	);
});
