import {useEffect} from 'react';

/** A window that is dragged changes its size many times: so long after the last one everything is drawn again. */
const settledMilliseconds = 50;

/**
 * Draws everything anew once the window keeps its size. What was drawn is lost in a window that was smaller meanwhile, and
 * Ink, which compares with the last size that it has seen, may never have seen it smaller. Nor may Node: it tells of a
 * size only if it is another one, while the signal comes in any case.
 */
export const useResizeRedraw = (redraw: () => void): void => {
	useEffect(() => {
		let timer: NodeJS.Timeout | undefined;
		const resized = (): void => {
			clearTimeout(timer);
			timer = setTimeout(redraw, settledMilliseconds);
		};
		process.on('SIGWINCH', resized);
		return () => {
			clearTimeout(timer);
			process.off('SIGWINCH', resized);
		};
	}, [redraw]);
};
