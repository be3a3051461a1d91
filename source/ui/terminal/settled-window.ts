/** A window that is dragged changes its size many times: so long after the last one it counts as settled. */
const settledMilliseconds = 50;

/**
 * Calls once the window keeps its size, each time that it had another one. Node tells of a size only if it is another one
 * than the last, while the signal comes in any case. Gives how to stop that.
 */
export const onSettledWindow = (settled: () => void): (() => void) => {
	let timer: NodeJS.Timeout | undefined;
	const resized = (): void => {
		clearTimeout(timer);
		timer = setTimeout(settled, settledMilliseconds);
	};
	process.on('SIGWINCH', resized);
	return () => {
		clearTimeout(timer);
		process.off('SIGWINCH', resized);
	};
};
