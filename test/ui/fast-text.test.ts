import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	array,
	assert as assertAlways,
	boolean,
	constantFrom,
	oneof,
	property,
	string,
} from 'fast-check';
import stringWidth from 'string-width';
import {FastSegmenter} from '../../source/ui/terminal/fast-segmenter.ts';
import fastStringWidth from '../../source/ui/terminal/fast-string-width.ts';

const texts = array(
	oneof(
		constantFrom(...'─│╭…→↑✓✗ a~'.split(''), '\u001B[1m', '\u001B[0m', '\u001B', '\n', '\t'),
		constantFrom('日', 'é', 'e\u0301', '👩‍👩‍👧', '✓\uFE0F', '\u200D', '한', 'ﾞ'),
		string(),
	),
	{maxLength: 12},
).map(parts => parts.join(''));

test('splits text as Intl.Segmenter does', () => {
	const real = new Intl.Segmenter();
	const fast = new FastSegmenter();
	assertAlways(
		property(texts, text => {
			assert.deepEqual([...fast.segment(text)], [...real.segment(text)]);
			for (let index = -1; index <= text.length; index++) {
				assert.deepEqual(
					fast.segment(text).containing(index),
					real.segment(text).containing(index),
				);
			}
		}),
	);
});

test('measures text as string-width does', () => {
	assertAlways(
		property(texts, boolean(), boolean(), (text, ambiguousIsNarrow, countsEscapes) => {
			const options = {ambiguousIsNarrow, countAnsiEscapeCodes: countsEscapes};
			assert.equal(fastStringWidth(text, options), stringWidth(text, options));
		}),
	);
});
