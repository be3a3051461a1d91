import {targetBadge} from '../../capacity/badges.ts';
import type {SelectionRequest} from '../../capacity/select.ts';
import type {CapacityState} from '../../capacity/snapshot.ts';
import {symbolForm, tiersFrom, type Tier} from '../../capacity/tiers.ts';
import {describeRequest} from './wait-state.ts';
import {badgeSpan} from '../menu/badge-line.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {cells, fit, line, pad, span, type Line, type Span} from '../drawing/line.ts';
import type {DefconfigEntry} from '../services.ts';

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
	/** What it asks for by itself; undefined: what is configured. */
	readonly request?: SelectionRequest | undefined;
	/** What picking it means, for the lines below the list. */
	readonly about: string;
	readonly entry: StrategyEntry | 'defconfigs';
};

const fallback = (from: Tier, text: string): StrategyRow => ({
	...choice(`${symbolForm(from)}_OR_LESS`, `fallback   ${text}`),
	about: `The first of these that has a machine when it is brought up: ${tiersFrom(from, false).join(', ')}.`,
});

const choice = (target: string, text: string): Omit<StrategyRow, 'about'> => ({
	id: target,
	text,
	target,
	entry: {kind: 'strategy', symbol: `TERRAFORM_DATACRUNCH_INSTANCE_TYPE_${target}`, target},
});

/** The ways to choose a machine; the first one is the recommended one. */
export const strategyRows: readonly StrategyRow[] = [
	fallback('h100', 'H100 or less (recommended)'),
	{
		...choice('ANY_1H100', 'wildcard   any single H100'),
		about:
			'Whichever variant with one H100 can be had, and nothing else: for results that have to come from an H100.',
	},
	fallback('b300', 'B300 or less'),
	fallback('b200', 'B200 or less'),
	fallback('a100-80', 'A100 80 GB or less'),
	fallback('a100-40', 'A100 40 GB or less'),
	{
		id: 'explicit',
		text: 'explicit   one instance type, from the list in the menu',
		target: undefined,
		about: 'That type or nothing: from one to eight GPUs, with the stock and the price of each.',
		entry: {kind: 'explicit'},
	},
	{
		id: 'defconfigs',
		text: 'defconfig  a ready-made configuration',
		target: undefined,
		about: "The project's own and those that come with dcmenu, with what each would take now.",
		entry: 'defconfigs',
	},
	{
		id: 'menu',
		text: 'menu       everything at its default',
		target: undefined,
		about: 'Every option can be looked at and changed before anything is written.',
		entry: {kind: 'menu'},
	},
];

/** What was said of a defconfig, what it asks for, and whose it is. */
const aboutDefconfig = ({
	request,
	comment,
	from,
}: Pick<DefconfigEntry, 'request' | 'comment'> & {readonly from: string}): string =>
	[
		comment,
		request === undefined
			? `no machine, from ${from}`
			: `${request.target}, ${describeRequest(request)}, from ${from}`,
	]
		.filter(text => text !== '')
		.join(' - ');

/** The project's defconfigs and the shipped ones, in the order given. */
export const defconfigRows = (entries: readonly DefconfigEntry[]): StrategyRow[] =>
	entries.map(({name, origin, file, request, comment}) => ({
		id: `${origin} ${name}`,
		text: origin === 'project' ? `${name}  (yours)` : name,
		target: request?.target,
		request,
		about: aboutDefconfig({request, comment, from: origin === 'project' ? file : 'dcmenu'}),
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

/**
 * A row with its badge: right-aligned, or (in less than 69 cells) indented on a line of its own. Its height never
 * changes.
 */
export function rowLines(row: StrategyRow, width: number, look: BadgeLook): readonly Line[] {
	const {cut} = look.glyphs;
	if (isTall(width)) {
		const badge = badgeOf(row, width - 4, look);
		return [line(fit(row.text, width, cut)), {spans: [span('    '), ...badge]}];
	}

	const badge = badgeOf(row, width, look);
	const used = badge.reduce((sum, {text}) => sum + cells(text) + 1, 0);
	return [
		{spans: [span(pad(row.text, width - used, cut)), ...badge.flatMap(part => [span(' '), part])]},
	];
}

/** Whether a row takes two lines. */
export const isTall = (width: number): boolean => width < 69;

/** Nothing where there is nothing to tell. */
function badgeOf({target, request}: StrategyRow, width: number, look: BadgeLook): readonly Span[] {
	if (target === undefined) return [];
	const badge = targetBadge(target, request ?? look.wish, look.capacity, look.now);
	return [badgeSpan(badge, width, look.glyphs)];
}
