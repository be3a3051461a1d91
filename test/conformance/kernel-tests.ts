import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Program} from './comparison.ts';
import {canRun, install} from './reference.ts';

/**
 * The kernel's own `scripts/kconfig/tests` against our program: they run `scripts/kconfig/conf` of the current
 * directory, so there is one that calls us.
 */
export function runKernelTests(
	linux: string,
	candidate: Program,
	say: (line: string) => void,
): {passed: number; failed: number; report: string} {
	const python = findPython(say);
	const top = mkdtempSync(join(tmpdir(), 'dcmenu-kernel-tests-'));
	try {
		const folder = join(top, 'scripts/kconfig');
		mkdirSync(folder, {recursive: true});
		const words = candidate.map(word => `'${word}'`).join(' ');
		writeFileSync(join(folder, 'conf'), wrapperOf(words));
		chmodSync(join(folder, 'conf'), 0o755);
		const tests = join(linux, 'scripts/kconfig/tests');
		const {stdout, stderr} = spawnSync(python, ['-m', 'pytest', '-p', 'no:cacheprovider', tests], {
			cwd: top,
			encoding: 'utf8',
			env: {...process.env, PYTHONDONTWRITEBYTECODE: '1'},
		});
		const count = (what: string): number =>
			Number(new RegExp(`(\\d+) ${what}`).exec(stdout.slice(stdout.lastIndexOf('\n=')))?.[1] ?? 0);
		const failed = count('failed') + count('errors?');
		const passed = count('passed');
		// No test at all is not success.
		return {passed, failed: passed + failed === 0 ? 1 : failed, report: stdout + stderr};
	} finally {
		rmSync(top, {recursive: true});
	}
}

/**
 * The tests press Enter for as long as the program runs, and take it for an error where nobody reads that any more: it is
 * enough to fill a pipe before Node has started. So the wrapper passes on more than any test answers, and reads the rest.
 */
const wrapperOf = (words: string): string => `#!/bin/sh
exec 3<&0
fifo=$(mktemp -u)
mkfifo "$fifo"
{ head --bytes=40000 > "$fifo"; cat > /dev/null; } <&3 2> /dev/null > /dev/null &
${words} "$@" < "$fifo" 3<&-
status=$?
rm "$fifo"
exit $status
`;

function findPython(say: (line: string) => void): string {
	const candidates = ['python3', '/usr/bin/python3'];
	const find = () => candidates.find(python => canRun(python, '-m', 'pytest', '--version'));
	const found = find();
	if (found !== undefined) return found;
	install(['python3-pytest'], say);
	return find() ?? 'python3';
}
