import assert from 'node:assert/strict';
import {test} from 'node:test';
import {glyphsFor} from '../../../source/ui/drawing/glyphs.ts';
import {keyProfiles} from '../../../source/ui/keys/key-profiles.ts';
import {keysPage} from '../../../source/ui/keys/keys-page.ts';
import {page, pageLines} from '../../../source/ui/pages/page-state.ts';

const size = {columns: 80, rows: 24};

test('what a key does goes on below itself, not below the keys', () => {
	for (const name of ['dcmenu', 'mconf', 'nconf', 'kconfiglib'] as const) {
		const lines = pageLines(keysPage(keyProfiles[name], size, glyphsFor(true)), size);
		const start = lines.findIndex(line => line.startsWith('C  '));
		if (name === 'dcmenu') {
			assert.deepEqual(lines.slice(start, start + 2), [
				'C                            take types, images, places and prices from the',
				'                             live catalogue',
			]);
		}
		assert.deepEqual(
			lines.slice(0, lines.indexOf('')).filter(line => !/^.{28} \S/.test(line)),
			[],
			name,
		);
	}
});

test('the title of a page is as wide as it looks, also with a tab in the prompt', () => {
	assert.equal(page('a\tb', []).title, 'a    b');
});
