import {EventEmitter, on} from 'node:events';
import path from 'node:path';
import {ExpectedError} from '../errors.ts';
import {openJournal} from '../machine/journal.ts';
import {findBinary} from '../terraform/find-binary.ts';
import {parseTerraformLine, type TerraformDiagnostic} from '../terraform/json-lines.ts';
import {datacrunchPlugin} from '../terraform/provider/datacrunch-plugin.ts';
import {externalPlugin} from '../terraform/provider/external-plugin.ts';
import {servePlugin} from '../terraform/provider/serve-plugin.ts';
import {runTerraform, type TerraformExit} from '../terraform/run-terraform.ts';
import {servePlugins} from '../terraform/serve-plugins.ts';
import type {BringupEventBody} from './events.ts';
import {impatience} from './impatience.ts';
import type {EngineChoice} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {providerAccounts} from './provider-accounts.ts';
import {terraformAccount, type AccountSettings, type MachineFailure} from './terraform-account.ts';
import {terraformEvents} from './terraform-events.ts';

export type TerraformSession = {
	/** About the program that was found. */
	readonly notes: readonly string[];
	/**
	 * Runs a command that changes something, telling what it does. Returns what went wrong; nothing: it is done.
	 * Rejects where it was interrupted, after Terraform has saved what it had.
	 */
	change(programArguments: readonly string[]): Stretch<readonly Failure[]>;
	/** Runs a command for what it prints; rejects when it fails. */
	read(programArguments: readonly string[]): Promise<string>;
	/** What another program that runs Terraform needs in TF_REATTACH_PROVIDERS until `close`. */
	readonly reattach: string;
	close(): Promise<void>;
};

/** Terraform's own complaints tell of everything; a machine's failure is told by who met it. */
export type Failure = MachineFailure | {readonly kind: 'terraform'; readonly error: ExpectedError};

/** The directory of a project's `.tf` files, which is where kdevops has them. */
export const terraformDirectory = ({places}: Pick<Ports, 'places'>): string =>
	path.dirname(places.tfvars);

/** Finds the program and serves it the providers. Rejects where there is no such program. */
export async function openTerraform(
	choice: EngineChoice,
	ports: Ports,
	settings: Omit<AccountSettings, 'tell' | 'failed'>,
): Promise<TerraformSession> {
	const {env, clock, signal} = ports;
	const {engine, engineBinary} = choice;
	if (engine === 'builtin') throw new Error('the built-in engine runs no program');
	const {file: binary, insteadOf} = await findBinary(engine, engineBinary, env['PATH'] ?? '');
	const directory = terraformDirectory(ports);
	const bus = new EventEmitter();
	const tell = (event: BringupEventBody): void => {
		bus.emit('event', event);
	};
	let failures: MachineFailure[] = [];
	const accounts = providerAccounts(ports, openJournal, opened =>
		terraformAccount(opened, {...settings, tell, failed: failure => failures.push(failure)}),
	);
	const served = await servePlugins(
		new Map([
			[
				'linux-kdevops/datacrunch',
				async socket =>
					servePlugin(
						datacrunchPlugin(async block => accounts.open(block)),
						socket,
					),
			],
			['hashicorp/external', async socket => servePlugin(externalPlugin(directory), socket)],
		]),
	);

	const start = async (
		programArguments: readonly string[],
		onLine: (line: string) => void,
		stop: AbortSignal,
	): Promise<TerraformExit> =>
		runTerraform({
			binary,
			arguments: programArguments,
			directory,
			env,
			reattach: served.reattach,
			signal: stop,
			onLine,
		});

	return {
		notes:
			insteadOf === undefined ? [] : [`${insteadOf} is not there: ${binary} is taken instead.`],
		async *change(programArguments) {
			failures = [];
			const errors: TerraformDiagnostic[] = [];
			const stop = new AbortController();
			const events = on(bus, 'event', {close: ['end']});
			const read = terraformEvents(clock);
			const exit = start(
				[...programArguments, '-json', '-input=false', `-parallelism=${parallelism}`],
				line => {
					const event = parseTerraformLine(line);
					if (event?.type === 'diagnostic' && event.severity === 'error') errors.push(event);
					else if (event) read(event).forEach(tell);
				},
				AbortSignal.any([signal, stop.signal]),
			).finally(() => bus.emit('end'));
			// It is awaited below; until then, nobody else has to know that it failed.
			exit.catch(() => undefined);
			const tellStop = (): void => tell({type: 'note', level: 'warning', text: impatience[engine]});
			signal.addEventListener('abort', tellStop, {once: true});
			try {
				for await (const [event] of events) yield event as BringupEventBody;
			} finally {
				signal.removeEventListener('abort', tellStop);
				// Nobody listens any more, and yet it must end in its own time.
				stop.abort();
				await exit;
			}

			signal.throwIfAborted();
			const {status, stderr} = await exit;
			if (status === 0) return [];
			if (failures.length > 0) return failures;
			return [{kind: 'terraform', error: complaint(programArguments, errors, stderr)}];
		},
		async read(programArguments) {
			const lines: string[] = [];
			const exit = await start(programArguments, line => lines.push(line), signal);
			signal.throwIfAborted();
			if (exit.status === 0) return lines.join('\n');
			throw complaint(programArguments, [], exit.stderr);
		},
		reattach: served.reattach,
		async close() {
			await served.close();
			await accounts.close();
		},
	};
}

/**
 * A machine that boots is asked about 15 times a minute, and the API answers 500 requests a minute in all. 50 machines
 * are made and removed without a single refusal (terraform-fifty.test.ts), in about two batches.
 */
const parallelism = 25;

function complaint(
	[command = '']: readonly string[],
	errors: readonly TerraformDiagnostic[],
	stderr: string,
): ExpectedError {
	const texts = errors.map(({summary, detail, position, snippet}) => {
		const where = position === undefined ? '' : ` (${position}${snippet ? `: ${snippet}` : ''})`;
		return `${summary}${where}${detail === '' ? '' : `: ${detail}`}`;
	});
	const [first = stderr.trim() || `terraform ${command} failed`, ...others] = texts;
	return new ExpectedError(first, {nextSteps: others});
}
