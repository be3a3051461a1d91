import type {AppState} from '../app-state.ts';
import {fill, fit, line, wrap, type Frame} from './line.ts';

/** What a window shows that has become too small for anything else, until it keeps that size and line mode follows. */
export const tooSmallScreen = ({size, glyphs}: AppState): Frame => {
	const {columns, rows} = size;
	const text = `${columns}x${rows} is too small for screens: line mode follows.`;
	const lines = wrap(text, columns).map(part => line(fit(part, columns, glyphs.cut)));
	return {lines: fill(lines, Math.max(1, rows - 1))};
};
