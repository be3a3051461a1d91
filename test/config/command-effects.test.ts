import assert from 'node:assert/strict';
import {test} from 'node:test';
import {leavesNoTrace} from '../../source/config/command-effects.ts';

const env = {CC: 'gcc', ODD: 'touch x', CROSS: 'aarch64-linux-gnu-gcc-12 -m64'};

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
	"echo 'a; touch b > c'",
]) {
	test(`nobody can tell when this is run: ${command}`, () => {
		assert.ok(leavesNoTrace(command, env));
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
	'./scripts/cc-version.sh gcc',
	'tools/gcc --version',
	'FOO=1 gcc --version',
	'$ODD',
	'$UNSET',
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
	'f() { touch x; }; f',
]) {
	test(`it matters when this is run: ${JSON.stringify(command)}`, () => {
		assert.equal(leavesNoTrace(command, env), false);
	});
}
