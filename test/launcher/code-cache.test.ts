import assert from 'node:assert/strict';
import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createCodeCache} from '../../source/launcher/code-cache.ts';
import {openCodeFile} from '../../source/launcher/code-file.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

// V8 remembers what it compiled in this process, too, so that each text is a test's own.
const textOf = (name: string, salt = ''): string =>
	`(function () { return function called() { return 6 * 7; }; }) // ${name} ${salt}`;

const namesIn = (file: string): readonly string[] => {
	const kept = openCodeFile(file);
	kept?.close();
	return kept?.names ?? [];
};

const cacheIn = (file: string | undefined, flags = '', set: string[] = []) =>
	createCodeCache({file, flags, setFlag: flag => void set.push(flag)});

const run = (cache: ReturnType<typeof cacheIn>, name: string, salt?: string): unknown => {
	const script = cache.compile(name, textOf(name, salt), `/nowhere/${name}`);
	const body = script.runInThisContext() as () => () => unknown;
	return {answer: body()(), isKept: script.cachedDataRejected === false};
};

test('the second start takes what the first one compiled, and writes nothing', async t => {
	const file = path.join(await temporaryDirectory(t), 'code-1');
	const first = cacheIn(file);
	assert.deepEqual(run(first, './a.cjs'), {answer: 42, isKept: false});
	first.save();
	assert.deepEqual(namesIn(file), ['./a.cjs']);
	const {mtimeMs} = await stat(file);

	const second = cacheIn(file);
	assert.deepEqual(run(second, './a.cjs'), {answer: 42, isKept: true});
	second.save();
	assert.equal((await stat(file)).mtimeMs, mtimeMs);
});

test('a later start adds what it alone needed', async t => {
	const file = path.join(await temporaryDirectory(t), 'code-1');
	const first = cacheIn(file);
	run(first, './a.cjs');
	first.save();
	const second = cacheIn(file);
	run(second, './a.cjs');
	run(second, './b.cjs');
	second.save();
	assert.deepEqual(namesIn(file), ['./a.cjs', './b.cjs']);
});

test('code is taken before flags change, and known by those it was made under', async t => {
	const file = path.join(await temporaryDirectory(t), 'code-1');
	const set: string[] = [];
	const cache = cacheIn(file, '--given', set);
	run(cache, './a.cjs');
	cache.setFlags(['--one', '--two']);
	run(cache, './b.cjs');
	cache.save();
	assert.deepEqual(set, ['--one', '--two']);
	assert.deepEqual(namesIn(file), ['./a.cjs --given', './b.cjs --given --one --two']);
});

test('what V8 does not take is compiled, and replaced', async t => {
	const file = path.join(await temporaryDirectory(t), 'code-1');
	const first = cacheIn(file);
	run(first, './a.cjs', 'another build');
	first.save();
	const second = cacheIn(file);
	assert.deepEqual(run(second, './a.cjs', 'this one'), {answer: 42, isKept: false});
	second.save();
	assert.deepEqual(run(cacheIn(file), './a.cjs', 'this one'), {answer: 42, isKept: true});
});

test('without a place for it all is compiled', async t => {
	const folder = await temporaryDirectory(t);
	const cache = cacheIn(undefined);
	assert.deepEqual(run(cache, './a.cjs'), {answer: 42, isKept: false});
	cache.save();
	assert.deepEqual(await readdir(folder), []);
});
