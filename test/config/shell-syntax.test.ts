import assert from 'node:assert/strict';
import {test} from 'node:test';
import {NotUnderstood, parseShell} from '../../source/config/shell-syntax.ts';

/** The kinds of the commands of a text, with `|` in pipelines and `&` between what is joined by `&&` or `||`. */
const kinds = (text: string): readonly string[] =>
	parseShell(text).map(pipelines =>
		pipelines.map(commands => commands.map(({kind}) => kind).join('|')).join('&'),
	);

for (const [text, expected] of [
	['', []],
	['a; b\nc # comment', ['simple', 'simple', 'simple']],
	['a && b || c | d', ['simple&simple&simple|simple']],
	['{ a; } >/dev/null 2>&1 && (b)', ['group&subshell']],
	['if a; then b; elif c; then d; else e; fi', ['branches']],
	['case $x in a|b) c;; *) d; esac', ['branches']],
	['for x in a b; do c; done; while a; do b; done', ['loop', 'loop']],
	['f() { a; }\nf x', ['function', 'simple']],
	['cat <<- END | b\n\ttext $x\n\tEND\nc', ['simple|simple', 'simple']],
	['a \\\n b', ['simple']],
	['x=$(a "$(b)" ${c:-d} $((1 + 2)))', ['simple']],
] as const) {
	test(`understood: ${JSON.stringify(text)}`, () => {
		assert.deepEqual(kinds(text), expected);
	});
}

for (const text of [
	'a &',
	'a `b`',
	'a *.c',
	'a ~/b',
	'a {b,c}',
	'a "unterminated',
	"a 'unterminated",
	'a $(unterminated',
	'if a; then b',
	'a; fi',
	'cat <<END\nno end',
	'a >&file',
	"a $'b'",
	'a $((x++))',
	'a ${x:=b}',
	'a ${x/b/c}',
	'a <(b)',
]) {
	test(`not understood: ${JSON.stringify(text)}`, () => {
		assert.throws(() => parseShell(text), NotUnderstood);
	});
}
