import assert from 'node:assert/strict';
import {test} from 'node:test';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {
	resultsIn,
	search,
	searchInPieces,
	type Drive,
	type SearchResult,
} from '../../source/kconfig/search.ts';
import {prepareSearch} from '../../source/kconfig/search-index.ts';
import {inNextScope} from '../../source/kconfig/search-query.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
menu "Compute"

config OTHER
	bool "Something else"
	help
	  Mentions a gpu, but only here.

config FAST_GPU
	bool "Fast"

config WANTS_GPUS
	bool "Several"
	depends on FAST_GPU

config GPU
	bool "Accelerator"

config GPU_COUNT
	int "How many"

config SPOT
	bool "Spot market for a GPU"

choice
	prompt "Size of the gpus"

config LARGE
	bool "Large"

endchoice

endmenu
`);

const found = (query: string): readonly (string | undefined)[] =>
	search(evaluate(tree, new Map()), query).map(
		({symbol, node}) => symbol?.name ?? node.prompt?.text,
	);

test('the best matches come first', () => {
	assert.deepEqual(found('gpu'), [
		'GPU',
		'GPU_COUNT',
		'FAST_GPU',
		'WANTS_GPUS',
		'SPOT',
		'Size of the gpus',
		'OTHER',
	]);
});

test('of several words the first one counts most', () => {
	const own = treeOf('config NET_OF_USB\n\tbool "A"\n\nconfig USB_NET\n\tbool "B"\n');
	const names = (query: string) =>
		search(evaluate(own, new Map()), query).map(({symbol}) => symbol?.name);
	assert.deepEqual(names('usb net'), ['USB_NET', 'NET_OF_USB']);
	assert.deepEqual(names('net usb'), ['NET_OF_USB', 'USB_NET']);
});

test('all words have to be there, in whatever case', () => {
	assert.deepEqual(found('GPU fast'), ['FAST_GPU']);
	assert.deepEqual(found('market nothing'), []);
	assert.deepEqual(found('compute'), ['Compute']);
});

test('the prefix of the configuration file does not matter', () => {
	assert.deepEqual(found('CONFIG_GPU_COUNT'), ['GPU_COUNT']);
	assert.deepEqual(found('re:^CONFIG_GPU$'), ['GPU']);
});

test('a line of a configuration file is looked for by its name', () => {
	for (const line of [
		'CONFIG_GPU_COUNT=4',
		'# CONFIG_GPU_COUNT is not set',
		' CONFIG_GPU_COUNT="a b"',
	]) {
		assert.deepEqual(found(line), ['GPU_COUNT'], line);
	}
});

test('names, prompts and help can be looked at alone', () => {
	assert.deepEqual(found('name:gpu'), ['GPU', 'GPU_COUNT', 'FAST_GPU', 'WANTS_GPUS']);
	assert.deepEqual(found('prompt:gpu'), ['SPOT', 'Size of the gpus']);
	assert.deepEqual(found('help:gpu'), ['OTHER']);
	assert.deepEqual(found('help:re:gpu.*here'), ['OTHER']);
	assert.deepEqual(found('name:re:gpu.*here'), []);
	assert.deepEqual(found('help:'), []);
});

test('a query goes through the scopes', () => {
	const queries = ['gpu'];
	for (let at = 0; at < 4; at++) queries.push(inNextScope(queries.at(-1)!));
	assert.deepEqual(queries, ['gpu', 'name:gpu', 'prompt:gpu', 'help:gpu', 'gpu']);
	assert.equal(inNextScope('name:re:^A'), 'prompt:re:^A');
});

test('a regular expression finds names first; half of one finds nothing', () => {
	assert.deepEqual(found('re:gpus?$'), [
		'GPU',
		'FAST_GPU',
		'WANTS_GPUS',
		'SPOT',
		'Size of the gpus',
	]);
	assert.deepEqual(found('re:.*gpu, but'), ['OTHER']);
	assert.deepEqual(found('re:^(gpu|fast)_'), ['FAST_GPU', 'GPU_COUNT']);
	assert.deepEqual(found('re:^GPU_[A-Z]+\\S$'), ['GPU_COUNT']);
	assert.deepEqual(found('re:('), []);
	assert.deepEqual(found('re:'), []);
	assert.deepEqual(found(' '), []);
});

test('what no menu shows now is marked', () => {
	const hidden = search(evaluate(tree, new Map()), 'gpu')
		.filter(({hidden}) => hidden)
		.map(({symbol}) => symbol?.name);
	assert.deepEqual(hidden, ['WANTS_GPUS']);
});

test('a search finds everything, however much of it was made ready before', () => {
	for (const steps of [0, 1, 5, 1000]) {
		const own = treeOf(
			`config A\n\tbool "Gpu"\n\nconfig GPU\n\tbool "B"\n\nconfig C\n\tbool "C"\n\thelp\n\t  Gpu.\n`,
		);
		const preparation = prepareSearch(own);
		for (let step = 0; step < steps; step++) preparation.next();
		const names = search(evaluate(own, new Map()), 'gpu').map(({symbol}) => symbol?.name);
		assert.deepEqual(names, ['GPU', 'A', 'C']);
		for (const done of preparation) assert.equal(done, undefined);
		assert.equal(search(evaluate(own, new Map()), 'gpu').length, 3);
	}
});

test('a search in pieces finds the same, also where pieces are ended once', () => {
	const evaluation = evaluate(tree, new Map());
	for (const query of ['re:gpu', 're:.', 'gpu', 're:(', 'help:re:gpu.*here']) {
		let count = 0;
		const drive: Drive = step => (count++ % 2 === 0 ? 'stuck' : step() ? 'paused' : 'done');
		const pieces = searchInPieces(evaluation, query, drive);
		let piece = pieces.next();
		while (piece.done !== true) piece = pieces.next();
		const {results, givenUpAt} = piece.value;
		assert.equal(givenUpAt, undefined);
		const nodes = (list: readonly SearchResult[]) => list.map(({node}) => node);
		assert.deepEqual(nodes(results), nodes(search(evaluation, query)), query);
	}
});

test('a search that is ended in the same text again is given up there', () => {
	const evaluation = evaluate(tree, new Map());
	let left = 5;
	const drive: Drive = step => (left-- > 0 ? (step() ? 'paused' : 'done') : 'stuck');
	const pieces = searchInPieces(evaluation, 're:.', drive);
	let piece = pieces.next();
	while (piece.done !== true) piece = pieces.next();
	const {results, givenUpAt} = piece.value;
	assert.ok(givenUpAt);
	assert.ok(results.length < search(evaluation, 're:.').length);
});

test('results stand in another configuration as they are there', () => {
	const own = treeOf('config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\n');
	const hidden = (results: readonly SearchResult[]) => results.map(result => result.hidden);
	const results = search(evaluate(own, new Map()), 're:b');
	assert.deepEqual(hidden(results), [true]);
	const a = own.symbols.get('A');
	assert.deepEqual(hidden(resultsIn(evaluate(own, new Map([[a!, 'y']])), results)), [false]);
	assert.deepEqual(hidden(results), [true]);
});
