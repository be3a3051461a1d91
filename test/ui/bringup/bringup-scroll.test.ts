import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	scrolled,
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
