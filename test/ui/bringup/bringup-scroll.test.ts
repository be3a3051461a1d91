import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {
	scrolled,
	scrollTo,
	windowOf,
	type Scroll,
	type ScrollStep,
	type ScrollText,
} from '../../../source/ui/bringup/bringup-scroll.ts';
import type {Line} from '../../../source/ui/drawing/line.ts';

const textOf = (lines: readonly string[], start = 0): ScrollText => ({
	start,
	end: start + lines.length,
	at(number) {
		const text = lines[number - start];
		return text === undefined ? undefined : {text, tone: 'plain'};
	},
});

const shown = (lines: readonly Line[]): string[] =>
	lines.map(({spans}) => spans.map(({text}) => text).join(''));

const ten = textOf(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);

const walk = (text: ScrollText, steps: readonly ScrollStep[]): Scroll => {
	let scroll: Scroll = 'follow';
	for (const step of steps) scroll = scrolled(text, scroll, step, {height: 4, width: 20});
	return scroll;
};

test('follows the end', () => {
	assert.deepEqual(shown(windowOf(ten, 'follow', {height: 4, width: 20}).lines), [
		'6',
		'7',
		'8',
		'9',
	]);
});

test('pages show every line once', () => {
	assert.equal(walk(ten, ['page-up']), 2);
	assert.equal(walk(ten, ['page-up', 'page-up']), 0);
	assert.equal(walk(ten, ['top', 'page-down']), 4);
	assert.equal(walk(ten, ['top', 'page-down', 'page-down']), 8);
	assert.deepEqual(shown(windowOf(ten, 8, {height: 4, width: 20}).lines), ['6', '7', '8', '9']);
	assert.equal(walk(ten, ['top', 'page-down', 'page-down', 'page-down']), 'follow');
});

test('single lines, both ends', () => {
	assert.equal(walk(ten, ['line-up']), 5);
	assert.equal(walk(ten, ['line-up', 'line-down', 'line-down']), 'follow');
	assert.equal(walk(ten, ['top', 'line-up']), 0);
	assert.equal(walk(ten, ['top', 'bottom']), 'follow');
});

test('a long line goes on four cells in, and a page ends where it is cut', () => {
	const text = textOf(['a', 'some words that are long', 'b', 'c']);
	assert.deepEqual(shown(windowOf(text, 0, {height: 3, width: 12}).lines), [
		'a',
		'some words',
		'    that are',
	]);
	assert.equal(windowOf(text, 0, {height: 3, width: 12}).next, 1);
	assert.deepEqual(shown(windowOf(text, 'follow', {height: 4, width: 12}).lines), [
		'    that are',
		'    long',
		'b',
		'c',
	]);
});

test('a word that is longer than the window is cut, and nothing is put into it', () => {
	const lines = shown(
		windowOf(textOf(['in /state/a-very-long-name.log']), 'follow', {height: 4, width: 12}).lines,
	);
	assert.deepEqual(
		lines,
		['in', '    /state/a', '    -very-lo', '    ng-name.', '    log'].slice(-4),
	);
});

test('what is no longer kept is skipped, and a short text is shown from its beginning', () => {
	const kept = textOf(['5', '6', '7', '8', '9'], 5);
	assert.deepEqual(shown(windowOf(kept, 2, {height: 3, width: 20}).lines), ['5', '6', '7']);
	assert.equal(scrolled(kept, 5, 'top', {height: 3, width: 20}), 5);
	assert.deepEqual(shown(windowOf(textOf(['x', 'y']), 'follow', {height: 5, width: 20}).lines), [
		'x',
		'y',
	]);
	assert.deepEqual(shown(windowOf(textOf([]), 'follow', {height: 5, width: 20}).lines), []);
});

suite('a line that is higher than the window', () => {
	const words = Array.from({length: 12}, (_, word) => `word-${word}.`);
	const text = textOf(['a', words.join(' '), 'b']);
	const pane = {height: 3, width: 12};
	const row = (number: number): string => (number === 0 ? '' : '    ') + words[number]!;

	const seen = (steps: readonly ScrollStep[], from: Scroll = 0): string[] => {
		let scroll = from;
		for (const step of steps) scroll = scrolled(text, scroll, step, pane);
		return shown(windowOf(text, scroll, pane).lines);
	};

	const times = (count: number, step: ScrollStep): ScrollStep[] => Array(count).fill(step);

	test('is read to its end and back, row by row', () => {
		assert.deepEqual(seen([]), ['a', row(0), row(1)]);
		assert.deepEqual(seen(times(1, 'line-down')), [row(0), row(1), row(2)]);
		assert.deepEqual(seen(times(3, 'line-down')), [row(2), row(3), row(4)]);
		assert.deepEqual(seen(times(10, 'line-down')), [row(9), row(10), row(11)]);
		assert.deepEqual(seen(times(11, 'line-down')), [row(10), row(11), 'b']);
		assert.deepEqual(seen(['bottom', 'line-up']), [row(9), row(10), row(11)]);
		assert.deepEqual(seen(['bottom', ...times(5, 'line-up')]), [row(5), row(6), row(7)]);
		assert.deepEqual(seen(['bottom', ...times(11, 'line-up')]), ['a', row(0), row(1)]);
	});

	test('and page by page, every row once', () => {
		assert.deepEqual(seen(times(2, 'page-down')), [row(3), row(4), row(5)]);
		assert.deepEqual(seen(times(4, 'page-down')), [row(9), row(10), row(11)]);
		assert.deepEqual(seen(['bottom', ...times(1, 'page-up')]), [row(7), row(8), row(9)]);
		assert.deepEqual(seen(['bottom', ...times(3, 'page-up')]), [row(1), row(2), row(3)]);
		assert.deepEqual(seen(['bottom', ...times(5, 'page-up')]), ['a', row(0), row(1)]);
	});

	test('is shown where it has what is looked for', () => {
		assert.deepEqual(seen([], scrollTo(text, 1, 'WORD-7', pane)), [row(5), row(6), row(7)]);
		assert.deepEqual(seen([], scrollTo(text, 2, 'b', pane)), seen(['bottom']));
	});

	test('of a million characters takes no time to speak of', () => {
		const huge = textOf([`x: ${'{"a": [1, 2]}, '.repeat(70_000)}日本`]);
		const wide = {height: 20, width: 80};
		const began = process.cpuUsage();
		let scroll: Scroll = 'follow';
		for (const step of times(20, 'line-up')) scroll = scrolled(huge, scroll, step, wide);
		const {user} = process.cpuUsage(began);
		assert.match(shown(windowOf(huge, scroll, wide).lines).join(''), /\{"a": \[1, 2\]\}/);
		// Each row looks at the rest of the line otherwise.
		assert.ok(user < 5e6, `${user / 1000} ms`);
	});
});
