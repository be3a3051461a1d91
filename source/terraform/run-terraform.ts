import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';

export type TerraformCommand = {
	/** Absolute. */
	readonly binary: string;
	readonly arguments: readonly string[];
	/** Where the `.tf` files are. */
	readonly directory: string;
	/** The environment it inherits. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** From `servePlugins`; undefined: it needs no provider. */
	readonly reattach?: string | undefined;
	/** Aborted: Terraform is asked once to stop, which makes it save what it has, and waited for. */
	readonly signal: AbortSignal;
	readonly onLine: (line: string) => void;
};

export type TerraformExit = {
	/** null: something else killed it. */
	readonly status: number | null;
	/** What it said beside its output. */
	readonly stderr: string;
};

/**
 * Runs terraform or tofu to its end. It is never killed: it would lose what it just made. It runs in a process group
 * of its own, so that Ctrl-C reaches it through the signal alone; a second one would make it give up its state.
 */
export async function runTerraform(command: TerraformCommand): Promise<TerraformExit> {
	const {binary, directory, env, reattach, signal, onLine} = command;
	signal.throwIfAborted();
	const child = spawn(binary, command.arguments, {
		cwd: directory,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...env,
			...(reattach === undefined ? {} : {TF_REATTACH_PROVIDERS: reattach}),
			TF_IN_AUTOMATION: '1',
			TF_INPUT: '0',
			// Asks HashiCorp for newer versions otherwise, which takes seconds without a network.
			CHECKPOINT_DISABLE: '1',
		},
	});
	const stop = (): void => {
		child.kill('SIGINT');
	};
	signal.addEventListener('abort', stop, {once: true});
	try {
		const lines = createInterface({input: child.stdout}).on('line', onLine);
		const [[status], stderr] = await Promise.all([
			once(child, 'close') as Promise<[number | null]>,
			text(child.stderr),
			once(lines, 'close'),
		]);
		return {status, stderr};
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
