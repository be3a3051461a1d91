import {targetBadge} from '../capacity/badges.ts';
import type {SelectionRequest} from '../capacity/select.ts';
import type {CapacityState} from '../capacity/snapshot.ts';
import {badgeSpan} from './badge-line.ts';
import type {Glyphs} from './glyphs.ts';
import {fit, spread} from './line.ts';
import type {DefconfigEntry} from './services.ts';

/** What a new project can start from. */
export type StrategyEntry =
	/** A member of the instance type choice, by its symbol's name without `CONFIG_`. */
	| {readonly kind: 'strategy'; readonly symbol: string; readonly target: string}
	/** The instance type choice of the menu is opened. */
	| {readonly kind: 'explicit'}
	| {readonly kind: 'defconfig'; readonly name: string}
	/** The menu with the defaults. */
	| {readonly kind: 'menu'};

/** A row of a list: its text, what its badge is about, and what picking it means. */
export type StrategyRow = {
	/** Does not change with the badge. */
	readonly id: string;
	readonly text: string;
	/** A selection target; undefined: there is nothing to tell. */
	readonly target: string | undefined;
	readonly entry: StrategyEntry | 'defconfigs';
};

const strategies: readonly (readonly [target: string, text: string])[] = [
	['H100_OR_LESS', 'fallback   H100 or less (recommended)'],
	['ANY_1H100', 'wildcard   any single H100'],
	['B300_OR_LESS', 'fallback   B300 or less'],
	['B200_OR_LESS', 'fallback   B200 or less'],
	['A100_80_OR_LESS', 'fallback   A100 80 GB or less'],
	['A100_40_OR_LESS', 'fallback   A100 40 GB or less'],
];

/** The ways to choose a machine; the first one is the recommended one. */
export const strategyRows: readonly StrategyRow[] = [
	...strategies.map(([target, text]) => ({
		id: target,
		text,
		target,
		entry: {
			kind: 'strategy' as const,
			symbol: `TERRAFORM_DATACRUNCH_INSTANCE_TYPE_${target}`,
			target,
		},
	})),
	{
		id: 'explicit',
		text: 'explicit   one instance type, from the list in the menu',
		target: undefined,
		entry: {kind: 'explicit'},
	},
	{
		id: 'defconfigs',
		text: 'defconfig  a ready-made configuration',
		target: undefined,
		entry: 'defconfigs',
	},
	{
		id: 'menu',
		text: 'menu       everything at its default',
		target: undefined,
		entry: {kind: 'menu'},
	},
];

/** The project's defconfigs and the shipped ones, in the order given. */
export const defconfigRows = (entries: readonly DefconfigEntry[]): StrategyRow[] =>
	entries.map(({name, origin, target}) => ({
		id: `${origin} ${name}`,
		text: origin === 'project' ? `${name}  (this project's)` : name,
		target,
		entry: {kind: 'defconfig', name},
	}));

/** What a list's badges depend on. */
export type BadgeLook = {
	readonly wish: Omit<SelectionRequest, 'target'>;
	readonly capacity: CapacityState;
	/** Milliseconds since the epoch. */
	readonly now: number;
	readonly glyphs: Glyphs;
};

/** A row with its badge: right-aligned, or (below 70 cells) indented on a line of its own. Its height never changes. */
export function rowLabel(row: StrategyRow, width: number, look: BadgeLook): string {
	const {cut} = look.glyphs;
	return isTall(width)
		? `${fit(row.text, width, cut)}\n    ${badgeText(row, width - 4, look)}`
		: spread(row.text, badgeText(row, width, look), width, cut);
}

/** Whether a row takes two lines. */
export const isTall = (width: number): boolean => width < 68;

function badgeText(row: StrategyRow, width: number, look: BadgeLook): string {
	if (row.target === undefined) return '';
	const badge = targetBadge(row.target, look.wish, look.capacity, look.now);
	return badgeSpan(badge, width, look.glyphs).text;
}
