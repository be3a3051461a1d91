import type {TestContext} from 'node:test';
import {spawn} from '@lydell/node-pty';
// CommonJS: its names are not exported one by one.
import headless from '@xterm/headless';

/** How a program ended: by itself with a code, or killed by a signal (its number). */
export type Exit = {readonly code: number; readonly signal: number};

/** A text that some line contains, or a condition on all lines. */
export type Expectation = string | RegExp | ((screen: readonly string[]) => boolean);

/** A program in a real pseudo-terminal, and what a person in front of it would see. */
export type TestTerminal = {
	readonly pid: number;
	/** The lines that are seen now, without trailing spaces. */
	screen(): string[];
	/** Resolves with the screen as soon as it is as expected; rejects with the screen when time or the program is over. */
	waitFor(expectation: Expectation, milliseconds?: number): Promise<string[]>;
	press(keys: string): void;
	resize(columns: number, rows: number): void;
	/** Whether the alternate screen is shown. */
	isAlternate(): boolean;
	/** Everything the program has written, as it came. */
	output(): string;
	kill(signal: NodeJS.Signals): void;
	readonly exit: Promise<Exit>;
};

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly directory: string;
	/** The whole environment; TERM is that of a capable terminal unless it is given. */
	readonly env: Readonly<Record<string, string>>;
};

type Waiter = {
	readonly isMet: () => boolean;
	readonly resolve: () => void;
	readonly reject: (why: string) => void;
};

/** Starts a program; it is killed at the end of the test at the latest. */
export function openTerminal(
	t: TestContext,
	command: string,
	words: readonly string[],
	{columns = 80, rows = 24, directory, env}: TerminalOptions,
): TestTerminal {
	const view = new headless.Terminal({cols: columns, rows, allowProposedApi: true});
	const type = env['TERM'] ?? 'xterm-256color';
	const program = spawn(command, [...words], {
		name: type,
		cols: columns,
		rows,
		cwd: directory,
		env: {...env, TERM: type},
	});
	const waiters = new Set<Waiter>();
	const exit = Promise.withResolvers<Exit>();
	let output = '';
	let hasExited = false;

	const check = (): void => {
		// A frame is looked at when all of it is there, as a terminal shows it.
		if (view.modes.synchronizedOutputMode && !hasExited) return;
		for (const waiter of waiters) {
			if (waiter.isMet()) waiter.resolve();
			else if (hasExited) waiter.reject('the program has ended');
		}
	};

	const screen = (): string[] => {
		const {active} = view.buffer;
		return Array.from({length: view.rows}, (_, row) =>
			(active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
		);
	};

	program.onData(data => {
		output += data;
		view.write(data, check);
	});
	// The terminal's answers to questions about itself.
	view.onData(answer => program.write(answer));
	program.onExit(({exitCode, signal = 0}) => {
		// After the output that is still on its way through the parser.
		view.write('', () => {
			hasExited = true;
			check();
			exit.resolve({code: exitCode, signal});
		});
	});
	t.after(() => {
		if (!hasExited) program.kill('SIGKILL');
	});

	return {
		pid: program.pid,
		screen,
		async waitFor(expectation, milliseconds = 10_000) {
			await new Promise<void>((resolve, reject) => {
				const settle = (done: () => void): void => {
					clearTimeout(timer);
					waiters.delete(waiter);
					done();
				};
				const waiter: Waiter = {
					isMet: () => isMet(expectation, screen()),
					resolve: () => settle(resolve),
					reject: why => settle(() => reject(complaint(expectation, why, screen()))),
				};
				const timer = setTimeout(() => waiter.reject(`not in ${milliseconds} ms`), milliseconds);
				waiters.add(waiter);
				check();
			});
			return screen();
		},
		press: keys => program.write(keys),
		resize(columns, rows) {
			view.resize(columns, rows);
			program.resize(columns, rows);
		},
		isAlternate: () => view.buffer.active.type === 'alternate',
		output: () => output,
		kill: signal => program.kill(signal),
		exit: exit.promise,
	};
}

function isMet(expectation: Expectation, screen: readonly string[]): boolean {
	if (typeof expectation === 'function') return expectation(screen);
	return screen.some(line =>
		typeof expectation === 'string' ? line.includes(expectation) : expectation.test(line),
	);
}

const complaint = (expectation: Expectation, why: string, screen: readonly string[]): Error =>
	new Error(`${String(expectation)}: ${why}. The screen:\n${screen.join('\n').trimEnd()}`);
