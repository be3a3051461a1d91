import type {MenuNode} from '../../kconfig/menu-tree.ts';
import type {AppState, Step} from '../app-state.ts';
import {step} from '../app-state.ts';
import type {Size} from '../drawing/layout.ts';
import {jumpedFrom} from '../menu/menu-places.ts';
import {lineStarts, pageHeight, type PageState} from './page-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Of the wrapped lines that are seen, those that a digit jumps from, in the order of the digits: `1` is the first. */
export const jumpsInView = (
	page: PageState,
	size: Size,
): readonly {readonly line: number; readonly node: MenuNode}[] => {
	const {jumps = [], top} = page;
	const starts = lineStarts(page, size);
	const bottom = top + pageHeight(size);
	return jumps
		.map(({line, node}) => ({line: starts[line]!, node}))
		.filter(({line}) => line >= top && line < bottom)
		.slice(0, 9);
};

/** A digit on a page of results. Leaving the menu that it opens leads back to the page. */
export const jumpKey = (state: AppState, page: PageState, key: Key): Step | undefined => {
	const jump = /^[1-9]$/.test(key) ? jumpsInView(page, state.size)[Number(key) - 1] : undefined;
	return jump && step(jumpedFrom(state, jump.node));
};
