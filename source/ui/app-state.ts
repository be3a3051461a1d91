import type {Candidate, SelectionRequest} from '../capacity/select.ts';
import type {LastSeen} from '../capacity/last-seen.ts';
import type {CapacityState} from '../capacity/snapshot.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {MenuNode} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {BadgeTarget} from './menu/badge-target.ts';
import type {SessionState} from './bringup/bringup-session.ts';
import type {MergeState} from './save/merge-state.ts';
import type {NameState} from './dialogs/name-state.ts';
import type {FieldState} from './dialogs/field-state.ts';
import type {FindState} from './search/find-state.ts';
import type {Glyphs} from './drawing/glyphs.ts';
import type {KeyProfile} from './keys/key-profiles.ts';
import {isStrategy} from './instances/instance-rows.ts';
import {isInstanceChoice, type InstanceView} from './instances/instance-view.ts';
import {layoutOf, type Layout, type Size} from './drawing/layout.ts';
import type {Tone} from './drawing/line.ts';
import type {LoadState} from './save/load-state.ts';
import type {MenuRow} from './menu/menu-rows.ts';
import type {PageState} from './pages/page-state.ts';
import type {PickerState} from './instances/picker-state.ts';
import type {PriceState} from './dialogs/price-state.ts';
import type {RestoreState} from './save/restore-state.ts';
import type {QuestionState} from './dialogs/question-state.ts';
import type {SaveState} from './save/save-state.ts';
import type {SearchState} from './search/search-state.ts';
import type {Effect} from './app-effects.ts';
import type {ValueSource} from './pages/value-source.ts';
import type {Wait} from './instances/wait-state.ts';

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
	| PickerState
	/** Waits for the letter to jump to. */
	| {readonly kind: 'letter'}
	/** What is waited for, which goes on without it. */
	| {readonly kind: 'wait'}
	/** Asks whether to spend money. */
	| {readonly kind: 'confirm'}
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
	/** Where the account's key came from, if that is not the file that the configuration names. */
	readonly credentialsElsewhere: string | undefined;
	/** How many machines a bring-up makes. */
	readonly machines: number;
};

/** What of this project bills now: machines with their volumes, and kept volumes. */
export type RunningCost = {
	readonly machines: number;
	readonly pricePerHour: number;
	readonly currency: string;
	/** When the first of the machines was made: `14:02`, with the day where that was not today. */
	readonly since: string | undefined;
	readonly spent: number;
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
	readonly showsPromptless: boolean;
	readonly showNames: boolean;
	readonly showHelp: boolean;
	readonly message: Message | undefined;
	/** What could not be set last: who asks about it wants to know how it could. */
	readonly refusal: Refusal | undefined;
	/** Where a save goes. */
	readonly file: string;
	/** The project's own, whatever is edited here: a bring-up writes it, and make and whoever takes down machines read it. */
	readonly projectFile: string;
	readonly facts: Facts;
	readonly capacity: CapacityState;
	readonly lastSeen: LastSeen;
	/** How the list of instance types is looked at, whenever it is open. */
	readonly instances: InstanceView;
	/** Counts up when somebody wants a newer answer than the next poll's. */
	readonly refreshes: number;
	/** Somebody wants no newer answers for now. */
	readonly isPaused: boolean;
	/** The terminal's window is looked at, as far as it tells. */
	readonly isFocused: boolean;
	readonly running: RunningCost | undefined;
	/** What is brought up or taken down, or was last and has not been put away. */
	readonly bringup: SessionState | undefined;
	/** What is waited for, until somebody has seen that it came. */
	readonly wait: Wait | undefined;
	/** Milliseconds since the epoch, for ages. */
	readonly now: number;
	readonly size: Size;
	/** Nothing is drawn: what happens is told line by line. */
	readonly isTold: boolean;
	readonly accountLabel: string;
	readonly glyphs: Glyphs;
	/** Printed after the screens are left. */
	readonly farewell: readonly string[];
};

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

export const hasBadgeLine = (
	row: MenuRow,
	{badgesBelow, isTable, detailsWidth}: Layout,
): boolean => {
	if (row.target === undefined || row.isHidden) {
		return false;
	}

	// Beside the details there is no room for what a machine is chosen by and for what that would give.
	const isLong = detailsWidth > 0 && longBadges.has(row.target.kind);
	return (badgesBelow || isLong) && (!isTable || isStrategy(row));
};

/** Those that name a machine, a place and a price. */
const longBadges: ReadonlySet<BadgeTarget['kind']> = new Set(['type', 'newer-tiers']);
