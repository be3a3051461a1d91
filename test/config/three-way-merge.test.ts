import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseDotconfig} from '../../source/config/dotconfig.ts';
import {compareEdits, mergeSides, sideText} from '../../source/config/three-way-merge.ts';
import {editsBetween, editValues, type UserValues} from '../../source/kconfig/user-values.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config A
	bool "A"

config B
	bool "B"

config NAME
	string "Name"

config DERIVED
	string
	default "a" if A

choice
	prompt "Size"

config SMALL
	bool "Small"

config LARGE
	bool "Large"

config HUGE
	bool "Huge"

endchoice
`);

const values = (...lines: string[]): UserValues =>
	parseDotconfig(
		lines
			.map(line =>
				line.startsWith('!') ? `# CONFIG_${line.slice(1)} is not set` : `CONFIG_${line}`,
			)
			.join('\n'),
		tree,
		{file: '.config'},
	).userValues;

const read = values('A=y', '!B', 'NAME="x"', 'SMALL=y', '!LARGE', '!HUGE');

const compare = (theirs: UserValues, ours: UserValues) =>
	compareEdits(read, theirs, editsBetween(read, ours));

const textOf = (merged: UserValues): Record<string, string> =>
	Object.fromEntries([...merged].map(([{name = ''}, value]) => [name, value]));

test('what only one side changed is taken from it', () => {
	const theirs = editValues(read, [[tree.symbols.get('B')!, 'y']]);
	const ours = editValues(read, [[tree.symbols.get('NAME')!, 'mine']]);
	const sides = compare(theirs, ours);
	assert.deepEqual(sides.conflicts, []);
	const merged = textOf(mergeSides(sides, () => false));
	assert.deepEqual([merged['A'], merged['B'], merged['NAME']], ['y', 'y', 'mine']);
});

test('what both changed to the same is no conflict, and to something else is', () => {
	const name = tree.symbols.get('NAME')!;
	const b = tree.symbols.get('B')!;
	const theirs = editValues(read, [
		[name, 'theirs'],
		[b, 'y'],
	]);
	const ours = editValues(read, [
		[name, 'ours'],
		[b, 'y'],
	]);
	const sides = compare(theirs, ours);
	assert.equal(sides.conflicts.length, 1);
	const [conflict] = sides.conflicts;
	assert.equal(conflict!.symbol, name);
	assert.equal(sideText(conflict!, conflict!.ours), 'ours');
	assert.equal(sideText(conflict!, conflict!.theirs), 'theirs');
	assert.equal(textOf(mergeSides(sides, () => true))['NAME'], 'ours');
	assert.equal(textOf(mergeSides(sides, () => false))['NAME'], 'theirs');
});

test('a choice is one thing, whatever is written of its members', () => {
	const theirs = values('A=y', '!B', 'NAME="x"', '!SMALL', '!LARGE', 'HUGE=y');
	const ours = values('A=y', '!B', 'NAME="x"', '!SMALL', 'LARGE=y', '!HUGE');
	const sides = compare(theirs, ours);
	assert.equal(sides.conflicts.length, 1);
	const [conflict] = sides.conflicts;
	assert.ok(conflict!.symbol.isChoice);
	assert.equal(sideText(conflict!, conflict!.ours), 'LARGE');
	assert.equal(sideText(conflict!, conflict!.theirs), 'HUGE');
	const merged = textOf(mergeSides(sides, () => true));
	assert.deepEqual([merged['SMALL'], merged['LARGE'], merged['HUGE']], ['n', 'y', 'n']);
	assert.deepEqual(compare(theirs, theirs).conflicts, []);
});

test('what was taken away is a change, and what follows from others is never asked about', () => {
	const derived = tree.symbols.get('DERIVED')!;
	const theirs = editValues(read, [
		[derived, 'b'],
		[tree.symbols.get('A')!, 'n'],
	]);
	const ours = editValues(read, [
		[derived, 'c'],
		[tree.symbols.get('A')!, undefined],
	]);
	const sides = compare(theirs, ours);
	assert.deepEqual(
		sides.conflicts.map(({symbol}) => symbol.name),
		['A'],
	);
	assert.equal(sideText(sides.conflicts[0]!, sides.conflicts[0]!.ours), undefined);
});
