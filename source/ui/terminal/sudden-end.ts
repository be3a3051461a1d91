/** Signals that end a program which does not expect them; Ink hears them itself. */
const signals = ['SIGQUIT', 'SIGABRT', 'SIGALRM', 'SIGUSR2', 'SIGVTALRM', 'SIGXCPU'] as const;

/**
 * Calls before such a signal or an error that nobody catches ends the program, as it would have without being heard. Gives
 * how to stop that.
 */
export const beforeSuddenEnd = (putBack: () => void): (() => void) => {
	const ended = (signal: NodeJS.Signals): void => {
		putBack();
		off();
		process.kill(process.pid, signal);
	};
	const off = (): void => {
		process.off('uncaughtExceptionMonitor', putBack);
		for (const signal of signals) process.off(signal, ended);
	};
	process.on('uncaughtExceptionMonitor', putBack);
	for (const signal of signals) process.on(signal, ended);
	return off;
};
