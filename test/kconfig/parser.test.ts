import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeDiagnostic} from '../../source/kconfig/diagnostics.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';

const parse = (files: Record<string, string>) => {
	const {tree, diagnostics} = parseKconfig('Kconfig', {
		env: {},
		readSource: file => files[file],
		run: () => ({stdout: ''}),
	});
	return {tree, diagnostics, told: diagnostics.map(describeDiagnostic)};
};

const told = (text: string): readonly string[] => parse({Kconfig: text}).told;

test('an unknown statement is an error with its place, and what follows is read', () => {
	const {tree, told, diagnostics} = parse({
		Kconfig: 'config A\n\tbool "A"\n\nbogus thing\n\nconfig B\n\tbool "B"\n',
	});
	assert.deepEqual(told, ['Kconfig:4: syntax error', 'Kconfig:4: unknown statement "bogus"']);
	assert.deepEqual([...tree.symbols.keys()], ['A', 'B']);
	const [first] = diagnostics;
	assert.equal(first?.lineText, 'bogus thing');
	assert.equal(first?.column, 7);
});

test('a broken attribute gives up its entry; the lines behind it belong to nothing', () => {
	assert.deepEqual(told('config A\n\tdefault\n\tbool "A"\n\nconfig B\n\tbool "B"\n'), [
		'Kconfig:2: syntax error',
		'Kconfig:2: invalid statement',
		'Kconfig:3: invalid statement',
	]);
});

test('keywords are not names', () => {
	for (const word of ['output', 'yaml', 'modules', 'if']) {
		assert.deepEqual(told(`config ${word}\n`), [
			'Kconfig:1: syntax error',
			'Kconfig:1: invalid statement',
		]);
	}
});

test('blocks have to be closed, by their own end and in their own file', () => {
	assert.deepEqual(told('menu "M"\nif X\nendmenu\n'), [
		"Kconfig:3: unexpected 'menu' within if block",
		'Kconfig:4: syntax error',
		'Kconfig:1: missing end statement for this entry',
	]);
	assert.deepEqual(
		parse({Kconfig: 'menu "M"\nsource "other"\n', other: 'endmenu\n'}).told.slice(0, 2),
		["other:1: 'menu' in different file than 'menu'", "Kconfig:1: location of the 'menu'"],
	);
});

test('the top file has to end with a newline; in a sourced one that is a warning', () => {
	assert.deepEqual(told('config A\n\tbool "A"'), [
		'Kconfig:2:warning: no new line at end of file',
		'Kconfig:2: syntax error',
	]);
	assert.deepEqual(parse({Kconfig: 'source "a"\n', a: 'config A\n\tbool "A"'}).told, [
		'a:2:warning: no new line at end of file',
	]);
});

test('a file that is not there, and one that sources itself, end the reading', () => {
	assert.deepEqual(parse({}).told, ["can't find file Kconfig"]);
	assert.deepEqual(told('\nsource "nowhere"\nbogus\n'), ['Kconfig:2: can\'t open file "nowhere"']);
	assert.deepEqual(parse({Kconfig: 'source "a"\n', a: '\nsource "b"\n', b: 'source "a"\n'}).told, [
		'Recursive inclusion detected.\nInclusion path:\n  current file : a\n' +
			'  included from: b:1\n  included from: a:2\n  included from: Kconfig:1',
	]);
});

test('files can be sourced relative to the one that names them, and only if they are there', () => {
	const {tree, told} = parse({
		Kconfig: 'rsource "sub/Kconfig"\nosource "nowhere"\n',
		'sub/Kconfig': 'rsource "more"\norsource "nowhere"\nosource "sub/other"\n',
		'sub/more': 'config A\n\tbool "A"\n',
		'sub/other': 'config B\n\tbool "B"\n',
	});
	assert.deepEqual(told, []);
	assert.deepEqual([...tree.symbols.keys()], ['A', 'B']);
	assert.deepEqual(parse({Kconfig: 'rsource "nowhere"\n'}).told, [
		'Kconfig:1: can\'t open file "nowhere"',
	]);
});

test('files are listed once, in the order of reading', () => {
	const {tree} = parse({Kconfig: 'source "a"\nsource "b"\nsource "a"\n', a: '\n', b: '\n'});
	assert.deepEqual(tree.files, ['Kconfig', 'a', 'b']);
});

test('choices hold bools with prompts, and those have no defaults', () => {
	assert.deepEqual(
		told('choice\n\tprompt "C"\n\nconfig A\n\tint "A"\n\nconfig B\n\tbool\n\nendchoice\n'),
		[
			'Kconfig:4: error: choice member must be bool',
			'Kconfig:7: error: choice member must have a prompt',
		],
	);
	assert.deepEqual(told('choice\n\nendchoice\n'), ['Kconfig:1: error: choice must have a prompt']);
	assert.deepEqual(
		told('choice\n\tprompt "C"\n\nconfig A\n\tbool "A"\n\tdefault y\n\nendchoice\n'),
		['Kconfig:6: error: defaults for choice values not supported'],
	);
	assert.deepEqual(told('choice\n\tprompt "C"\n\ttristate\n\nendchoice\n'), [
		'Kconfig:3: syntax error',
		'Kconfig:3: invalid statement',
	]);
});

test('properties that make no sense together are warned about', () => {
	const text = `
config A
	int "A"
	default abc
	default 1 || 2
	select B

config B
	string "B"
	range 1 5

config C
	bool "C"
	select B

config D
	default y

config E
	bool " E"
	int "again"
	help

config F
	bool "F"
`;
	assert.deepEqual(told(text), [
		'Kconfig:20:warning: leading whitespace ignored',
		'Kconfig:21:warning: prompt redefined',
		"Kconfig:19:warning: ignoring type redefinition of 'E' from 'bool' to 'integer'",
		"Kconfig:24: warning: 'E' defined with blank help text",
		"Kconfig:4:warning: 'A': number is invalid",
		"Kconfig:5:warning: default for config symbol 'A' must be a single symbol",
		"Kconfig:6:warning: config symbol 'A' uses select, but is not bool or tristate",
		'Kconfig:10:warning: range is only allowed for int or hex symbols',
		"Kconfig:14:warning: 'B' has wrong type. 'select' only accept arguments of bool and tristate type",
		'Kconfig:16:warning: config symbol defined without type',
	]);
});

test('an attribute goes only where it belongs', () => {
	assert.deepEqual(told('menu "M"\n\tdefault y\n\nendmenu\n').slice(0, 2), [
		'Kconfig:2: syntax error',
		'Kconfig:2: invalid statement',
	]);
	assert.deepEqual(told('comment "C"\n\tdepends on X\n'), []);
});

test('mainmenu is the first statement or an error', () => {
	assert.equal(parse({Kconfig: 'mainmenu "M"\n'}).tree.root.prompt?.text, 'M');
	assert.equal(parse({Kconfig: '\n'}).tree.root.prompt?.text, 'Main menu');
	assert.deepEqual(told('X = 1\nmainmenu "M"\n'), [
		'Kconfig:2: syntax error',
		'Kconfig:2: invalid statement',
	]);
});

test('`output yaml` marks a symbol in whatever definition it stands', () => {
	const {tree, told} = parse({
		Kconfig: 'config A\n\tbool "A"\n\nconfig A\n\tbool\n\toutput yaml\n\nconfig B\n\tbool "B"\n',
	});
	assert.deepEqual(told, []);
	assert.equal(tree.symbols.get('A')?.outputYaml, true);
	assert.equal(tree.symbols.get('B')?.outputYaml, false);
});

test('whatever is nested without end is an error or a value, never a crash', () => {
	const deep = 100_000;
	const expressions = [
		`${'('.repeat(deep)}y${')'.repeat(deep)}`,
		`${'!'.repeat(deep)}y`,
		`${'(A || '.repeat(deep)}y`,
	];
	for (const expression of expressions) {
		const [first] = told(`config A\n\tbool "A"\n\tdepends on ${expression}\n`);
		assert.equal(first, 'Kconfig:3: expression is nested deeper than 500 levels');
	}
	assert.equal(
		told('menu "M"\n'.repeat(deep))[0],
		'Kconfig:501: blocks are nested deeper than 500 levels',
	);
});
