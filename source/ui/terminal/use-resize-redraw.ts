import {useEffect} from 'react';
import {onSettledWindow} from './settled-window.ts';

/**
 * Calls once the window keeps its size, for everything to be drawn anew. What was drawn is lost in a window that was
 * smaller meanwhile, and Ink, which compares with the last size that it has seen, may never have seen it smaller.
 */
export const useResizeRedraw = (redraw: () => void): void => {
	useEffect(() => onSettledWindow(redraw), [redraw]);
};
