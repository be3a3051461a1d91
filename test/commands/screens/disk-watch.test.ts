import assert from 'node:assert/strict';
import {mkdir, rm, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {watchDisk} from '../../../source/commands/screens/disk-watch.ts';
import {printDotconfig} from '../../../source/config/dotconfig.ts';
import {evaluateConfig, treeOf} from '../../helpers/fixture-tree.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

const tree = treeOf(`
config A
	bool "A"

config B
	bool "B"
`);

const ours = evaluateConfig(tree, 'CONFIG_A=y\n');

test('a file that is as it was read is no news, whatever its time says', async t => {
	const file = join(await temporaryDirectory(t), '.config');
	await writeFile(file, 'CONFIG_A=y\n');
	const watch = watchDisk(file, 'CONFIG_A=y\n', () => ({}));
	await utimes(file, new Date(), new Date(Date.now() + 60_000));
	assert.deepEqual(watch.news(ours), {kind: 'same'});
});

test('where there is no file there is nothing to compare with, until there is one', async t => {
	const file = join(await temporaryDirectory(t), '.config');
	const watch = watchDisk(file, undefined, () => ({}));
	assert.deepEqual(watch.news(ours), {kind: 'none'});
	await writeFile(file, 'CONFIG_B=y\n');
	assert.equal(watch.news(ours).kind, 'changed');
});

test('what somebody else wrote is told with what was read, until it is accepted', async t => {
	const file = join(await temporaryDirectory(t), '.config');
	await writeFile(file, 'CONFIG_A=y\nCONFIG_B=y\n');
	const watch = watchDisk(file, 'CONFIG_A=y\n', () => ({}));
	const news = watch.news(ours);
	assert.ok(news.kind === 'changed');
	assert.match(news.time, /^\d\d:\d\d$/);
	const names = (values: typeof news.read): string[] =>
		[...values].map(([{name}, value]) => `${name}=${value}`);
	assert.deepEqual(names(news.read), ['A=y']);
	assert.deepEqual(names(news.theirs), ['A=y', 'B=y']);
	// The file is written once more before anybody has decided.
	await writeFile(file, '# CONFIG_B is not set\n');
	watch.news(ours);
	watch.accept(news.text);
	assert.equal(watch.news(ours).kind, 'changed');
	await writeFile(file, news.text);
	assert.equal(watch.news(ours).kind, 'same');
});

test('somebody else who wrote the very same, and a file that is gone', async t => {
	const file = join(await temporaryDirectory(t), '.config');
	await writeFile(file, printDotconfig(ours));
	const watch = watchDisk(file, 'CONFIG_B=y\n', () => ({}));
	assert.equal(watch.news(ours).kind, 'same');
	await rm(file);
	assert.equal(watch.news(ours).kind, 'gone');
	await mkdir(file);
	assert.equal(watch.news(ours).kind, 'gone', 'what cannot be read is not there');
});

test('what is saved here is known', async t => {
	const file = join(await temporaryDirectory(t), '.config');
	const watch = watchDisk(file, undefined, () => ({}));
	await writeFile(file, printDotconfig(ours));
	watch.written(ours);
	const other = evaluateConfig(tree, 'CONFIG_B=y\n');
	assert.equal(watch.news(other).kind, 'same');
	await writeFile(file, 'CONFIG_B=y\n');
	assert.equal(watch.news(ours).kind, 'changed');
});
