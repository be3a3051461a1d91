import type {MenuNode} from '../../kconfig/menu-tree.ts';
import type {SetBy} from '../../kconfig/origin.ts';
import {closeOverlay, step, updateOverlay, type AppState, type Step} from '../app-state.ts';
import {usableRows, type Size} from '../drawing/layout.ts';
import {clean, wrap} from '../drawing/line.ts';
import {pageCommand} from '../keys/key-profiles.ts';
import {jumpKey} from './page-jumps.ts';
import {pageAction} from './page-commands.ts';
import {planKey} from './plan-commands.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import type {WaysState} from './ways-state.ts';

/** A text to read: help, all about an option, the keys, warnings. */
export type PageState = {
	readonly kind: 'page';
	readonly title: string;
	/** As written; the page wraps them. */
	readonly lines: readonly string[];
	readonly top: number;
	/** Whose page it is: it can be gone to, edited and looked for, and symbols that are named are links. */
	readonly about?: MenuNode | undefined;
	/** Its lines are those of `diff -u`. */
	readonly isDiff?: boolean;
	/** The link that Enter goes to, counted from the top of the page. */
	readonly link?: number | undefined;
	/** Pages that links led from, the last one last, and those that were gone back from. */
	readonly past?: readonly PageState[];
	readonly future?: readonly PageState[];
	/** Of a page of results, the lines that digits jump from. */
	readonly jumps?: readonly PageJump[];
	/** Of a page about a row that cannot be set: how it could be. */
	readonly ways?: WaysState;
	/** Of a page about an option: who set what it tells of. */
	readonly setBy?: SetBy;
	/** Which of the plans it shows the consequences of. */
	readonly preview?: number;
};

/** A line, counted before wrapping, and where it leads. */
export type PageJump = {readonly line: number; readonly node: MenuNode};

export const page = (title: string, lines: readonly string[]): PageState => ({
	kind: 'page',
	// A tab of a prompt would be as wide as the terminal makes it.
	title: clean(title),
	lines,
	top: 0,
});

/** A title, two rules and the keys are not the text's. */
export const pageHeight = (size: Size): number => Math.max(1, usableRows(size) - 4);

/** A page's lines as a window of some width has them, and where each of them begins there. */
type WrappedPage = {
	readonly columns: number;
	readonly lines: readonly string[];
	readonly starts: readonly number[];
};

// What a search finds in a large tree takes half a second to wrap, and is drawn again with every key.
const wrappedPages = new WeakMap<readonly string[], WrappedPage>();

const wrapped = ({lines: texts}: PageState, {columns}: Size): WrappedPage => {
	const known = wrappedPages.get(texts);
	if (known?.columns === columns) {
		return known;
	}

	const lines: string[] = [];
	const starts: number[] = [];
	for (const text of texts) {
		starts.push(lines.length);
		lines.push(...wrap(text, columns - 2));
	}

	const page = {columns, lines, starts};
	wrappedPages.set(texts, page);
	return page;
};

export const pageLines = (page: PageState, size: Size): readonly string[] =>
	wrapped(page, size).lines;

/** The wrapped line that each of a page's lines begins with. */
export const lineStarts = (page: PageState, size: Size): readonly number[] =>
	wrapped(page, size).starts;

export const pageKey = (state: AppState, page: PageState, key: Key): Step => {
	const taken = planKey(state, page, key) ?? jumpKey(state, page, key);
	if (taken) {
		return taken;
	}

	const height = pageHeight(state.size);
	const last = Math.max(0, pageLines(page, state.size).length - height);
	const to = (top: number): Step =>
		step(updateOverlay(state, {...page, top: Math.max(0, Math.min(last, top))}));
	const command = pageCommand(state.keys, key);
	switch (command) {
		case undefined: {
			return step(state);
		}

		case 'up': {
			return to(page.top - 1);
		}

		case 'down': {
			return to(page.top + 1);
		}

		case 'page-up': {
			return to(page.top - height);
		}

		case 'page-down': {
			return to(page.top + height);
		}

		case 'first': {
			return to(0);
		}

		case 'last': {
			return to(last);
		}

		case 'next-link':
		case 'previous-link':
		case 'follow':
		case 'leave':
		case 'back':
		case 'forward':
		case 'uses':
		case 'show':
		case 'copy':
		case 'edit':
		case 'search':
		case 'sideways': {
			return pageAction(state, page, command, key);
		}

		case 'close': {
			return step(closeOverlay(state));
		}
	}
};
