import type {Candidate, SelectionRequest} from '../capacity/select.ts';
import type {LastSeen} from '../capacity/last-seen.ts';
import type {CapacityState} from '../capacity/snapshot.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigTree, MenuNode} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {Position} from '../kconfig/source-text.ts';
import type {PlanSearch} from '../kconfig/plans/plans.ts';
import type {BringupNews} from './bringup/bringup-run.ts';
import type {SessionState} from './bringup/bringup-session.ts';
import type {MergeState} from './save/merge-state.ts';
import type {NameState} from './dialogs/name-state.ts';
import type {FieldState} from './dialogs/field-state.ts';
import type {FindState} from './search/find-state.ts';
import type {Glyphs} from './drawing/glyphs.ts';
import type {KeyProfile} from './keys/key-profiles.ts';
import {arrangedRows, isStrategy} from './instances/instance-rows.ts';
import {isInstanceChoice, wholeView, type InstanceView} from './instances/instance-view.ts';
import {layoutOf, scrollTo, type Layout, type Size} from './drawing/layout.ts';
import type {Tone} from './drawing/line.ts';
import type {LoadState} from './save/load-state.ts';
import {menuRows, type MenuRow} from './menu/menu-rows.ts';
import type {PageState} from './pages/page-state.ts';
import type {PriceState} from './dialogs/price-state.ts';
import type {RestoreState} from './save/restore-state.ts';
import type {QuestionState} from './dialogs/question-state.ts';
import type {SaveState} from './save/save-state.ts';
import type {SearchState} from './search/search-state.ts';
import type {
	BringupWishes,
	CatalogueReport,
	DefconfigEntry,
	DiskNews,
	LoadReport,
	SaveLook,
	SaveReport,
} from './services.ts';
import type {StrategyEntry} from './instances/strategy-entries.ts';
import type {Input} from './terminal/terminal-keys.ts';
import type {ValueSource} from './pages/value-source.ts';
import type {Wait} from './instances/wait-state.ts';
import type {WaysState} from './pages/ways-state.ts';

/** A list that somebody has opened, and where the cursor stands in it. */
export type Place = {
	readonly node: MenuNode;
	/** The row under the cursor stays the same one when rows come and go. */
	readonly cursor: MenuNode | undefined;
	/** Where it stands, for when that row is gone. */
	readonly index: number;
	readonly top: number;
	/** What leaving it leads back to, where a page of results jumped to it. */
	readonly returnsTo?: Pick<AppState, 'places' | 'overlays'>;
};

/** What lies over the menu; the topmost one gets the keys. */
export type Overlay =
	| FieldState
	| PageState
	| SearchState
	| SaveState
	| MergeState
	| LoadState
	| NameState
	| PriceState
	| RestoreState
	| FindState
	| QuestionState
	/** Waits for the letter to jump to. */
	| {readonly kind: 'letter'}
	/** What is waited for, which goes on without it. */
	| {readonly kind: 'wait'}
	/** Asks whether to spend money. */
	| {readonly kind: 'confirm'}
	| {readonly kind: 'picker'}
	| {readonly kind: 'bringup'};

/** A line under the list, until the next key. */
export type Message = {readonly text: string; readonly tone: Tone};

/** A value that a row did not take, with the configuration as it was. */
export type Refusal = {
	readonly symbol: KconfigSymbol;
	readonly value: string;
	readonly evaluation: Evaluation;
};

/** What the services say about the present configuration; kept up to date by the store. */
export type Facts = {
	readonly isUnsaved: boolean;
	/** Somebody else has written the file since it was read; noticed with the next edit. */
	readonly isOvertaken: boolean;
	/** Options that somebody set to another value since the last load or save. */
	readonly changeCount: number;
	readonly request: SelectionRequest | undefined;
	readonly candidate: Candidate | undefined;
	/** How many machines a bring-up makes. */
	readonly machines: number;
};

export type RunningCost = {
	readonly machines: number;
	readonly pricePerHour: number;
	readonly currency: string;
};

/** An earlier or undone configuration, and what led away from it. */
export type HistoryEntry = {
	readonly evaluation: Evaluation;
	readonly what: string;
	/** Where what was set by that came from; undefined: from the user's own hand. */
	readonly source?: ValueSource | undefined;
};

export type AppState = {
	readonly evaluation: Evaluation;
	/** As it was loaded or saved last. */
	readonly baseline: Evaluation;
	/** What the first of the past was read from. */
	readonly source: ValueSource | undefined;
	readonly past: readonly HistoryEntry[];
	readonly future: readonly HistoryEntry[];
	/** From the main menu to the list that is open; never empty. */
	readonly places: readonly Place[];
	/** Of the list that is open. */
	readonly rows: readonly MenuRow[];
	readonly overlays: readonly Overlay[];
	/** Whose keys are answered to. */
	readonly keys: KeyProfile;
	/** Which of mconf's buttons Enter presses, where the profile has them. */
	readonly button: number;
	/** In a single menu, the menus that are unfolded in its list; undefined: each menu has a list of its own. */
	readonly unfolded: ReadonlySet<MenuNode> | undefined;
	readonly showAll: boolean;
	readonly showNames: boolean;
	readonly showHelp: boolean;
	readonly message: Message | undefined;
	/** What could not be set last: who asks about it wants to know how it could. */
	readonly refusal: Refusal | undefined;
	/** Where a save goes. */
	readonly file: string;
	readonly facts: Facts;
	readonly capacity: CapacityState;
	readonly lastSeen: LastSeen;
	/** How the list of instance types is looked at, whenever it is open. */
	readonly instances: InstanceView;
	/** Counts up when somebody wants a newer answer than the next poll's. */
	readonly refreshes: number;
	readonly running: RunningCost | undefined;
	/** What is brought up or taken down, or was last and has not been put away. */
	readonly bringup: SessionState | undefined;
	/** What is waited for, until somebody has seen that it came. */
	readonly wait: Wait | undefined;
	/** Milliseconds since the epoch, for ages. */
	readonly now: number;
	readonly size: Size;
	readonly accountLabel: string;
	readonly glyphs: Glyphs;
	/** Printed after the screens are left. */
	readonly farewell: readonly string[];
};

/** What is to be done to the world; the store does it and answers with actions. */
export type Effect =
	| {
			readonly kind: 'save';
			readonly evaluation: Evaluation;
			readonly file: string;
			readonly isQuitting: boolean;
			/** Somebody was asked about the other file that is there. */
			readonly overwrites?: boolean;
	  }
	/** What a save would do to the files, and whether they are as they were read. */
	| {readonly kind: 'look-at-files'; readonly evaluation: Evaluation}
	| {readonly kind: 'show-diff' | 'copy-diff'; readonly evaluation: Evaluation}
	/** From now on this text of the file is what is edited. */
	| {readonly kind: 'accept-disk'; readonly text: string}
	| {
			readonly kind: 'save-defconfig';
			readonly evaluation: Evaluation;
			readonly name: string;
			readonly comment: string;
	  }
	| {readonly kind: 'list-defconfigs'}
	| {readonly kind: 'load'; readonly file: string}
	| {readonly kind: 'load-defconfig'; readonly name: string}
	| {readonly kind: 'update-catalogue'}
	| {readonly kind: 'copy'; readonly text: string}
	| {readonly kind: 'page-file'; readonly file: string}
	| {readonly kind: 'log-in'; readonly ssh: string}
	| {readonly kind: 'edit-source'; readonly position: Position}
	| {
			readonly kind: 'bring-up' | 'tear-down';
			readonly evaluation: Evaluation;
			readonly wishes?: BringupWishes;
	  }
	/** Calls somebody who looks at something else; and the end of that. */
	| {readonly kind: 'notify'; readonly text: string}
	| {readonly kind: 'clear-notice'}
	/** The answer to Ctrl-C. */
	| {readonly kind: 'stop-bringup'; readonly answer: 'keep' | 'destroy'}
	/** Nobody wants what was edited and not saved: now, or by an earlier dcmenu. */
	| {readonly kind: 'forget-edits'}
	| {readonly kind: 'forget-left-edits'}
	| {readonly kind: 'exit'; readonly exitStatus: number; readonly farewell: readonly string[]};

export type Action =
	| {readonly type: 'input'; readonly input: Input}
	/** A pure function of the state: what line mode does instead of keys. */
	| {readonly type: 'step'; readonly take: (state: AppState) => Step}
	/** The first frame is there: what it did not wait for can be found out. */
	| {readonly type: 'painted'}
	| {readonly type: 'resized'; readonly size: Size}
	| {readonly type: 'ticked'; readonly now: number}
	| {readonly type: 'capacity'; readonly capacity: CapacityState; readonly now: number}
	| {readonly type: 'running'; readonly running: RunningCost}
	| {
			readonly type: 'saved';
			readonly evaluation: Evaluation;
			readonly file: string;
			readonly report: SaveReport;
			readonly isQuitting: boolean;
	  }
	| {readonly type: 'looked-at-files'; readonly look: SaveLook; readonly disk: DiskNews}
	/** Somebody else wrote the file before it could be saved. */
	| {readonly type: 'disk-changed'; readonly isQuitting: boolean}
	/** A save would overwrite another file. */
	| {readonly type: 'file-there'; readonly save: Effect & {readonly kind: 'save'}}
	| {readonly type: 'diffed'; readonly lines: readonly string[]}
	| {readonly type: 'saved-defconfig'; readonly report: SaveReport}
	| {readonly type: 'loaded'; readonly from: string; readonly report: LoadReport}
	| {readonly type: 'defconfigs'; readonly entries: readonly DefconfigEntry[]}
	| {readonly type: 'catalogue-updated'; readonly report: CatalogueReport}
	| {readonly type: 'plans-found'; readonly ways: WaysState; readonly found: PlanSearch}
	| {readonly type: 'source-edited'; readonly tree: KconfigTree}
	| {readonly type: 'failed'; readonly lines: readonly string[]}
	| {readonly type: 'picked'; readonly entry: StrategyEntry}
	/** Leaves the picker and the program. */
	| {readonly type: 'picker-quit'}
	| BringupNews
	/** The terminal is gone. */
	| {readonly type: 'hung-up'};

/** The state after an action, and what is to be done. */
export type Step = {readonly state: AppState; readonly effects: readonly Effect[]};

export const step = (state: AppState, ...effects: readonly Effect[]): Step => ({state, effects});

export const placeOf = (state: AppState): Place => state.places.at(-1)!;

export const overlayOf = (state: AppState): Overlay | undefined => state.overlays.at(-1);

export const rowOfCursor = (state: AppState): MenuRow | undefined =>
	state.rows[placeOf(state).index];

/** Whether the list that is open is the table of instance types. */
export const isInstanceList = (state: AppState): boolean =>
	isInstanceChoice(state.evaluation, placeOf(state).node);

export const layoutFor = (state: AppState): Layout => {
	const isTable = isInstanceList(state);
	const layout = layoutOf(state.size, state.showHelp, undefined, isTable);
	const lines = state.rows.reduce((sum, row) => sum + rowHeight(row, layout), 0);
	return layoutOf(state.size, state.showHelp, lines, isTable);
};

export const say = (state: AppState, text: string, tone: Tone = 'plain'): AppState => ({
	...state,
	message: {text, tone},
});

export const openOverlay = (state: AppState, overlay: Overlay): AppState => ({
	...state,
	overlays: [...state.overlays, overlay],
});

export const closeOverlay = (state: AppState): AppState => ({
	...state,
	overlays: state.overlays.slice(0, -1),
});

/** Puts another state of the topmost overlay in its place. */
export const updateOverlay = (state: AppState, overlay: Overlay): AppState => ({
	...state,
	overlays: [...state.overlays.slice(0, -1), overlay],
});

export const updatePlace = (state: AppState, place: Place): AppState => ({
	...state,
	places: [...state.places.slice(0, -1), place],
});

/**
 * Lines that a row takes. A badge that has no room beside the row keeps its line while nothing is known yet; in the
 * table only the strategies' badges say more than their rows.
 */
export const rowHeight = (row: MenuRow | undefined, layout: Layout): number =>
	row === undefined ? 1 : (hasBadgeLine(row, layout) ? 2 : 1) + (row.isFirstType ? 1 : 0);

export const hasBadgeLine = (row: MenuRow, {badgesBelow, isTable}: Layout): boolean =>
	badgesBelow && row.target !== undefined && !row.isHidden && (!isTable || isStrategy(row));

const rowsOf = (state: AppState): readonly MenuRow[] => {
	const rows = menuRows(state.evaluation, placeOf(state).node, state);
	return isInstanceList(state)
		? arrangedRows(rows, state.instances, state.facts.request ?? {market: 'on-demand'})
		: rows;
};

/**
 * Whoever opens the list of instance types has it by the last answer; later answers do not move rows about. Whoever
 * jumps to a row that the view leaves out has all of them.
 */
const withBasis = (before: AppState | undefined, state: AppState): AppState => {
	const {node, cursor} = placeOf(state);
	const isIn = (rows: readonly MenuRow[]): boolean =>
		cursor === undefined || rows.some(row => row.node === cursor);
	const isThere = before !== undefined && placeOf(before).node === node && isIn(before.rows);
	if (isThere || !isInstanceList(state)) {
		return state;
	}

	const opened = {...state, instances: {...state.instances, basis: state.capacity}};
	return isIn(rowsOf(opened))
		? opened
		: {...opened, instances: {...wholeView, order: state.instances.order, basis: state.capacity}};
};

/** Makes rows, cursor and scroll position agree with everything else. */
export const settle = (before: AppState | undefined, changed: AppState): AppState => {
	const state = withBasis(before, changed);
	const place = placeOf(state);
	const isSame =
		before !== undefined &&
		before.evaluation === state.evaluation &&
		before.baseline === state.baseline &&
		before.showAll === state.showAll &&
		before.showNames === state.showNames &&
		before.unfolded === state.unfolded &&
		before.instances === state.instances &&
		placeOf(before).node === place.node;
	const rows = isSame ? before.rows : rowsOf(state);
	const found = rows.findIndex(row => row.node === place.cursor);
	const index = found === -1 ? Math.max(0, Math.min(place.index, rows.length - 1)) : found;
	const layout = layoutFor({...state, rows});
	const isOpened = before === undefined || placeOf(before).node !== place.node;
	const wanted = isFar(place.top, index, layout, isOpened)
		? index - Math.floor(layout.listHeight / 3)
		: place.top;
	const top = scrollTo(wanted, index, rows.length, layout.listHeight, at =>
		rowHeight(rows[at], layout),
	);
	const cursor = rows[index]?.node;
	const isStill = place.index === index && place.top === top && place.cursor === cursor;
	return isSame && isStill
		? {...state, rows}
		: updatePlace({...state, rows}, {...place, cursor, index, top});
};

/** A jump shows what stands around the row that it goes to; by a row or a page the list only moves as far as it must. */
const isFar = (top: number, index: number, {listHeight}: Layout, isOpened: boolean): boolean => {
	const slack = isOpened ? 0 : listHeight;
	return index < top - slack || index >= top + listHeight + slack;
};
