import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encode, ExtData} from '@msgpack/msgpack';
import * as fc from 'fast-check';
import type {Schema} from '../../../source/terraform/provider/schema.ts';
import {
	readState,
	readValues,
	unknown,
	valueMessage,
} from '../../../source/terraform/provider/values.ts';

const schema = {
	text: {type: 'string', from: 'optional', about: ''},
	number: {type: 'number', from: 'optional', about: ''},
	list: {type: ['list', 'string'], from: 'optional', about: ''},
} as const satisfies Schema;

test('values come back as they went', () => {
	const open = fc.constantFrom(unknown, null);
	const values = fc.record(
		{
			text: fc.oneof(fc.string(), open),
			number: fc.oneof(
				fc.integer(),
				fc.double({noNaN: true}).map(number => number + 0),
				open,
			),
			list: fc.oneof(fc.array(fc.string()), open),
		},
		{noNullPrototype: true},
	);
	fc.assert(
		fc.property(values, value => {
			assert.deepEqual(readValues(valueMessage(value, schema), schema), value);
		}),
	);
	assert.equal(readValues(valueMessage(undefined, schema), schema), undefined);
});

test('an attribute that is not named is sent as null, since Terraform counts them', () => {
	assert.deepEqual(valueMessage({text: 'a'}, schema), {
		msgpack: encode({text: 'a', number: null, list: null}),
	});
});

test('an unknown is the four bytes that Terraform writes, and one it knows something about is one too', () => {
	const {msgpack} = valueMessage({text: unknown}, {text: schema.text});
	assert.deepEqual([...(msgpack ?? [])].slice(-3), [0xd4, 0, 0]);
	const refined = encode({text: new ExtData(12, encode({1: false}))});
	assert.deepEqual(readValues({msgpack: refined}, {text: schema.text}), {text: unknown});
});

test('a number that came as text is a number', () => {
	assert.equal(readValues({msgpack: encode({number: '1.5'})}, schema)?.['number'], 1.5);
});

test('a stored state of another version loses what is gone and gains what is new', () => {
	const json = new TextEncoder().encode('{"text":"a","old":1}');
	assert.deepEqual(readState({json}, schema), {text: 'a', number: null, list: null});
});
