import type {Change} from './edits.ts';

const order = ['n', 'm', 'y'];

/** Whether an option that was on is off now, or less far on. */
export const isTurnedOff = ({symbol, before, after}: Change): boolean =>
	(symbol.type === 'bool' || symbol.type === 'tristate') &&
	order.indexOf(after ?? 'n') < order.indexOf(before ?? 'n');

/** Whether a text or number that was written is another one now; what is only no longer written is lost to nobody. */
export const isAltered = ({symbol, before, after}: Change): boolean =>
	symbol.type !== 'bool' &&
	symbol.type !== 'tristate' &&
	before !== undefined &&
	after !== undefined;

/** How much somebody might miss. */
export const lostBy = (changes: readonly Change[]): number =>
	changes.filter(change => isTurnedOff(change) || isAltered(change)).length;
