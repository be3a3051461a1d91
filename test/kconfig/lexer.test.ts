import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeDiagnostic} from '../../source/kconfig/diagnostics.ts';
import {Lexer} from '../../source/kconfig/lexer.ts';
import {Macros} from '../../source/kconfig/macros.ts';

const lex = (text: string, files: Record<string, string> = {}) => {
	const told: string[] = [];
	const report = (diagnostic: Parameters<typeof describeDiagnostic>[0]) =>
		void told.push(describeDiagnostic(diagnostic));
	const lexer = new Lexer('Kconfig', text, file => files[file], report);
	lexer.macros = new Macros({
		env: {NAME: 'value', EMPTY: ''},
		run: () => ({stdout: ''}),
		report,
		where: lexer.position,
	});
	return {lexer, told};
};

const tokens = (text: string): {tokens: string[]; told: string[]} => {
	const {lexer, told} = lex(text);
	const found: string[] = [];
	while (lexer.next() !== 'end-of-file') {
		const hasText = ['word', 'quoted', 'assigned'].includes(lexer.kind);
		found.push(hasText ? `${lexer.kind}:${lexer.text}` : lexer.kind);
	}
	return {tokens: found, told};
};

test('splits words, keywords, operators and strings, and drops comments and empty lines', () => {
	assert.deepEqual(tokens('\n# nothing\nconfig A-b_1 # rest\n\n\tif X&&!(Y<="z z")\n').tokens, [
		'config',
		'word:A-b_1',
		'end-of-line',
		'if',
		'word:X',
		'&&',
		'!',
		'(',
		'word:Y',
		'<=',
		'quoted:z z',
		')',
		'end-of-line',
	]);
});

test('a backslash joins lines, and the statement keeps its first line', () => {
	const {lexer} = lex('\nconfig \\\n\\\nA\nmenu\n');
	lexer.next();
	assert.equal(lexer.next(), 'word');
	assert.equal(lexer.statement().line, 2);
	lexer.next();
	lexer.next();
	assert.equal(lexer.statement().line, 5);
});

test('in a string a backslash takes the next character as it is, and either quote can be in the other', () => {
	assert.deepEqual(tokens(String.raw`prompt "a\"b\\c\n" 'it is "so"'` + '\n').tokens, [
		'prompt',
		String.raw`quoted:a"b\cn`,
		'quoted:it is "so"',
		'end-of-line',
	]);
});

test('a string ends with its line, which is warned about', () => {
	const {tokens: found, told} = tokens('prompt "open\nprompt "x"\n');
	assert.deepEqual(found.slice(0, 3), ['prompt', 'quoted:open', 'end-of-line']);
	assert.deepEqual(told, ['Kconfig:1:warning: multi-line strings not supported']);
});

test('an expanded word is one word, and one that expands to nothing vanishes', () => {
	assert.deepEqual(tokens('config A_$(NAME)-x $(EMPTY) "$(NAME)$" $x\n').tokens, [
		'config',
		'word:A_value-x',
		'quoted:value$',
		'word:$x',
		'end-of-line',
	]);
});

test('the value of an assignment is raw to the end of the line', () => {
	assert.deepEqual(tokens('X := $(Y) # "kept" \\ \nY =\n').tokens, [
		'word:X',
		':=',
		String.raw`assigned:$(Y) # "kept" \ `,
		'end-of-line',
		'word:Y',
		'=',
		'end-of-line',
	]);
});

test('other characters are warned about and ignored', () => {
	const {tokens: found, told} = tokens('v6.12 | &\n');
	assert.deepEqual(found, ['word:v6', 'word:12', 'end-of-line']);
	assert.deepEqual(
		told,
		['.', '|', '&'].map(
			character => `Kconfig:1:warning: ignoring unsupported character '${character}'`,
		),
	);
});

test('a file without a newline at its end is warned about and has no end of line', () => {
	const {tokens: found, told} = tokens('config A');
	assert.deepEqual(found, ['config', 'word:A']);
	assert.deepEqual(told, ['Kconfig:1:warning: no new line at end of file']);
});

/** The help text, and the first token behind it. */
const help = (text: string): [string, string] => {
	const {lexer} = lex(`help\n${text}`);
	lexer.next();
	lexer.next();
	const read = lexer.readHelp();
	lexer.next();
	return [String(read), lexer.kind];
};

test('help ends at the first line that is indented less than its first', () => {
	assert.deepEqual(help('\t  one\n\n\t    two  \n\tconfig\n'), ['one\n\n  two\n', 'config']);
	assert.deepEqual(help('  one\nconfig A\n'), ['one', 'config']);
});

test('a tab in help goes to the next multiple of eight', () => {
	assert.deepEqual(help('        eight\n\tone tab\n    \tspaces and a tab\nmenu\n'), [
		'eight\none tab\nspaces and a tab',
		'menu',
	]);
});

test('an empty help swallows a line that follows at the margin', () => {
	assert.deepEqual(help('swallowed\nmenu\n'), ['swallowed', 'menu']);
});

test('help at the end of the file keeps its newlines', () => {
	assert.deepEqual(help('\ttext\n\n'), ['text\n\n', 'end-of-file']);
});
