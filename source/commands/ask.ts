import {createInterface, type Interface} from 'node:readline/promises';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {CommandContext} from './context.ts';

/** Whether somebody is there to answer. */
export const canAsk = ({stdin, options}: CommandContext): boolean => stdin.isTTY && !options.json;

/**
 * Asks once before money is spent or machines are deleted. Where nobody can answer it rejects with exit status 2 and
 * the option that answers beforehand.
 */
export async function confirm(
	question: string,
	command: string,
	context: CommandContext,
): Promise<boolean> {
	if (!canAsk(context)) {
		throw new ExpectedError(question, {
			exitStatus: exitStatus.usage,
			nextSteps: [`There is no terminal to ask on. To go ahead: dcmenu ${command} --yes`],
		});
	}

	const terminal = openTerminal(context);
	try {
		const answer = await terminal.question(`${question} [y/N] `, {signal: context.signal});
		return /^\s*y(?:es)?\s*$/i.test(answer);
	} finally {
		terminal.close();
	}
}

/** What Ctrl-C in a bring-up may mean. */
export type StopAnswer = 'keep' | 'destroy';

/**
 * Turns interruptions into answers: aborts the controller with `keep` or `destroy`. On a terminal Ctrl-C asks first
 * (a second one keeps); everywhere else, and for SIGTERM and SIGHUP, machines are kept. Whoever interrupts again is
 * told `risk`. Returns how to stop listening.
 */
export function answerInterruptions(
	context: CommandContext,
	controller: AbortController,
	risk: string,
): () => void {
	const stopWarning = warnImpatient(context, risk);
	const keep = (): void => controller.abort('keep' satisfies StopAnswer);
	context.signal.addEventListener('abort', keep, {once: true});
	const terminal = canAsk(context) ? openTerminal(context) : undefined;
	let asking = false;
	const ask = async (from: Interface): Promise<void> => {
		asking = true;
		try {
			const question = 'Stop? (k)eep the machines and stop, (d)estroy them, (g)o on: ';
			const answer = await from.question(question, {signal: controller.signal});
			if (/^\s*k/i.test(answer)) keep();
			else if (/^\s*d/i.test(answer)) controller.abort('destroy' satisfies StopAnswer);
		} catch (error) {
			// The second Ctrl-C, or a signal, was the answer.
			if (!controller.signal.aborted) throw error;
		} finally {
			asking = false;
		}
	};

	// readline reads the keys one by one, so Ctrl-C comes from it and not as a signal.
	terminal?.on('SIGINT', () => {
		if (controller.signal.aborted) context.stderr.write(`${risk}\n`);
		else if (asking) keep();
		else void ask(terminal);
	});
	return () => {
		context.signal.removeEventListener('abort', keep);
		stopWarning();
		terminal?.close();
	};
}

/** Tells those who interrupt what was interrupted already what they risk. Returns how to stop that. */
export function warnImpatient({signal, stderr}: CommandContext, risk: string): () => void {
	const warn = (): void => {
		stderr.write(`${risk}\n`);
	};
	signal.addEventListener('again', warn);
	return () => signal.removeEventListener('again', warn);
}

const openTerminal = ({stdin, stderr}: CommandContext): Interface =>
	createInterface({input: stdin, output: stderr, terminal: true});
