import {formatPrice} from '../../capacity/badges.ts';
import type {BilledMachine} from '../../bringup/events.ts';
import type {TierView} from './bringup-state.ts';

/** Milliseconds as `mm:ss`, from an hour on as `h:mm:ss`. */
export function clockTime(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	const two = (value: number): string => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
}

/** An amount that was spent, to the cent. */
export const money = (amount: number, currency: string): string =>
	`${currency === 'eur' ? '€' : '$'}${amount.toFixed(2)}`;

/** A price an hour. */
export const hourly = (pricePerHour: number, currency: string): string =>
	formatPrice({pricePerHour, currency});

/** "h100", "h100 and a100-80", "h100, a100-80 and l40s". */
export const enumerate = (names: readonly string[]): string =>
	names.length < 2
		? names.join('')
		: `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

/** The tiers that were looked at before one had something. */
export const passedOver = (tiers: readonly TierView[]): string[] =>
	tiers.flatMap(({tier, checks}) =>
		tier !== null && checks.length > 0 && !checks.some(({available}) => available) ? [tier] : [],
	);

/** What a machine that still bills is, in one line. */
export const billedLine = (machine: BilledMachine, currency: string): string =>
	[
		machine.hostname,
		machine.instance_type,
		machine.location,
		machine.ip ?? machine.status,
		hourly(machine.price_per_hour, currency),
		`since ${machine.created_at}`,
		machine.id,
	].join('  ');

/** The end of a path in at most `width` cells: it is what tells one log from another. */
export const cutStart = (text: string, width: number, mark: string): string =>
	text.length <= width ? text : mark + text.slice(text.length - Math.max(0, width - mark.length));

/** A text of several lines in one. */
export const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');

/** How long it may take, by how long it took; empty where nothing is known. */
export function usually(durations: readonly number[]): string {
	if (durations.length === 0) return '';
	const least = clockTime(Math.min(...durations));
	const most = clockTime(Math.max(...durations));
	return least === most ? least : `${least} to ${most}`;
}
