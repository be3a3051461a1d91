import {formatAmount, targetBadge} from '../../capacity/badges.ts';
import {sinceSeen} from '../../capacity/last-seen.ts';
import {isInstanceList, type AppState} from '../app-state.ts';
import {ageText} from '../instances/capacity-age.ts';
import {figuresOf, isStrategy} from '../instances/instance-rows.ts';
import {lastSnapshot, wishOf} from '../instances/instance-view.ts';
import type {MenuRow} from '../menu/menu-rows.ts';
import {badgeSentence} from './capacity-sentence.ts';

/** Whether a row of the table of instance types is a type, which has columns of its own. */
export const isTypeRow = (state: AppState, row: MenuRow): boolean =>
	isInstanceList(state) && row.target?.kind === 'type' && !isStrategy(row);

/** What stands in its columns: the type, its GPU and memory, and what it costs. */
export const typeSentences = ({capacity}: AppState, row: MenuRow): readonly string[] => {
	const {gpu, vramGigabytes, pricePerHour, spotPricePerHour, currency} = figuresOf(
		row,
		lastSnapshot(capacity),
	);
	const price = (amount: number): string =>
		`${formatAmount({pricePerHour: amount, currency})} an hour`;
	const machine = [
		...(gpu === undefined ? [] : [gpu.replace(/^(\d+)x /, '$1 ')]),
		...(vramGigabytes === undefined ? [] : [`${vramGigabytes} gigabytes`]),
	].join(', ');
	const costs = [
		...(pricePerHour === undefined ? [] : [price(pricePerHour)]),
		...(spotPricePerHour === undefined ? [] : [`as spot ${price(spotPricePerHour)}`]),
	].join(', ');
	return [row.target?.value ?? '', machine, costs].filter(text => text !== '');
};

/** As the list is narrowed: what can be had of a type, without its price, which is told already; or of a strategy. */
export const listStockSentences = (state: AppState, row: MenuRow): readonly string[] => {
	const {facts, instances, capacity, lastSeen, now} = state;
	const name = row.target?.value ?? '';
	if (facts.request === undefined) return [];
	const badge = targetBadge(name, wishOf(facts.request, instances), capacity, now);
	if (!isTypeRow(state, row)) return [badgeSentence(badge)];
	const isDear = badge.text.startsWith('only for');
	const places = badge.text.replace(/,? ?[$€].*$/, '');
	const text = isDear ? badge.text : /^[A-Z]/.test(places) ? places.replaceAll(' ', ', ') : places;
	const since = badge.mark === 'none' ? sinceSeen(lastSeen, name, now) : undefined;
	return [
		badgeSentence({...badge, text}),
		...(since === undefined ? [] : [`Could last be had ${ageText(since)}`]),
	];
};
