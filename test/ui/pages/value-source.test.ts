import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseDotconfig} from '../../../source/config/dotconfig.ts';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import {explain} from '../../../source/kconfig/explain.ts';
import {evaluate, type Evaluation} from '../../../source/kconfig/evaluation.ts';
import {setByIn, sourceIn, type ValueSource} from '../../../source/ui/pages/value-source.ts';
import {step} from '../../../source/ui/app-state.ts';
import {edited} from '../../../source/ui/menu/edit-commands.ts';
import {openMerge} from '../../../source/ui/save/merge-state.ts';
import {openScreens, testEvaluation} from '../../helpers/menu-screens.ts';

const {tree} = testEvaluation();
const symbol = (name: string) => tree.symbols.get(name)!;

const loaded = (name: string, text: string): {evaluation: Evaluation; source: ValueSource} => {
	const {userValues, lines} = parseDotconfig(text, tree, {file: name});
	return {
		evaluation: evaluate(tree, userValues),
		source: {kind: 'file', name, userValues, lines},
	};
};

const set = (evaluation: Evaluation, name: string, value: string): Evaluation => {
	const result = applyEdit(evaluation, {kind: 'set', symbol: symbol(name), value});
	assert.ok(result.kind === 'changed');
	return result.evaluation;
};

const config = loaded('.config', '#\nCONFIG_FAST=y\nCONFIG_HOST="a"\n');

test('a value of the file names its line, until it is set to something else', () => {
	const {evaluation, source} = config;
	const history = {evaluation, past: [], source};
	assert.equal(setByIn(history)(symbol('FAST')), 'set in .config:2');
	assert.equal(setByIn(history)(symbol('HOST')), 'set in .config:3');
	const after = set(evaluation, 'HOST', 'b');
	const past = [{evaluation, what: 'HOST: a to b'}];
	assert.equal(setByIn({evaluation: after, past, source})(symbol('HOST')), undefined);
	assert.equal(setByIn({evaluation: after, past, source})(symbol('FAST')), 'set in .config:2');
});

test('the file that was loaded last counts', () => {
	const other = loaded('defconfigs/x', 'CONFIG_HOST="a"\n');
	const past = [{evaluation: config.evaluation, what: 'loaded', source: other.source}];
	const setBy = setByIn({evaluation: other.evaluation, past, source: config.source});
	assert.equal(setBy(symbol('HOST')), 'set in defconfigs/x:1');
});

test('what a plan set is the plan’s, and what came after it is the user’s', () => {
	const before = config.evaluation;
	const planned = set(set(before, 'DRIVER', 'm'), 'FORCED', 'y');
	const after = set(planned, 'FORCED', 'n');
	const past = [
		{evaluation: before, what: 'plan', source: {kind: 'step', text: 'set by a plan'} as const},
		{evaluation: planned, what: 'FORCED: y to n'},
	];
	const setBy = setByIn({evaluation: after, past, source: config.source});
	assert.equal(setBy(symbol('DRIVER')), 'set by a plan');
	assert.equal(setBy(symbol('FORCED')), undefined);
});

test('a tree that was read anew keeps the lines', () => {
	const other = testEvaluation().tree;
	const source = sourceIn(config.source, other);
	const userValues = new Map([[other.symbols.get('FAST')!, 'y']]);
	const setBy = setByIn({evaluation: evaluate(other, userValues), past: [], source});
	assert.equal(setBy(other.symbols.get('FAST')!), 'set in .config:2');
});

test('the page of an option tells who set it', async () => {
	const lines = new Map([[symbol('FAST'), 12]]);
	const evaluation = evaluate(tree, new Map([[symbol('FAST'), 'n']]));
	const screens = openScreens(undefined, {evaluation, lines});
	await screens.press('j', '?');
	assert.ok(screens.lines().includes(' Value : set in .config:12'), screens.lines().join('\n'));
	await screens.press('\u001B', 'y', '?');
	assert.ok(screens.lines().includes(' Value : set by you'));
});

test('who set a value follows each load, merge, reset and edit, back and forth', async () => {
	const screens = openScreens(undefined, {
		evaluation: config.evaluation,
		lines: parseDotconfig('#\nCONFIG_FAST=y\nCONFIG_HOST="a"\n', tree, {file: '.config'}).lines,
	});
	const {store} = screens;
	const setBy = (name: string): string | undefined => {
		const state = store.getState();
		return explain(state.evaluation, symbol(name), setByIn(state)).originText;
	};
	const {file} = store.getState();
	const steps: [what: string, origins: readonly (string | undefined)[]][] = [];
	const done = (what: string): void => {
		steps.push([what, ['FAST', 'HOST', 'PORT'].map(setBy)]);
	};
	done('start');

	const defconfig = parseDotconfig('CONFIG_PORT=80\n\nCONFIG_HOST="b"\n', tree, {file: 'x'});
	const report = {
		evaluation: evaluate(tree, defconfig.userValues),
		lines: defconfig.lines,
		warnings: [],
	};
	store.dispatch({type: 'loaded', from: 'defconfigs/x', report});
	done('load');

	const {evaluation} = store.getState();
	const theirs = new Map(evaluation.userValues).set(symbol('FAST'), 'n');
	store.dispatch({
		type: 'step',
		take: state =>
			step(
				openMerge(
					{...state, baseline: evaluation},
					{kind: 'changed', read: evaluation.userValues, theirs, time: '14:02', text: ''},
					false,
				),
			),
	});
	await screens.press('\r', '\u001B');
	done('merge');

	store.dispatch({
		type: 'step',
		take: state => step(edited(state, {kind: 'reset', symbol: symbol('PORT')}, 'r')),
	});
	done('reset');
	store.dispatch({
		type: 'step',
		take: state => step(edited(state, {kind: 'set', symbol: symbol('HOST'), value: 'c'}, 'e')),
	});
	done('edit');

	assert.deepEqual(steps, [
		['start', [`set in ${file}:2`, `set in ${file}:3`, 'default at Kconfig:45']],
		['load', ['default at Kconfig:12', 'set in defconfigs/x:3', 'set in defconfigs/x:1']],
		['merge', ['merged with the file on disk', 'set in defconfigs/x:3', 'set in defconfigs/x:1']],
		['reset', ['merged with the file on disk', 'set in defconfigs/x:3', 'default at Kconfig:45']],
		['edit', ['merged with the file on disk', 'set by you', 'default at Kconfig:45']],
	]);
	const origins = (): readonly (string | undefined)[] => ['FAST', 'HOST', 'PORT'].map(setBy);
	for (const [what, expected] of steps.slice(0, -1).toReversed()) {
		await screens.press('u');
		assert.deepEqual(origins(), expected, `undone to: ${what}`);
	}
	for (const [what, expected] of steps.slice(1)) {
		await screens.press('U');
		assert.deepEqual(origins(), expected, `done again: ${what}`);
	}
});
