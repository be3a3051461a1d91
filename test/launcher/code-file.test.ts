import assert from 'node:assert/strict';
import {chmod, mkdir, readdir, readFile, stat, truncate, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {openCodeFile, writeCodeFile} from '../../source/launcher/code-file.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const codes = new Map([
	['./a.cjs', Buffer.from('code of a')],
	['./b.cjs --no-opt', Buffer.from([0, 255, 128])],
	['empty', Buffer.alloc(0)],
]);

test('what was kept is read by its name', async t => {
	const file = path.join(await temporaryDirectory(t), 'not/there/yet/code-1');
	writeCodeFile(file, codes);
	const kept = openCodeFile(file);
	assert.ok(kept);
	assert.deepEqual(kept.names, [...codes.keys()]);
	for (const [name, code] of codes) assert.deepEqual(kept.read(name), code);
	assert.equal(kept.read('./c.cjs'), undefined);
	assert.equal(kept.read('constructor'), undefined);
	kept.close();
	assert.equal((await stat(file)).mode & 0o777, 0o600);
	assert.deepEqual(await readdir(path.dirname(file)), ['code-1']);
});

test('nothing is taken from what is not whole, or not ours', async t => {
	const folder = await temporaryDirectory(t);
	const file = path.join(folder, 'code-1');
	assert.equal(openCodeFile(file), undefined);
	assert.equal(openCodeFile(folder), undefined);
	writeCodeFile(file, codes);
	const {size} = await stat(file);
	for (const length of [size - 1, 40, 4, 3, 0]) {
		writeCodeFile(file, codes);
		await truncate(file, length);
		assert.equal(openCodeFile(file), undefined, `${length} bytes`);
	}

	await writeFile(file, 'something else altogether, and rather long for its kind');
	assert.equal(openCodeFile(file), undefined);
	await writeFile(file, Buffer.concat([Buffer.from([3, 0, 0, 0]), Buffer.from('{,}')]));
	assert.equal(openCodeFile(file), undefined);
	writeCodeFile(file, codes);
	await chmod(file, 0o622);
	assert.equal(openCodeFile(file), undefined, 'others may write it');
});

test('a file that cannot be written leaves the old one, and nothing beside it', async t => {
	const folder = await temporaryDirectory(t);
	const file = path.join(folder, 'code-1');
	await mkdir(path.join(file, 'in the way'), {recursive: true});
	assert.throws(() => writeCodeFile(file, codes), {code: /EISDIR|ENOTEMPTY/});
	assert.deepEqual(await readdir(folder), ['code-1']);
});

test('other versions’ code goes after a month, and nothing else', async t => {
	const folder = await temporaryDirectory(t);
	const old = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
	for (const name of ['code-old', 'code-new', 'prices.json']) {
		await writeFile(path.join(folder, name), name);
		if (name !== 'code-new') await utimes(path.join(folder, name), old, old);
	}

	writeCodeFile(path.join(folder, 'code-1'), codes);
	assert.deepEqual((await readdir(folder)).toSorted(), ['code-1', 'code-new', 'prices.json']);
	assert.equal(await readFile(path.join(folder, 'prices.json'), 'utf8'), 'prices.json');
});
