import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {boundPatterns} from '../../source/commands/bounded-patterns.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {search} from '../../source/kconfig/search.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

test('a pattern that goes back and forth without an end is answered all the same', () => {
	boundPatterns(flags => flags.forEach(flag => setFlagsFromString(flag)));
	const words = 'word '.repeat(200);
	const tree = treeOf(`config A\n\tbool "A"\n\thelp\n\t  ${words}\n`);
	const found = (query: string) =>
		search(evaluate(tree, new Map()), query).map(({symbol}) => symbol?.name);
	assert.deepEqual(found(String.raw`re:(\w+ ?)+:`), []);
	assert.deepEqual(found(String.raw`re:(\W*WORD\s?)+$`), ['A']);
});
