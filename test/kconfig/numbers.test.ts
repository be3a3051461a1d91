import assert from 'node:assert/strict';
import {test} from 'node:test';
import {comparedNumber, isValidText, leadingNumber} from '../../source/kconfig/numbers.ts';

test('ints have no leading zeros and may be negative', () => {
	for (const text of ['0', '7', '-7', '-0', '10']) assert.ok(isValidText('int', text), text);
	for (const text of ['', '007', '+7', '7 ', '0x7', '-', '1.5', '7\n']) {
		assert.ok(!isValidText('int', text), text);
	}
});

test('a hex needs digits, and no prefix', () => {
	for (const text of ['0', 'ff', '0xFF', '0X0a', '00']) assert.ok(isValidText('hex', text), text);
	for (const text of ['', '0x', 'xyz', '-1', '0x1 ']) assert.ok(!isValidText('hex', text), text);
});

test('a number is read as far as it goes, and stays in 64 bits', () => {
	assert.equal(leadingNumber('12abc', 10), 12n);
	assert.equal(leadingNumber('abc', 10), 0n);
	assert.equal(leadingNumber('0xg', 16), 0n);
	assert.equal(leadingNumber('0x1F', 16), 31n);
	assert.equal(leadingNumber('9'.repeat(30), 10), 2n ** 63n - 1n);
	assert.equal(leadingNumber(`-${'9'.repeat(30)}`, 10), -(2n ** 63n));
});

test('only a whole text compares as a number', () => {
	assert.deepEqual(comparedNumber('10', 'int'), {value: 10n, isUnsigned: false});
	assert.deepEqual(comparedNumber('0xa', 'unknown'), {value: 10n, isUnsigned: false});
	assert.deepEqual(comparedNumber('012', 'unknown'), {value: 10n, isUnsigned: false});
	assert.deepEqual(comparedNumber('m', 'tristate'), {value: 1n, isUnsigned: false});
	assert.deepEqual(comparedNumber('a', 'hex'), {value: 10n, isUnsigned: true});
	assert.equal(comparedNumber('10 GB', 'string'), undefined);
	assert.equal(comparedNumber('9'.repeat(30), 'int'), undefined);
	assert.equal(comparedNumber('', 'string'), undefined);
	assert.equal(comparedNumber('08', 'unknown'), undefined);
});
