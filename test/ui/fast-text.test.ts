import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {FastSegmenter} from '../../source/ui/fast-segmenter.ts';
import fastStringWidth from '../../source/ui/fast-string-width.ts';

const texts = fc
	.array(
		fc.oneof(
			fc.constantFrom(...'─│╭…→↑✓✗ a~', '\u001B[1m', '\u001B[0m', '\u001B', '\n', '\t'),
			fc.constantFrom('日', 'é', 'e\u0301', '👩‍👩‍👧', '✓\uFE0F', '\u200D', '한', 'ﾞ'),
			fc.string(),
		),
		{maxLength: 12},
	)
	.map(parts => parts.join(''));

test('splits text as Intl.Segmenter does', () => {
	const real = new Intl.Segmenter();
	const fast = new FastSegmenter();
	fc.assert(
		fc.property(texts, text => {
			assert.deepEqual([...fast.segment(text)], [...real.segment(text)]);
		}),
	);
});

test('measures text as string-width does', () => {
	fc.assert(
		fc.property(texts, fc.boolean(), fc.boolean(), (text, ambiguousIsNarrow, countsEscapes) => {
			const options = {ambiguousIsNarrow, countAnsiEscapeCodes: countsEscapes};
			assert.equal(fastStringWidth(text, options), stringWidth(text, options));
		}),
	);
});
