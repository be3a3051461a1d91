import {readFileSync} from 'node:fs';
import {setTimeout} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import pty from '@lydell/node-pty';
import type {Measure} from './measure.ts';

/** A program to run in a terminal, and the terminal. */
export type Program = {
	readonly words: readonly [string, ...string[]];
	readonly directory: string;
	readonly env: Readonly<Record<string, string>>;
	readonly columns?: number;
	readonly rows?: number;
};

/** What came of a key: milliseconds until the last byte of the frame, and the bytes. */
export type Answer = {readonly wall: number; readonly bytes: number};

/** A program that runs in a pseudo-terminal; what it writes is only looked at, and no emulator takes time of the measured. */
export type Running = {
	readonly pid: number;
	/** Resolves with the milliseconds since the start, once that text is among what was written from now on. */
	untilShown(text: string): Promise<number>;
	press(keys: string): void;
	/** Resolves once nothing was written for a while: whatever the start brings is over. */
	untilQuiet(): Promise<void>;
	/** Presses a key and waits for the end of the frame that it brings. */
	answerTo(keys: string): Promise<Answer>;
	kill(): void;
	/** Milliseconds from start to end. */
	readonly ended: Promise<number>;
};

/** The end of a frame in synchronised output. */
const endOfFrame = '\u001B[?2026l';

/** Nothing takes that long; what does has failed. */
const patience = 30_000;

/** Screens that are up write at once or once a second. */
const quietMilliseconds = 250;

export function start({
	words: [command, ...words],
	directory,
	env,
	columns = 80,
	rows = 24,
}: Program): Running {
	const started = performance.now();
	const terminal = pty.spawn(command, words, {
		name: 'xterm-256color',
		cwd: directory,
		env: {PATH: process.env['PATH'] ?? '', ...env, TERM: 'xterm-256color'},
		cols: columns,
		rows,
	});
	let written = '';
	let onWritten = (): void => undefined;
	const ended = Promise.withResolvers<number>();
	terminal.onData(data => {
		written += data;
		onWritten();
	});
	terminal.onExit(() => ended.resolve(performance.now() - started));

	const until = async (isThere: () => boolean, what: string): Promise<void> => {
		const {promise, resolve, reject} = Promise.withResolvers<void>();
		const fail = (why: string): void =>
			reject(new Error(`${command} ${words.join(' ')}: no ${what}, ${why}: ${written}`));
		const abort = new AbortController();
		setTimeout(patience, undefined, {signal: abort.signal}).then(
			() => fail(`in ${patience} ms`),
			() => undefined,
		);
		void ended.promise.then(() => fail('and it has ended'));
		onWritten = () => {
			if (isThere()) resolve();
		};
		onWritten();
		try {
			await promise;
		} finally {
			abort.abort();
			onWritten = () => undefined;
		}
	};

	return {
		pid: terminal.pid,
		async untilShown(text) {
			await until(() => stripVTControlCharacters(written).includes(text), `"${text}"`);
			const shown = performance.now() - started;
			written = '';
			return shown;
		},
		press: keys => terminal.write(keys),
		async untilQuiet() {
			do {
				written = '';
				await setTimeout(quietMilliseconds);
			} while (written !== '');
		},
		async answerTo(keys) {
			written = '';
			const pressed = performance.now();
			terminal.write(keys);
			await until(() => written.endsWith(endOfFrame), 'frame');
			const answer = {wall: performance.now() - pressed, bytes: Buffer.byteLength(written)};
			written = '';
			return answer;
		},
		kill: () => terminal.kill('SIGKILL'),
		ended: ended.promise,
	};
}

/** What a process took so far, with its children. */
export function usageOf(pid: number): Omit<Measure, 'wall'> {
	const peak = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return {cpu: ticksOf(pid) * 10, memory: Number(peak ?? Number.NaN) / 1024};
}

/** Linux counts in hundredths of seconds, and with a process those of its children that it has waited for. */
function ticksOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
	return [
		...fields.slice(11, 15).map(Number),
		...(children === '' ? [] : children.split(' ').map(child => ticksOf(Number(child)))),
	].reduce((sum, each) => sum + each, 0);
}
