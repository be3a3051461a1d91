import type {CommandContext} from '../context.ts';

/** What `conf` says, a byte a character; its standard output is gathered, as C's is. */
export class ConfOutput {
	readonly #stdout: CommandContext['stdout'];
	readonly #stderr: CommandContext['stderr'];
	#pending: string[] = [];

	constructor({stdout, stderr}: Pick<CommandContext, 'stdout' | 'stderr'>) {
		this.#stdout = stdout;
		this.#stderr = stderr;
	}

	print(text: string): void {
		this.#pending.push(text);
	}

	/** To standard error, after what was printed before it. */
	warn(text: string): void {
		this.flush();
		this.#stderr.write(text, 'latin1');
	}

	flush(): void {
		if (this.#pending.length > 0) this.#stdout.write(this.#pending.join(''), 'latin1');
		this.#pending = [];
	}
}
