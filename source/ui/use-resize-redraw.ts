import {useStdout} from 'ink';
import {useEffect} from 'react';

/** A window that is dragged changes its size many times: so long after the last one everything is drawn again. */
const settledMilliseconds = 50;

/**
 * Draws everything anew once the window keeps its size. What was drawn is lost in a window that was smaller meanwhile, and
 * Ink, which compares with the last size that it has seen, may never have seen it smaller.
 */
export const useResizeRedraw = (redraw: () => void): void => {
	const {stdout} = useStdout();
	useEffect(() => {
		let timer: NodeJS.Timeout | undefined;
		const resized = (): void => {
			clearTimeout(timer);
			timer = setTimeout(redraw, settledMilliseconds);
		};
		stdout.on('resize', resized);
		return () => {
			clearTimeout(timer);
			stdout.off('resize', resized);
		};
	}, [stdout, redraw]);
};
