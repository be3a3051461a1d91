import {
	closeOverlay,
	openOverlay,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {infoPage} from './info-page.ts';
import {keyName} from '../keys/key-names.ts';
import {jumpTo} from '../menu/menu-places.ts';
import {isDrawn} from '../menu/menu-rows.ts';
import {pageLinks} from './page-links.ts';
import type {PageCommand} from './page-keys.ts';
import {pageHeight, type PageState} from './page-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {openSearch} from '../search/search-state.ts';
import {setByIn} from './value-source.ts';
import {usesPage} from './uses-page.ts';

/** What a page does with the links in it, with the pages that they lead to, and with what it is about. */
export type PageAction = Extract<
	PageCommand,
	| 'next-link'
	| 'previous-link'
	| 'follow'
	| 'leave'
	| 'back'
	| 'forward'
	| 'uses'
	| 'show'
	| 'copy'
	| 'edit'
	| 'search'
	| 'sideways'
>;

export const pageAction = (
	state: AppState,
	page: PageState,
	command: PageAction,
	key: Key,
): Step => {
	const {about, past = [], future = []} = page;
	switch (command) {
		case 'next-link': {
			return marked(state, page, 1);
		}

		case 'previous-link': {
			return marked(state, page, -1);
		}

		case 'follow': {
			const link = page.link === undefined ? undefined : pageLinks(state, page)[page.link];
			return link
				? openedFrom(state, page, infoPage(state.evaluation, link.node, setByIn(state)))
				: close(state);
		}

		case 'leave': {
			return past.length === 0 ? close(state) : back(state, page);
		}

		case 'back': {
			return back(state, page);
		}

		case 'forward': {
			const next = future.at(-1);
			return next
				? step(
						updateOverlay(state, {
							...next,
							past: [...past, page],
							future: future.slice(0, -1),
						}),
					)
				: step(say(state, `${key}: no page was gone back from`, 'warn'));
		}

		case 'uses': {
			const symbol = about?.symbol;
			if (symbol === undefined) {
				return step(say(state, `${key}: only an option can be used elsewhere`, 'warn'));
			}

			const uses = usesPage(state.evaluation, symbol);
			return uses.title === page.title
				? step(say(state, `${key}: this page tells that`, 'warn'))
				: openedFrom(state, page, uses);
		}

		case 'show': {
			return about
				? shown(state, page, key)
				: step(say(state, `${key}: this page is about no row`, 'warn'));
		}

		case 'copy': {
			const text = [page.title, '', ...page.lines].join('\n');
			return step(say(state, 'copied this page'), {kind: 'copy', text});
		}

		case 'edit': {
			return about
				? step(state, {kind: 'edit-source', position: about.position})
				: step(say(state, `${key}: nothing here is defined in a file`, 'warn'));
		}

		case 'search': {
			return step(searchFrom(state, key));
		}

		case 'sideways': {
			const text = `${keyName(key)}: long lines are wrapped, nothing is left out at their sides`;
			return step(say(state, text, 'warn'));
		}
	}
};

/** A search over the page, or the one that led to it. A text that is typed below it would be lost. */
const searchFrom = (state: AppState, key: Key): AppState => {
	const below = state.overlays.at(-2);
	if (below?.kind === 'search') {
		return closeOverlay(state);
	}

	return below === undefined
		? openOverlay(state, openSearch)
		: say(state, `${keyName(key)}: close this page first, something is open below it`, 'warn');
};

const close = (state: AppState): Step => step(closeOverlay(state));

/** Another page in place of this one, which can be gone back to. */
export const openedFrom = (state: AppState, from: PageState, next: PageState): Step =>
	step(updateOverlay(state, {...next, past: [...(from.past ?? []), from]}));

const back = (state: AppState, page: PageState): Step => {
	const previous = page.past?.at(-1);
	return previous
		? step(updateOverlay(state, {...previous, future: [...(page.future ?? []), page]}))
		: step(say(state, '[: this is the first page', 'warn'));
};

/** Marks the next link, and round; the first time one that is seen. */
const marked = (state: AppState, page: PageState, by: 1 | -1): Step => {
	const links = pageLinks(state, page);
	if (links.length === 0) {
		return step(say(state, 'no option is named here', 'warn'));
	}

	const height = pageHeight(state.size);
	const seen = links.findIndex(({line}) => line >= page.top && line < page.top + height);
	const start = Math.max(0, seen) - (by === 1 ? 1 : 0);
	const at = ((page.link ?? start) + by + links.length) % links.length;
	const {line, name} = links[at]!;
	const top = line < page.top ? line : Math.max(page.top, line - height + 1);
	return step(say(updateOverlay(state, {...page, link: at, top}), `Enter goes to ${name}`));
};

/** Leaves the pages for the row that they are about. */
const shown = (state: AppState, page: PageState, key: Key): Step => {
	const node = page.about!;
	return isDrawn(state.evaluation, node, state)
		? step(jumpTo({...state, overlays: []}, node))
		: step(say(state, `${key}: no menu shows it now (this page says why)`, 'warn'));
};
