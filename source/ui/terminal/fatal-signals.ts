/** Signals that end a program which does not expect them; Ink hears them itself. */
const signals = ['SIGQUIT', 'SIGABRT', 'SIGALRM', 'SIGUSR2', 'SIGVTALRM', 'SIGXCPU'] as const;

/** Calls before such a signal ends the program, as it would have without being heard. Gives how to stop that. */
export const beforeFatalSignals = (putBack: () => void): (() => void) => {
	const ended = (signal: NodeJS.Signals): void => {
		putBack();
		off();
		process.kill(process.pid, signal);
	};
	const off = (): void => {
		for (const signal of signals) process.off(signal, ended);
	};
	for (const signal of signals) process.on(signal, ended);
	return off;
};
