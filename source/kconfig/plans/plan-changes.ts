import type {Change} from '../edits.ts';
import {isLogical} from '../symbols.ts';

const order = ['n', 'm', 'y'];

/** Whether an option that was on is off now, or less far on. */
export const isTurnedOff = ({symbol, before, after}: Change): boolean =>
	isLogical(symbol) && order.indexOf(after ?? 'n') < order.indexOf(before ?? 'n');

/** Whether an option that was off is on now, or further on. */
export const isTurnedOn = ({symbol, before, after}: Change): boolean =>
	isLogical(symbol) && order.indexOf(after ?? 'n') > order.indexOf(before ?? 'n');

/** Whether a text or number that was written is another one now; what is only no longer written is lost to nobody. */
export const isAltered = ({symbol, before, after}: Change): boolean =>
	!isLogical(symbol) && before !== undefined && after !== undefined;

/** How much somebody might miss. */
export const lostBy = (changes: readonly Change[]): number =>
	changes.filter(change => isTurnedOff(change) || isAltered(change)).length;
