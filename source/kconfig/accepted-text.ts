import type {Evaluation} from './evaluation.ts';
import {isValidText, leadingNumber} from './numbers.ts';
import type {KconfigSymbol} from './symbols.ts';
import {no} from './tristate.ts';

/**
 * Whether a string, int or hex takes this text now: C's `sym_string_within_range`. A bound that is an int or hex itself
 * is read as that, whatever the symbol is.
 */
export const acceptsText = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	text: string,
): boolean => {
	const {type} = symbol;
	if (!isValidText(type, text)) return false;
	if (type !== 'int' && type !== 'hex') return true;
	const range = symbol.ranges.find(({condition}) => evaluation.condition(condition) !== no);
	if (range === undefined) return true;
	const value = leadingNumber(text, baseOf(type));
	const boundOf = (bound: KconfigSymbol): bigint => {
		const isNumber = bound.type === 'int' || bound.type === 'hex';
		return leadingNumber(evaluation.text(bound), baseOf(isNumber ? bound.type : type));
	};
	return value >= boundOf(range.low) && value <= boundOf(range.high);
};

const baseOf = (type: 'int' | 'hex'): 10 | 16 => (type === 'hex' ? 16 : 10);
