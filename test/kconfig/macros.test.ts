import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Diagnostic} from '../../source/kconfig/diagnostics.ts';
import {FatalProblem, Macros} from '../../source/kconfig/macros.ts';

const makeMacros = (stdout = '') => {
	const told: Diagnostic[] = [];
	const commands: string[] = [];
	const macros = new Macros({
		env: {HOME: '/home/me', UNUSED: 'x'},
		run(command) {
			commands.push(command);
			return {stdout};
		},
		report: diagnostic => void told.push(diagnostic),
		where: () => ({file: 'sub/Kconfig', line: 7}),
	});
	return {macros, told, commands, expand: (text: string) => macros.expandText(text, [])};
};

test('a recursive variable is expanded where it is used, a simple one where it is assigned', () => {
	const {macros, expand} = makeMacros();
	macros.assign('X', '=', '1');
	macros.assign('SIMPLE', ':=', '$(X)');
	macros.assign('RECURSIVE', '=', '$(X)');
	macros.assign('X', '=', '2');
	assert.equal(expand('$(SIMPLE) $(RECURSIVE)'), '1 2');
	macros.assign('SIMPLE', '+=', '$(X)');
	macros.assign('RECURSIVE', '+=', '$(X)');
	macros.assign('X', '=', '3');
	assert.equal(expand('$(SIMPLE) $(RECURSIVE)'), '1 2 3 3');
});

test('functions take arguments, also from nested calls; missing ones are empty', () => {
	const {macros, expand} = makeMacros();
	macros.assign('greet', '=', '$(1), my name is $(2).');
	macros.assign('twice', '=', '$(1)$(1)');
	assert.equal(expand('$(greet,Hello,$(twice,Jo))'), 'Hello, my name is JoJo.');
	assert.equal(expand('$(greet,(a,b))'), '(a,b), my name is .');
});

test('a dollar without a parenthesis is a dollar, and nothing is expanded twice', () => {
	const {macros, expand} = makeMacros();
	macros.assign('dollar', ':=', '$');
	assert.equal(expand('$ $$ $HOME $(dollar)(HOME)'), '$ $$ $HOME $(HOME)');
});

test('the environment is the last resort, and what was used of it is known', () => {
	const {macros, expand} = makeMacros();
	assert.equal(expand('$(HOME) $(ABSENT)'), '/home/me ');
	assert.deepEqual([...macros.environment], [['HOME', '/home/me']]);
});

test('the output of a command loses its last newlines and becomes one line', () => {
	assert.equal(makeMacros('a\nb\n\n\n').expand('$(shell,true)'), 'a b');
	const {commands, expand} = makeMacros();
	expand('$(shell,echo "$HOME" | sed s/a/b/)');
	assert.deepEqual(commands, ['echo "$HOME" | sed s/a/b/']);
});

test('the other functions tell things and know where they are', () => {
	const {told, expand} = makeMacros();
	const text = '$(info,i)$(warning-if,y,w)$(warning-if,n,no)$(error-if,n,no)';
	assert.equal(expand(`${text}$(filename):$(lineno)`), 'sub/Kconfig:7');
	assert.deepEqual(
		told.map(({severity, message}) => [severity, message]),
		[
			['info', 'i'],
			['warning', 'w'],
		],
	);
});

test('what C exits at is thrown with its words', () => {
	const problems: readonly [string, string][] = [
		['$(X)', "Recursive variable 'X' references itself (eventually)"],
		['$(loop,x)', 'Too deep recursive expansion'],
		['$(' + '$('.repeat(5000) + ')'.repeat(5001), 'Too deep recursive expansion'],
		['$(open', "unterminated reference to 'open': missing ')'"],
		['$(shell)', "too few function arguments passed to 'shell'"],
		['$(shell,a,b)', "too many function arguments passed to 'shell'"],
		[`$(f${',x'.repeat(16)})`, 'too many function arguments'],
		['$(error-if,y,stop)', 'stop'],
	];
	for (const [text, message] of problems) {
		const {macros, expand} = makeMacros();
		macros.assign('X', '=', '$(Y)');
		macros.assign('Y', '=', '$(X)');
		macros.assign('loop', '=', '$(loop,$(1)x)');
		assert.throws(
			() => expand(text),
			error => error instanceof FatalProblem && error.message.endsWith(message),
			text.slice(0, 20),
		);
	}
});
