import type {CommandContext} from '../context.ts';

/** C reads a line into a buffer of PATH_MAX bytes, with a NUL at its end; the rest of a longer one is the next line. */
const maximumLine = 4095;

/** Standard input as C's `fgets` reads it, a byte a character. */
export class ConfInput {
	/** Whether the end has been met, also by a last line without a newline. */
	isAtEnd = false;
	readonly #stdin: CommandContext['stdin'];
	readonly #signal: AbortSignal;
	#chunks: AsyncIterator<Buffer | string> | undefined;
	#pending = '';

	constructor({stdin, signal}: Pick<CommandContext, 'stdin' | 'signal'>) {
		this.#stdin = stdin;
		this.#signal = signal;
	}

	/** The next line with its newline, up to a NUL in it; undefined at the end. */
	async readLine(): Promise<string | undefined> {
		while (!this.isAtEnd && !this.#pending.includes('\n') && this.#pending.length < maximumLine)
			await this.#readMore();
		if (this.#pending === '') return undefined;
		const newline = this.#pending.indexOf('\n');
		const end = Math.min(newline < 0 ? this.#pending.length : newline + 1, maximumLine);
		const line = this.#pending.slice(0, end);
		this.#pending = this.#pending.slice(end);
		return line.split('\0', 1).join('');
	}

	/** Lets the process end though its input goes on. */
	close(): void {
		if (this.#chunks !== undefined) this.#stdin.destroy();
	}

	async #readMore(): Promise<void> {
		this.#chunks ??= this.#stdin[Symbol.asyncIterator]();
		const stop = Promise.withResolvers<never>();
		const onAbort = () => stop.reject(this.#signal.reason);
		this.#signal.throwIfAborted();
		this.#signal.addEventListener('abort', onAbort);
		try {
			const {done, value} = await Promise.race([this.#chunks.next(), stop.promise]);
			if (done === true) this.isAtEnd = true;
			else this.#pending += Buffer.from(value).toString('latin1');
		} finally {
			this.#signal.removeEventListener('abort', onAbort);
		}
	}
}
