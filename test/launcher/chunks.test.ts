import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {createRequire} from 'node:module';
import {Script} from 'node:vm';
import {chunkLoader} from '../../source/launcher/chunks.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function loaderOf(t: TestContext, chunks: Readonly<Record<string, string>>) {
	const folder = await temporaryDirectory(t);
	const compiled: string[] = [];
	for (const [name, text] of Object.entries(chunks)) await writeFile(path.join(folder, name), text);
	const compile = (name: string, text: string, filename: string): Script => {
		compiled.push(name);
		return new Script(text, {filename});
	};

	const load = chunkLoader(folder, {compile}, createRequire(import.meta.url));
	return {folder, load, compiled};
}

test('a chunk is run once, and finds others and what is Node’s', async t => {
	const {folder, load, compiled} = await loaderOf(t, {
		'a.cjs': `
			"use strict";
			const {join} = require('node:path');
			module.exports = {b: require('./b.cjs'), file: __filename, own: join(__dirname, 'x'), that: this};
		`,
		'b.cjs':
			'exports.count = (exports.count ?? 0) + 1; exports.again = require("./b.cjs") === exports;',
	});
	const a = load('./a.cjs') as {that: unknown};
	assert.deepEqual(
		{...a, that: undefined},
		{
			b: {count: 1, again: true},
			file: path.join(folder, 'a.cjs'),
			own: path.join(folder, 'x'),
			that: undefined,
		},
	);
	assert.notEqual(a.that, undefined);
	assert.equal(load('./a.cjs'), a);
	assert.deepEqual(compiled, ['./a.cjs', './b.cjs']);
});

test('chunks that need each other find what is there by then', async t => {
	const {load} = await loaderOf(t, {
		'a.cjs': 'exports.early = 1; exports.fromB = require("./b.cjs").seen; exports.late = 2;',
		'b.cjs': 'exports.seen = {...require("./a.cjs")};',
	});
	assert.deepEqual(load('./a.cjs'), {early: 1, fromB: {early: 1}, late: 2});
});

test('an error names the file, and is not taken for a chunk', async t => {
	const {folder, load} = await loaderOf(t, {'a.cjs': '\n\nthrow new Error("no");'});
	for (let time = 0; time < 2; time++) {
		assert.throws(
			() => load('./a.cjs'),
			(error: Error) => error.stack!.includes(`${path.join(folder, 'a.cjs')}:3:`),
		);
	}

	assert.throws(() => load('./gone.cjs'), {code: 'ENOENT'});
});
