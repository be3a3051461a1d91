import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {bytesOf, textOfBytes} from '../../source/config/text-bytes.ts';

test('what is UTF-8 is read as it is', () => {
	for (const text of ['', 'CONFIG_A=y\n', 'ü 😀\n\uFFFD', '\uFEFFA=y\r\n\0']) {
		assert.equal(textOfBytes(Buffer.from(text)), text);
		assert.deepEqual(bytesOf(text), Buffer.from(text));
	}
});

test('of a line in Latin-1 its own bytes are left, and the lines around it are read', () => {
	const text = textOfBytes(
		Buffer.concat([Buffer.from('ü="😀"\nA="'), Buffer.of(0xe9, 0xff), Buffer.from('"\n')]),
	);
	assert.equal(text, 'ü="😀"\nA="\uDCE9\uDCFF"\n');
});

test('any bytes come back', () => {
	fc.assert(
		fc.property(fc.uint8Array(), bytes => {
			assert.deepEqual(bytesOf(textOfBytes(Buffer.from(bytes))), Buffer.from(bytes));
		}),
	);
});

test('what else is no text is written as in any file', () => {
	assert.deepEqual(bytesOf('a\uD800b'), Buffer.from('a\uFFFDb'));
});
