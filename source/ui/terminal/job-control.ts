/** What shells send to the programs that they run: to stop, and to go on. */
export type JobControl = {
	/** Heeds both from now on, until the returned function is called. */
	answer(this: void, stop: () => void, goOn: () => void): () => void;
	/** Leaves them to the system, for whoever really stops, or lends the terminal to a program that may. */
	pause(this: void): void;
	/** Heeds them again, if somebody did before. */
	resume(this: void): void;
};

/**
 * A program that holds the terminal has to put it back before it stops, also when it is not asked to by a key; and what a
 * shell has made of the terminal meanwhile has to be made good where nobody could ask (SIGSTOP).
 */
export const createJobControl = (): JobControl => {
	let answers: {readonly stop: () => void; readonly goOn: () => void} | undefined;
	const pause = (): void => {
		if (answers === undefined) return;
		process.off('SIGTSTP', answers.stop);
		process.off('SIGCONT', answers.goOn);
	};
	const resume = (): void => {
		if (answers === undefined) return;
		process.on('SIGTSTP', answers.stop);
		process.on('SIGCONT', answers.goOn);
	};
	return {
		answer(stop, goOn) {
			answers = {stop, goOn};
			resume();
			return () => {
				pause();
				answers = undefined;
			};
		},
		pause,
		resume,
	};
};
