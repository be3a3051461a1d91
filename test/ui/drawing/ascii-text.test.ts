import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asciiText} from '../../../source/ui/drawing/ascii-text.ts';
import {cells} from '../../../source/ui/drawing/line.ts';

test('texts of others are told in ASCII, in as many cells', () => {
	for (const [text, expected] of [
		['plain', 'plain'],
		['Café, naïve, e\u0301', 'Cafe, naive, e'],
		['✓ ✗ → — … “a” ‘b’', '+ x > - ~ "a" \'b\''],
		['日本', '????'],
		['👩‍🚀!', '??!'],
		['Ж', '?'],
		['\u001B[1mü\u001B[0m', '\u001B[1mu\u001B[0m'],
	] as const) {
		assert.equal(asciiText(text), expected);
		assert.equal(cells(asciiText(text)), cells(text));
	}
});
