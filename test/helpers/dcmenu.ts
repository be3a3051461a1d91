import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {openTerminal, type TestTerminal} from './terminal.ts';

/** The program as users run it: `npm test` builds it first. */
export const program = join(import.meta.dirname, '../../build/dcmenu.js');

/** What a command said, and how it ended. */
export type Ran = {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
};

/** An empty project directory with a home of its own, so that no test sees another one's machines. */
export type Project = {
	readonly directory: string;
	readonly env: Readonly<Record<string, string>>;
	read(file: string): Promise<string>;
	/** Runs a command without a terminal to its end. */
	run(...words: string[]): Promise<Ran>;
	/** Starts a command without a terminal; killed at the end of the test at the latest. */
	start(...words: string[]): ChildProcessWithoutNullStreams;
	/** Starts a command in a terminal. */
	open(words: readonly string[], size?: {columns: number; rows: number}): TestTerminal;
};

export async function newProject(
	t: TestContext,
	variables: Readonly<Record<string, string>> = {},
): Promise<Project> {
	const top = await mkdtemp(join(tmpdir(), 'dcmenu-'));
	t.after(() => rm(top, {recursive: true, force: true, maxRetries: 5}));
	const directory = join(top, 'project');
	await mkdir(directory);
	await mkdir(join(top, 'home'));
	const env = {
		PATH: process.env['PATH'] ?? '',
		HOME: join(top, 'home'),
		XDG_CONFIG_HOME: join(top, 'home/.config'),
		XDG_STATE_HOME: join(top, 'home/.local/state'),
		XDG_CACHE_HOME: join(top, 'home/.cache'),
		// Of no project, so that each of them need not compile the program anew.
		NODE_COMPILE_CACHE: join(tmpdir(), 'dcmenu-compiled'),
		LANG: 'C.UTF-8',
		// What a configuration says by default must not depend on the computer.
		TERRAFORM_ON_PATH: '',
		TOFU_ON_PATH: '',
		...variables,
	};
	return projectIn(t, directory, env);
}

/** A project that is there, with an environment of its own. */
export function projectIn(
	t: TestContext,
	directory: string,
	env: Readonly<Record<string, string>>,
): Project {
	const start = (...words: string[]): ChildProcessWithoutNullStreams => {
		const child = spawn(process.execPath, [program, ...words], {cwd: directory, env});
		t.after(() => child.kill('SIGKILL'));
		return child;
	};
	return {
		directory,
		env,
		read: file => readFile(join(directory, file), 'utf8'),
		async run(...words) {
			const child = start(...words);
			child.stdin.end();
			const [stdout, stderr, status] = await Promise.all([
				textOf(child.stdout),
				textOf(child.stderr),
				new Promise<number | null>(resolve => {
					child.on('close', resolve);
				}),
			]);
			return {status, stdout, stderr};
		},
		start,
		open: (words, size) =>
			openTerminal(t, process.execPath, [program, ...words], {directory, env, ...size}),
	};
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
	let text = '';
	for await (const chunk of stream) text += String(chunk);
	return text;
}
