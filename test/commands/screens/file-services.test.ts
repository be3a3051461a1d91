import assert from 'node:assert/strict';
import {readFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {loadConfiguration} from '../../../source/commands/configuration.ts';
import {
	createFileServices,
	type FileServices,
} from '../../../source/commands/screens/file-services.ts';
import type {Evaluation} from '../../../source/kconfig/evaluation.ts';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import {placesOf} from '../../../source/machine/places.ts';
import {createContext} from '../../helpers/command-context.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

const config = `CONFIG_A=y
CONFIG_NAME="x"
`;

const open = async (
	t: TestContext,
	text = config,
): Promise<{directory: string; evaluation: Evaluation; files: FileServices}> => {
	const directory = await temporaryDirectory(t);
	await writeFile(
		join(directory, 'Kconfig.datacrunch'),
		'config A\n\tbool "A"\n\nconfig NAME\n\tstring "Name"\n',
	);
	await writeFile(join(directory, '.config'), text);
	const {context} = createContext(directory);
	const {project, evaluation, configText} = await loadConfiguration(context);
	const {homeDirectory, env} = context;
	const places = placesOf({directory, homeDirectory, env, account: 'simulator'});
	const files = createFileServices(project, places, context, {
		configText,
		tree: () => project.tree,
		selectionRequest: () => undefined,
	});
	return {directory, evaluation, files};
};

const set = (evaluation: Evaluation, name: string, value: string): Evaluation => {
	const symbol = evaluation.tree.symbols.get(name)!;
	const result = applyEdit(evaluation, {kind: 'set', symbol, value});
	assert.ok(result.kind === 'changed');
	return result.evaluation;
};

test('looking at what a save would do writes nothing', async t => {
	const {directory, evaluation, files} = await open(t);
	const before = await readdir(directory);
	const after = set(evaluation, 'NAME', 'y');
	const {files: planned, differences} = files.lookAtFiles(after, false);
	assert.deepEqual(planned, [
		{name: '.config', what: '5 of 6 lines differ'},
		{name: '.config.old', what: 'what is there now'},
	]);
	assert.deepEqual(
		differences.map(({symbol}) => symbol.name),
		['NAME'],
	);
	assert.deepEqual(files.diffToDisk(after).slice(0, 3), [
		'--- .config',
		'+++ .config after a save',
		'@@ -1,2 +1,6 @@',
	]);
	assert.deepEqual(await readdir(directory), before);
	assert.equal(await readFile(join(directory, '.config'), 'utf8'), config);
});

test('a bring-up does not overwrite what somebody else wrote', async t => {
	const {directory, evaluation, files} = await open(t);
	await writeFile(join(directory, '.config'), '# CONFIG_A is not set\n');
	await assert.rejects(files.write(evaluation), {
		message: 'Somebody else wrote .config meanwhile.',
		nextSteps: ['Go back to the menu and press s: it merges both, or asks.'],
	});
	const news = files.diskNews(evaluation);
	assert.ok(news.kind === 'changed');
	await assert.rejects(files.save(evaluation, './.config'), 'under another name, too');
	files.acceptDisk(news.text);
	await files.write(evaluation);
	assert.match(await readFile(join(directory, '.config'), 'utf8'), /^CONFIG_A=y$/m);
});

test('who goes on in another file saves there and is compared with it; a bring-up still writes the own one', async t => {
	const {directory, evaluation, files} = await open(t);
	const read = async (file: string): Promise<string> => readFile(join(directory, file), 'utf8');
	const changed = set(evaluation, 'NAME', 'y');
	await files.save(changed, 'other');
	assert.equal(files.goOnIn('./other', changed), 'other');
	assert.equal(await read('.config'), config);
	assert.equal(files.differsFromDisk(changed), false);
	assert.equal(files.diskNews(changed).kind, 'same');

	const again = set(evaluation, 'NAME', 'z');
	assert.equal(files.differsFromDisk(again), true);
	assert.equal(files.diffToDisk(again)[0], '--- other');
	assert.equal(files.lookAtFiles(again, false).files[0]?.name, 'other');
	assert.deepEqual(await files.save(again), {written: ['other']});
	assert.match(await read('other'), /^CONFIG_NAME="z"$/m);
	assert.equal(await read('.config'), config);

	await writeFile(join(directory, 'other'), 'CONFIG_NAME="q"\n');
	assert.equal(files.diskNews(again).kind, 'changed');
	assert.deepEqual(await files.write(again), [join(directory, '.config')]);
	assert.match(await read('.config'), /^CONFIG_NAME="z"$/m);
	files.goOnIn('.config', again);
	assert.equal(files.diskNews(again).kind, 'same');
	assert.equal(files.differsFromDisk(again), false);
});

test('a file that is loaded tells its lines', async t => {
	const {directory, files} = await open(t);
	await writeFile(join(directory, 'other'), '#\nCONFIG_NAME="z"\n');
	const {evaluation, lines} = await files.load('other');
	assert.equal(lines.get(evaluation.tree.symbols.get('NAME')!), 2);
});

test('a line of an unknown option is kept on request, by every save and by the next dcmenu, until it is dropped', async t => {
	const {directory, evaluation, files} = await open(t, `${config}CONFIG_OLD=y\n`);
	const read = async (): Promise<string> => readFile(join(directory, '.config'), 'utf8');
	const linesToSave = (of: FileServices) =>
		of.lookAtFiles(evaluation, false).problems.map(({line}) => line);
	assert.deepEqual(linesToSave(files), [{text: 'CONFIG_OLD=y', isKept: false}]);
	files.keepLines(['CONFIG_OLD=y']);
	assert.deepEqual(linesToSave(files), [{text: 'CONFIG_OLD=y', isKept: true}]);
	assert.ok(files.diffToDisk(evaluation).includes('+# Kept on request: not in this Kconfig tree'));
	await files.save(evaluation);
	assert.match(await read(), /^CONFIG_OLD=y$/m);
	assert.equal(files.differsFromDisk(evaluation), false);
	assert.equal(files.diskNews(evaluation).kind, 'same');
	const other = set(evaluation, 'NAME', 'y');
	await files.save(other);
	assert.match(await read(), /^CONFIG_NAME="y"$/m);
	assert.match(await read(), /^CONFIG_OLD=y$/m);

	const {files: next} = await open(t, await read());
	assert.equal(next.differsFromDisk(other), false);
	files.keepLines([]);
	assert.equal(files.differsFromDisk(other), true);
	await files.save(other);
	assert.doesNotMatch(await read(), /OLD|Kept/);
});

test('what another dcmenu keeps meanwhile is kept here, too', async t => {
	const {directory, evaluation, files} = await open(t);
	const theirs = `${config}# Kept on request: not in this Kconfig tree\nCONFIG_OLD=y\n`;
	await writeFile(join(directory, '.config'), theirs);
	files.acceptDisk(theirs);
	await files.save(evaluation);
	assert.match(await readFile(join(directory, '.config'), 'utf8'), /^CONFIG_OLD=y$/m);
});
