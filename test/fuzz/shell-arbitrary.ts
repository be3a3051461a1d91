import * as fc from 'fast-check';
import {oneOf} from './kconfig-arbitrary.ts';

/** Commands that tell something; what they write depends on nothing but the tree and the environment. */
const command = oneOf(
	['echo y', 'echo', 'echo B1', 'echo "$ENVTEXT"', 'echo $ENVY', 'echo $(V0)', 'echo  two  words'],
	[String.raw`printf "a\nb\n\n"`, String.raw`printf "\n\n"`, String.raw`printf 'no end'`, ':', ''],
	['true && echo y || echo n', 'false && echo y || echo n', 'test -n "$(V0)" && echo y', 'exit 3'],
	['test "$(V0)" = y && echo y', '[ -f made ] && echo y || echo n', '! false && echo y', 'false'],
	['echo said >&2', 'echo said >&2; echo y', 'echo y; echo said >&2', 'echo y 2>/dev/null'],
	['missing-program', 'echo "unclosed', 'if true; then echo y; fi', '(echo a; echo b)', 'echo ('],
	['cat in.config', 'cat Kconfig.two | wc -l', 'cat missing', 'cat made', 'head -n 1 in.config'],
	[
		'head -c 4094 /dev/zero | tr "\\\\0" x',
		'head -c 4096 /dev/zero | tr "\\\\0" x',
		'echo $(lineno)',
	],
	['head -c 70000 /dev/zero | tr "\\\\0" x', 'head -c 4095 /dev/zero | tr "\\\\0" "\\\\n"; echo y'],
	[
		'echo made > made',
		'echo y >> made',
		'rm -f made',
		'echo y | tee made',
		'mv made moved',
		'pwd -P | wc -l',
	],
	['echo "# CONFIG" > Kconfig.made', 'echo "config B6" > Kconfig.made; echo Kconfig.made'],
	[
		String.raw`printf 'config B6\n\tbool "made"\n' > Kconfig.made`,
		': > Kconfig.made',
		'ls | wc -l',
	],
	[
		'rm -f Kconfig.made; : > Kconfig.made; echo Kconfig.made',
		'echo a & wait',
		'echo "a,b"',
		'echo a,b',
	],
	[
		String.raw`printf "\303\251\377"`,
		'echo \u00e9',
		"echo '$HOME' | wc -c",
		'echo \\$HOME',
		'echo "$$" | wc -l',
	],
	[
		'for i in 1 2; do echo $i; done',
		'echo `echo y`',
		'echo y # n',
		'echo *.two',
		'echo "*"',
		'echo ~root',
		'set -- a; echo $1',
	],
	[
		'export ENVY=n; echo $ENVY',
		'cd tree; pwd -P | wc -l',
		'echo y > /dev/null',
		'echo y >&2 | cat',
		'cat < in.config',
	],
	[
		'test -e made; echo $?',
		'expr 1 + 1',
		'basename a/b',
		'echo "\\"q\\""',
		'echo "a\\tb"',
		'echo a\\\\b',
		'cut -c 1-3 in.config',
		'kill -9 $$',
	],
);

/**
 * Lines of a script, some of which leave a trace, or not by what was assigned before. They are really run, perhaps by
 * root: whatever a name may stand for when something is removed or written must be within the case's own directory.
 */
const scriptLine = oneOf(
	[
		'x=$1',
		'x=$(echo $1)',
		'x=made',
		'test "$1" = y && x=made',
		'echo $x',
		'echo "$0 $#"',
		'set -e',
	],
	[
		'echo y > $x',
		'echo y > "$1"',
		'rm -f $x',
		'rm -f made',
		'cat $x made',
		'echo $2 | cat',
		'false',
	],
	[
		'set -- $1 made',
		'set -- made; shift',
		'shift',
		'IFS=.',
		'exit 0',
		'for i in "$@"; do echo $i; done',
	],
	[
		'f() { echo "$1"; }',
		'f() { echo y > "$1"; }',
		'f $x',
		'f made',
		'while [ $# -gt 0 ]; do shift; done',
	],
	[
		'case "$1" in y) x=made;; *) x=other;; esac',
		'if [ -f made ]; then echo there; fi',
		'$x --version',
	],
	[
		'trap "rm -f made" EXIT',
		'trap "rm -rf .tmp_$$" EXIT',
		'mkdir .tmp_$$ 2>/dev/null',
		'mkdir .tmp_$$ 2>/dev/null; echo y > .tmp_$$/a; cat .tmp_$$/a',
	],
	[
		'cat <<END\n$1 $x\nEND',
		"cat <<'END' > made\n$1\nEND",
		't=$(mktemp); trap "rm -f $t" EXIT; echo y > "$t"; cat "$t"; rm -f "$t"',
	],
	[
		'(cd tree; echo y > made)',
		'{ echo y; echo said >&2; } 2>/dev/null',
		'x=$x$x',
		'y=x; echo $y; $y made',
		'x=touch; $x made',
	],
	[
		'x=${1:-made}',
		'echo $((1 + 1))',
		'x=a.b; IFS=.; set -- $x; echo $2',
		'command -v $x',
		'echo a\\\nb',
		'x="a b"; f $x',
		'false || echo y > made',
	],
);

/** What is not refused as recursion: no variable's value mentions another that may mention it. */
const value = fc.oneof(
	{arbitrary: command.map(text => `$(shell,${text})`), weight: 9},
	{
		arbitrary: oneOf(
			['$(READ,in.config)', '$(READ,made)', '$(IS,echo y)', '$(IS,cat made)', '$(V0)', '$(MADE)'],
			['$(IF,$(V0),a,b)', '$(IF,y,$(MADE),$(ONCE))', '$(IF,$(MADE),$(shell,cat made),$(ONCE))'],
			['$(ONCE)', '$(shell)', '$(CHECK,y)', '$(CHECK,made)', '$(CHECK,$(V0) made)', '$(CHECK)'],
		),
		weight: 6,
	},
);

/** A value where the tree wants one. Variables that are assigned on the way come in here only, so that none asks for itself. */
const used = fc.oneof(
	{arbitrary: value, weight: 2},
	{arbitrary: oneOf(['$(LATE)', '$(EARLY)', '$(EARLY)$(LATE)']), weight: 1},
);
/** A word in quotes, mostly: nothing, or more than a word, is an error elsewhere. */
const word = fc.tuple(used, fc.nat(9)).map(([text, choice]) => (choice === 0 ? text : `"${text}"`));

const number = fc.nat(7);

const line = fc.oneof(
	{
		arbitrary: fc
			.oneof(
				fc.tuple(oneOf(['LATE = ', 'LATE += ', 'EARLY := ', 'EARLY := ', 'EARLY += ']), value),
				fc.tuple(oneOf(['V0 = ']), oneOf(['y', 'n', 'x'])),
			)
			.map(parts => parts.join('')),
		weight: 8,
	},
	{arbitrary: used.map(text => `$(info,${text})`), weight: 3},
	{
		arbitrary: fc
			.tuple(number, oneOf(['bool', 'string', 'int']), used, word, word)
			.map(([number, type, title, text, condition]) =>
				[
					`config B${number}`,
					`\t${type} "title ${title}"`,
					`\tdefault ${text} if ${condition} != ""`,
				].join('\n'),
			),
		weight: 6,
	},
	{
		arbitrary: fc
			.tuple(number, word, used)
			.map(([number, text, help]) =>
				[
					`config B${number}`,
					`\tbool "x"`,
					`\tdepends on ${text} || y`,
					'\thelp',
					`\t  text ${help}`,
				].join('\n'),
			),
		weight: 2,
	},
	{
		arbitrary: oneOf(
			['source "Kconfig.two"', 'source "Kconfig.made"', 'source "Kconfig.made"'],
			['source "$(shell,echo Kconfig.two)"', 'source "Kconfig.$(IF,$(MADE),made,two)"'],
		),
		weight: 4,
	},
	{
		arbitrary: word.map(text =>
			[`if ${text} = "y"`, 'config B7', '\tbool "within"', '\tdefault y', 'endif'].join('\n'),
		),
		weight: 2,
	},
	{arbitrary: used.map(text => `# ${text}`), weight: 1},
	{arbitrary: used.map(text => `comment "${text}"`), weight: 1},
	{arbitrary: fc.tuple(used, used).map(texts => `$(warning-if,${texts.join(',')})`), weight: 1},
);

const definitions = [
	'V0 = y',
	'MADE = $(shell,cat made 2>/dev/null)',
	'ONCE := $(shell,echo y)',
	'IF = $(shell,test "$(1)" = y && echo "$(2)" || echo "$(3)")',
	'READ = $(shell,cat $(1))',
	'CHECK = $(shell,./check.sh $(1))',
	'IS = $(IF,$(shell,$(1)),y,n)',
];

/**
 * The files of a tree that runs commands, some of which change what later ones, or a later `source`, see.
 */
export const shellFiles: fc.Arbitrary<ReadonlyMap<string, string>> = fc
	.record({
		first: fc.array(line, {maxLength: 8}),
		second: fc.array(line, {maxLength: 5}),
		script: fc.array(scriptLine, {maxLength: 6}),
		made: fc.option(oneOf(['', '# nothing\n', 'config B5\n\tbool "five"\n']), {
			nil: undefined,
			freq: 3,
		}),
	})
	.map(({first, second, script, made}) => {
		const text = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('');
		return new Map([
			['check.sh', text(['#!/bin/sh', ...script])],
			['Kconfig', text([...definitions, ...first])],
			['Kconfig.two', text(second.filter(line => !line.startsWith('source')))],
			...(made === undefined ? [] : [['Kconfig.made', made] as const]),
		]);
	});
