import {formatPrice, stockOf, targetBadge, type Badge} from '../../capacity/badges.ts';
import {toldSnapshot} from '../../capacity/snapshot.ts';
import {parseTarget} from '../../capacity/tiers.ts';
import type {Change} from '../../kconfig/edits.ts';
import type {AppState} from '../app-state.ts';
import {keptVolumesPrice} from '../instances/account-badges.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {cells, span, type Line, type Span} from '../drawing/line.ts';
import {badgeSpan} from '../menu/badge-line.ts';
import {badgeTarget} from '../menu/badge-target.ts';

/** What a change costs, as a badge, and the same in fewer and fewer words. */
export type ChangeCost = {readonly badge: Badge; readonly shorter: readonly string[]};

/**
 * What a change of the configuration costs an hour, as far as that is known: kept volumes more or less, and of the
 * instance type that is chosen what it would take now.
 */
export const changeCost = (
	state: AppState,
	{symbol, before, after}: Change,
): ChangeCost | undefined => {
	const kind = badgeTarget(symbol, state.evaluation)?.kind;
	if (kind === 'type') {
		return after === 'y' ? typeCost(state) : undefined;
	}

	const price = kind === 'kept-volumes' ? keptVolumesPrice(state) : undefined;
	if (price === undefined || (before === 'y') === (after === 'y')) {
		return undefined;
	}

	const text = `${after === 'y' ? '+' : '-'}${formatPrice(price)}`;
	return {badge: {mark: 'price', text, stale: false}, shorter: []};
};

const typeCost = ({facts, capacity, now}: AppState): ChangeCost | undefined => {
	const {request, machines} = facts;
	const snapshot = toldSnapshot(capacity);
	if (request === undefined || snapshot === undefined) {
		return undefined;
	}

	const each = (text: string): string => (machines === 1 ? text : `${text} each`);
	const badge = targetBadge(request.target, request, capacity, now);
	const {found} = stockOf(request.target, request, snapshot);
	const tier = parseTarget(request.target).kind === 'type' ? undefined : found?.tier;
	const shorter = found
		? [
				...(badge.short === undefined ? [] : [badge.short]),
				...(tier ? [`${tier} ${formatPrice(found)}`] : []),
				formatPrice(found),
			]
		: [];
	return {badge: {...badge, text: each(badge.text)}, shorter: shorter.map(each)};
};

/**
 * Changes with what they cost behind them, each in as many words as there is room for in `width`, right-aligned in one
 * column. Nothing is cut for it: where not even the price has room, it is left out.
 */
export const withCosts = (
	lines: readonly Line[],
	costs: readonly (ChangeCost | undefined)[],
	width: number,
	glyphs: Glyphs,
): readonly Line[] => {
	const used = lines.map(({spans}) => spans.reduce((sum, {text}) => sum + cells(text), 0));
	const shown = costs.map(
		(cost, index) => cost && costSpan(cost, width - used[index]! - 2, glyphs),
	);
	const ends = shown.map((cost, index) => (cost ? used[index]! + 2 + cells(cost.text) : 0));
	const end = Math.max(...ends, Math.min(width, Math.max(...used)));
	return lines.map((line, index) => {
		const cost = shown[index];
		const gap = cost ? ' '.repeat(end - used[index]! - cells(cost.text)) : '';
		return cost ? {spans: [...line.spans, span(gap), cost]} : line;
	});
};

const costSpan = ({badge, shorter}: ChangeCost, room: number, glyphs: Glyphs): Span | undefined =>
	[badge.text, ...shorter]
		.map(text => badgeSpan({...badge, text}, Number.POSITIVE_INFINITY, glyphs))
		.find(({text}) => cells(text) <= room);
