import {execFileSync} from 'node:child_process';

/** The process that a shell in a terminal runs now. */
export const jobOf = (shell: number): number =>
	Number(execFileSync('ps', ['-o', 'pid=', '--ppid', String(shell)], {encoding: 'utf8'}));
