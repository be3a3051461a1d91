import assert from 'node:assert/strict';
import {test} from 'node:test';
import {leavesNoTrace} from '../../source/config/command-effects.ts';

const env = {
	CC: 'gcc',
	ODD: 'touch x',
	FLAGS: '-g -o out.o',
	DEFINES: '-DX -g',
	CROSS: 'aarch64-linux-gnu-gcc-12 -m64',
};
const temporary = 'file=$(mktemp)\n';
const scripts: Record<string, string> = {
	compiles: 'echo "int x;" | $CC "$@" -c -x c - -o /dev/null >/dev/null 2>&1',
	'passes-on': `
# The name of what it is given, and its "version".
set -e
version_of()
{
	IFS=.
	set -- $1
	echo $((10000 * $1 + \${2:-0}))
}
tool="$@"
script=$(dirname $0)/helper.sh
set -- $("$@" --version 2>/dev/null)
case "$1" in
GNU|gcc)
	minimum=$($script $1) ;;
*)
	echo "$tool: unknown" >&2
	exit 1
esac
if [ "$(version_of \${1%%[!0-9.]*})" -lt "$minimum" ]; then
	echo >&2 "*** too old"
fi
echo $tool`,
	helper: 'case "$1" in\ngcc) echo 5 ;;\n*) echo 6\nesac',
	links: `${temporary}trap "rm -f $file $file.o" EXIT
cat << "END" | $CC -c -x c - -o $file.o
$(touch this is only text) \`
END
! ld $file.o -shared -z pack-relative-relocs -o $file 2>&1 | grep -q z && exit 1
test -z "$(nm $file 2>&1 >/dev/null)"`,
	'removes-too-late': `${temporary}$CC -x c - -o $file.o\ntrap "rm -f $file $file.o" EXIT`,
	keeps: `${temporary}trap "rm -f $file.o" EXIT`,
	'removes-perhaps': `${temporary}test x && trap "rm -f $file" EXIT`,
	'replaces-trap': `${temporary}trap "rm -f $file" EXIT; trap "echo" EXIT`,
	shifts: 'while [ $# -gt 0 ]; do shift; done',
	traps: "a=echo\ntrap 'if test x; then $a x; fi' EXIT\na=touch",
	document: 'cat <<END\n$(touch x)\nEND',
	recursive: './scripts/recursive.sh',
};
const surroundings = {
	env,
	readScript(path: string): string | undefined {
		const name = /^\.\/scripts\/(.+)\.sh$/.exec(path)?.[1] ?? '';
		if (name === 'bash') return '#!/bin/bash\necho';
		const text = scripts[name];
		return text === undefined ? undefined : `#!/bin/sh -eu\n${text}\n`;
	},
	isModule: (name: string) => name === 'lxml',
};

for (const command of [
	'echo y',
	'test -e Makefile && echo y || echo n',
	'if test -n "$KEEP"; then echo y; else echo n; fi',
	'{ command -v gcc; } >/dev/null 2>&1 && echo "y" || echo "n"',
	'{ trap "rm -rf .tmp_$$" EXIT; mkdir .tmp_$$; gcc -Werror -fstack-protector -c -x c /dev/null -o .tmp_$$/tmp.o; } >/dev/null 2>&1 && echo "y" || echo "n"',
	'{ printf "%b\\n" "vpclmulqdq \\$0x10,%ymm0" | gcc -Wa,--fatal-warnings -c -x assembler-with-cpp -o /dev/null -; } >/dev/null 2>&1 && echo "y" || echo "n"',
	'{ echo \'int f(void) { asm goto ("": : : : l); l: return 0; }\' | $CC -x c - -c -o /dev/null; } >/dev/null 2>&1 && echo y',
	'$CC -print-file-name=plugin',
	'$CROSS -x c /dev/null -E -o /dev/null',
	'ld -v --gc-sections',
	'objcopy --version | head -n1 | grep -qv llvm',
	'echo a >&2',
	'$UNSET',
	'gcc -c -x c /dev/null -o /dev/null $DEFINES $UNSET',
	'a=gcc; $a --version',
	'test "$(command -v gcc)" && echo y',
	'f() { echo "$@"; }; f touch x',
	'cat </dev/null && grep -c y Makefile && head -n 1 Makefile',
	'gcc --version 2>&1 | sed -nE "1s:.*version ([0-9]+).*:\\1:p"',
	'python3 -c "import lxml"',
	'case $CC in gcc*) echo y;; *) echo n; esac',
	'env CC=clang ./scripts/compiles.sh -m64',
	'./scripts/compiles.sh -m64',
	'./scripts/passes-on.sh $CC',
	'x=$(./scripts/passes-on.sh $CC) && echo $x',
	'./scripts/links.sh',
	'./scripts/shifts.sh a b c',
	"echo 'a; touch b > c'",
]) {
	test(`nobody can tell when this is run: ${command}`, () => {
		assert.ok(leavesNoTrace(command, surroundings));
	});
}

for (const command of [
	'',
	'touch x',
	'test -e x || touch x',
	'echo y > file',
	'echo y >> file',
	'echo y>file',
	'set > file',
	'echo `touch x`',
	'echo $(touch x)',
	'echo "$(touch x)"',
	'echo "a`touch x`"',
	'cat <<END',
	'cat .tmp*',
	'yes &',
	'. ./script',
	'eval echo',
	'./scripts/unknown.sh gcc',
	'./scripts/passes-on.sh touch',
	'./scripts/passes-on.sh ./scripts/bash.sh',
	'env CC=touch ./scripts/compiles.sh',
	'env PATH=. ./scripts/compiles.sh',
	'env CC=clang gcc --version',
	'./scripts/bash.sh',
	'./scripts/recursive.sh',
	'./scripts/removes-too-late.sh',
	'./scripts/keeps.sh',
	'./scripts/removes-perhaps.sh',
	'./scripts/replaces-trap.sh',
	'./scripts/traps.sh',
	'./scripts/document.sh',
	'echo x | sed "s/a/b/w out"',
	'sed -i s/a/b/ file',
	'echo x | sed "s/a/touch x/e"',
	'python3 -c "import os; os.remove()"',
	'python3 -c "import own"',
	'python3 script.py',
	'a=gcc; test x && a=touch; $a --version',
	'a=gcc; for a in gcc touch; do $a --version; done',
	'PATH=.; gcc --version',
	'CC=clang; ./scripts/compiles.sh',
	'IFS=c; $CC --version',
	'gcc() { touch x; }; gcc --version',
	'cat() { touch x; } | cat',
	'f() { f; f; }; f',
	'f() { f | f; }; f',
	'echo ${x:-$(touch y)}',
	'echo "${x:-\'$(touch y)\'}"',
	'echo $((a[$(touch y)]))',
	'echo ${CC:=touch}',
	'gcc -c -x c - -o -',
	'gcc -x c - -o .tmp_$$/a',
	'trap "rm -rf .tmp_$$" EXIT; gcc -c -x c - -o .tmp_$$/../a',
	'mkdir .tmp_$$; trap "rm -rf .tmp_$$" EXIT',
	'(trap "rm -rf .tmp_$$" EXIT); mkdir .tmp_$$',
	'rm -f x',
	'x=$(mktemp)',
	'objcopy -O binary a b',
	'nm @options',
	`${'('.repeat(100_000)}echo`,
	`echo ${'$('.repeat(100_000)}`,
	'tools/gcc --version',
	'FOO=1 gcc --version',
	'$ODD',
	'mkdir .tmp_1',
	'trap "rm -rf x" EXIT',
	'gcc -c x.c',
	'gcc -x c - -c -o out.o',
	'gcc -x c - -c -oout.o',
	'gcc -c -x c /dev/null -o /dev/null -MD',
	'gcc -c -x c /dev/null -o /dev/null $FLAGS',
	'gcc -save-temps -c -x c /dev/null -o /dev/null',
	'gcc @options -c -x c /dev/null -o .tmp_$$/tmp.o',
	'ld -v -o out',
	'objcopy a b',
	'echo "unterminated',
	'while true; do echo; done',
	'(touch x)',
	'true;touch x',
	'true\ntouch x',
	'cat',
	'head -n 1 | cat',
	'grep -q y && echo y',
	'gcc -E -x c -',
	'echo $(tr a b)',
	'{ wc -l; } >/dev/null',
	'f() { touch x; }; f',
]) {
	test(`it matters when this is run: ${JSON.stringify(command.slice(0, 200))}`, () => {
		assert.equal(leavesNoTrace(command, surroundings), false);
	});
}
