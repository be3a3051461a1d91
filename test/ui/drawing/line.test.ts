import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	cells,
	clean,
	fit,
	joinParagraphs,
	pad,
	rule,
	spread,
	wrap,
} from '../../../source/ui/drawing/line.ts';

test('cells count wide and combining characters', () => {
	assert.deepEqual(
		['abc', '日本', 'e\u0301', ''].map(text => cells(text)),
		[3, 4, 1, 0],
	);
});

test('a text that does not fit ends with the mark', () => {
	assert.equal(fit('abcdef', 4, '~'), 'abc~');
	assert.equal(fit('日本語', 5, '…'), '日本…');
	assert.equal(fit('日本語', 4, '…'), '日…');
	assert.equal(fit('abc', 3, '~'), 'abc');
});

test('what stands at the right is never cut for the left', () => {
	assert.equal(spread('a long left text', '[badge]', 16, '~'), 'a long ~ [badge]');
	assert.equal(spread('left', 'right', 12, '~'), 'left   right');
});

test('a rule carries its title', () => {
	assert.equal(rule('log', 12, '-', '~'), '-- log -----');
	assert.equal(rule('', 5, '-', '~'), '-----');
});

test('long lines break at spaces, long words anywhere', () => {
	assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
	assert.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
	assert.deepEqual(wrap('a\n\nb', 4), ['a', '', 'b']);
	assert.deepEqual(wrap('    indented text', 12), ['    indented', '    text']);
	assert.deepEqual(wrap('  1  one two', 11), ['  1  one', '     two']);
});

test('paragraphs are joined, lists and indented lines are not', () => {
	assert.equal(
		joinParagraphs('one\ntwo\n\nthree:\n- a\n- b\n    code\n  more'),
		'one two\n\nthree:\n- a\n- b\n    code\n  more',
	);
});

test('control characters never reach the terminal', () => {
	assert.equal(clean('a\u001B[2Jb\tc\u0000\u202Ed'), 'ab    cd');
});

test('any text fits any width', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 1, max: 20}), (text, width) => {
			const plain = clean(text);
			assert.ok(cells(fit(plain, width, '~')) <= width);
			assert.equal(cells(pad(plain, width, '~')), width);
		}),
	);
});

test('no wrapped line is wider than asked, and no word is lost', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('a', 'bb', 'cccc', 'dddddddd', '日本')),
			fc.integer({min: 2, max: 20}),
			(words, width) => {
				const lines = wrap(words.join(' '), width);
				assert.ok(lines.every(text => cells(text) <= width));
				assert.equal(lines.join('').replaceAll(' ', ''), words.join(''));
			},
		),
	);
});
