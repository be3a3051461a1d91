import assert from 'node:assert/strict';
import {test} from 'node:test';
import {printMinimalConfig} from '../../source/config/defconfig.ts';
import {parseDotconfig, printDotconfig} from '../../source/config/dotconfig.ts';
import {findNewSymbols} from '../../source/config/new-symbols.ts';
import type {Diagnostic} from '../../source/kconfig/diagnostics.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import type {KconfigTree} from '../../source/kconfig/menu-tree.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';

const parse = (
	...files: readonly string[]
): {tree: KconfigTree; diagnostics: readonly Diagnostic[]} => {
	const pending = [...files];
	return parseKconfig('Kconfig', {
		env: {},
		readSource: () => pending.shift(),
		run: () => ({stdout: ''}),
	});
};

/** The only error, which has to say where it is and show the line. */
const errorIn = (text: string): Diagnostic => {
	const error = parse(text).diagnostics.find(({severity}) => severity === 'error');
	assert.ok(error !== undefined, 'there is no error');
	assert.equal(error.position?.file, 'Kconfig');
	assert.equal(typeof error.lineText, 'string');
	assert.ok((error.column ?? 0) > 0);
	return error;
};

/** Goes through all that is computed and printed of a tree without errors. */
const use = (text: string): void => {
	const {tree, diagnostics} = parse(text);
	assert.ok(diagnostics.every(({severity}) => severity !== 'error'));
	const evaluation = evaluate(tree, new Map());
	assert.notEqual(printDotconfig(evaluation), '');
	printMinimalConfig(evaluation);
	findNewSymbols(evaluation);
};

const many = (count: number, statement: (place: number) => string): string =>
	Array.from({length: count}, (_, place) => statement(place)).join('');

test('blocks and expressions without end are errors', () => {
	const nested = 100_000;
	assert.match(errorIn('if y\n'.repeat(nested)).message, /nested deeper/);
	assert.match(errorIn(`${'menu "m"\n'.repeat(nested)}endmenu\n`).message, /nested deeper/);
	const condition = (text: string): string => `config A\n\tbool "a"\n\tdepends on ${text}\n`;
	const parentheses = condition(`${'('.repeat(nested)}y${')'.repeat(nested)}`);
	assert.match(errorIn(parentheses).message, /nested deeper/);
	assert.match(errorIn(condition(`${'!'.repeat(nested)}y`)).message, /nested deeper/);
	use(condition(`${'B && '.repeat(nested)}y`));
});

test('macros that would grow without bound are errors', () => {
	const doubling = (operator: string, first: string): string =>
		`V0 ${operator} ${first}\n${many(60, place => `V${place + 1} ${operator} $(V${place})$(V${place})\n`)}config $(V60)\n`;
	assert.match(errorIn(doubling(':=', 'x')).message, /too long/);
	assert.match(errorIn(doubling('=', '')).message, /too many expansions/);
	assert.match(errorIn(`V := x\n${'V += $(V)\n'.repeat(60)}`).message, /too long/);
	assert.match(errorIn('f = $(f,$(1)$(1))\nconfig $(f,a)\n').message, /too long/);
	assert.match(errorIn('f = $(f,a)$(f,a)\nconfig $(f,a)\n').message, /Too deep/);
	const references = `config A\n\tbool "${'$('.repeat(100_000)}${')'.repeat(100_000)}"\n`;
	assert.match(errorIn(references).message, /too deeply/);
});

test('long lines, names and texts are read', () => {
	const length = 10_000_000;
	use(`config ${'A'.repeat(1_000_000)}\n\tbool "a"\n`);
	use(`mainmenu "${'a'.repeat(length)}"\n`);
	use(`#${'a'.repeat(length)}\nconfig A\n\tbool "a"\n\thelp\n\t  ${'x'.repeat(length)}\n`);
	use(`config A\n\tbool "${'$'.repeat(length / 20)}"\n`);
	use(`config A\n\tint "a"\n\trange 1 ${'9'.repeat(100_000)}\n\tdefault ${'8'.repeat(100_000)}\n`);
	assert.match(errorIn(`mainmenu "${String.raw`\a`.repeat(length / 10)}`).message, /syntax error/);
});

test('what is no Kconfig is given up', () => {
	const bytes = many(200_000, place =>
		String.fromCharCode((place * 7919 + place * place * 31) % 256),
	);
	assert.match(errorIn(bytes).message, /syntax error/);
	assert.match(errorIn('@'.repeat(200_000)).message, /too many problems/);
	assert.match(errorIn('\0'.repeat(200_000)).message, /too many problems/);
});

test('any beginning of a tree can be read', () => {
	const whole =
		'mainmenu "m"\nV = $(info,x)\nmenu "n"\n\tvisible if A\nchoice\n\tprompt "c"\nconfig A\n\tbool "a\\"b"\n\thelp\n\t  text\nendchoice\nif A = y && (B || !C)\nconfig B\n\tint "b"\n\trange 1 $(V)\nendif\nendmenu\nsource "none"\n';
	for (let length = 0; length < whole.length; length++) {
		const {tree} = parse(whole.slice(0, length), '');
		assert.notEqual(printDotconfig(evaluate(tree, new Map())), '');
	}
});

test('chains of thousands need no stack', () => {
	const count = 5000;
	const link = (place: number): string => (place === 0 ? '' : `\tdepends on A${place - 1}\n`);
	use(many(count, place => `config A${place}\n\tbool "a"\n${link(place)}`));
	use(many(count, place => `config A${place}\n\tbool "a" if n\n\tdefault y\n${link(place)}`));
	use(many(count, place => `config A${place}\n\tstring\n\tdefault A${place + 1}\n`));
	use(many(count, place => `config A${place}\n\tbool "a"\n\tselect A${place + 1}\n`));
});

test('files that source each other, or are gone when they are opened', () => {
	assert.match(
		parse('source "Kconfig"\n', '').diagnostics[0]?.message ?? '',
		/Recursive inclusion/,
	);
	assert.match(errorIn('config A\n\tbool "a"\nsource "gone"\n').message, /can't open file "gone"/);
	assert.match(parse().diagnostics[0]?.message ?? '', /can't find file/);
});

test('a configuration of any shape is read', () => {
	const {tree} = parse('config A\n\tstring "a"\nconfig B\n\tint "b"\n');
	const read = (text: string): readonly Diagnostic[] =>
		parseDotconfig(text, tree, {file: '.config'}).diagnostics;
	const length = 10_000_000;
	assert.deepEqual(read(`CONFIG_A="${'a'.repeat(length)}"\n`), []);
	assert.deepEqual(read(`CONFIG_A="${String.raw`\"`.repeat(length / 2)}"\n`), []);
	assert.match(read(`CONFIG_A="${'a'.repeat(length)}\n`)[0]?.message ?? '', /invalid string/);
	assert.match(read(`CONFIG_B=${'9'.repeat(length)}x\n`)[0]?.message ?? '', /invalid for B/);
	assert.match(read('\u0001'.repeat(length))[0]?.message ?? '', /unexpected data/);
});
