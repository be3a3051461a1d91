import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';
import {Interruption, type CommandContext} from './context.ts';

/** Questions on a terminal, one after another. */
export type Questions = {
	/** Without `echo` nothing of the answer is shown, not even its length. Rejects with an `Interruption` on Ctrl-C. */
	ask(question: string, options: {readonly echo: boolean}): Promise<string>;
	close(): void;
};

/**
 * Opens the terminal for questions. It stays in raw mode until `close`: in between, a secret that is typed or pasted
 * ahead would be echoed, and lost.
 */
export function openQuestions({stdin, stderr, signal}: CommandContext): Questions {
	let echoes = true;
	const output = new Writable({
		write(chunk: Buffer, _encoding, done) {
			if (echoes) stderr.write(chunk);
			done();
		},
	});
	const terminal = createInterface({input: stdin, output, terminal: true, prompt: ''});
	const interrupted = new AbortController();
	const interrupt = (reason: unknown): void => {
		interrupted.abort(reason);
		terminal.close();
	};
	terminal.on('SIGINT', () => {
		interrupt(new Interruption('SIGINT'));
	});
	signal.addEventListener('abort', () => {
		interrupt(signal.reason);
	});
	// What comes in the same paste as an answer may answer a question that is not to be echoed.
	terminal.on('line', () => {
		echoes = false;
	});
	const lines = terminal[Symbol.asyncIterator]();

	return {
		async ask(question, {echo}) {
			echoes = echo;
			stderr.write(question);
			const line = await lines.next();
			interrupted.signal.throwIfAborted();
			if (!echo) stderr.write('\n');
			return line.done ? '' : line.value.trim();
		},
		close() {
			terminal.close();
		},
	};
}
