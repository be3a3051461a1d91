import {PassThrough} from 'node:stream';
import {systemClock} from '../../source/clock.ts';
import type {CommandContext, GlobalOptions} from '../../source/commands/context.ts';

/** A context for running a command function in a directory; what it writes is kept. */
export function createContext(
	directory: string,
	{env = {}, options = {}}: {env?: Record<string, string>; options?: Partial<GlobalOptions>} = {},
): {context: CommandContext; stdout: () => string; stderr: () => string} {
	const stdout = new Capture();
	const stderr = new Capture();
	const context: CommandContext = {
		program: {node: process.execPath, script: '/nowhere/dcmenu.js'},
		directory,
		// What a configuration says by default must not depend on the computer.
		env: {PATH: process.env['PATH'], TERRAFORM_ON_PATH: '', TOFU_ON_PATH: '', ...env},
		homeDirectory: directory,
		stdin: process.stdin,
		stdout,
		stderr,
		options: {demo: false, json: false, plain: false, debug: false, ...options},
		clock: systemClock,
		signal: new AbortController().signal,
		setV8Flags: () => undefined,
	};
	return {context, stdout: () => stdout.text, stderr: () => stderr.text};
}

class Capture extends PassThrough {
	text = '';

	override write(chunk: unknown): boolean {
		this.text += String(chunk);
		return true;
	}
}
