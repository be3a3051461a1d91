import type {Report} from './diagnostics.ts';
import {
	type DraftNode,
	type DraftProperty,
	type DraftSymbol,
	propertiesOf,
} from './plans/drafts.ts';
import {isValidText} from './numbers.ts';
import {isLogical, type KconfigSymbol} from './symbols.ts';

const isNumeric = (symbol: KconfigSymbol | DraftSymbol): boolean =>
	symbol.type === 'int' || symbol.type === 'hex';

/** Whether `value` can be a number of `symbol`'s kind: C's `menu_validate_number`. */
const isNumber = (symbol: DraftSymbol, value: KconfigSymbol): boolean =>
	isNumeric(value) || (value.type === 'unknown' && isValidText(symbol.type, value.name ?? ''));

/** Warns of properties that make no sense together: C's `sym_check_prop`. */
export const checkProperties = (symbol: DraftSymbol, node: DraftNode, report: Report): void => {
	if (symbol.type === 'unknown') {
		report({
			severity: 'warning',
			code: 'no-type',
			message: 'config symbol defined without type',
			position: node.position,
		});
	}
	for (const property of propertiesOf(symbol)) {
		for (const message of problemsOf(symbol, property)) {
			const {position} = property.property;
			report({severity: 'warning', code: 'property', message, position});
		}
	}
};

const problemsOf = (symbol: DraftSymbol, {kind, property}: DraftProperty): readonly string[] => {
	switch (kind) {
		case 'prompt':
			return [];
		case 'default': {
			const {value} = property;
			if (value.kind !== 'symbol') {
				return symbol.type === 'string' || isNumeric(symbol)
					? [`default for config symbol '${symbol.name}' must be a single symbol`]
					: [];
			}
			const problems: string[] = [];
			if (isNumeric(symbol) && !isNumber(symbol, value.symbol)) {
				problems.push(`'${symbol.name}': number is invalid`);
			}
			if (symbol.isChoice && value.symbol.choice !== symbol) {
				problems.push(
					`choice default symbol '${value.symbol.name}' is not contained in the choice`,
				);
			}
			return problems;
		}
		case 'select':
		case 'imply': {
			const target = property.symbol;
			if (!isLogical(symbol)) {
				return [`config symbol '${symbol.name}' uses ${kind}, but is not bool or tristate`];
			}
			return target.type !== 'unknown' && !isLogical(target)
				? [
						`'${target.name}' has wrong type. '${kind}' only accept arguments of bool and tristate type`,
					]
				: [];
		}
		case 'range': {
			const problems: string[] = [];
			if (!isNumeric(symbol)) problems.push('range is only allowed for int or hex symbols');
			if (!isNumber(symbol, property.low) || !isNumber(symbol, property.high)) {
				problems.push('range is invalid');
			}
			return problems;
		}
	}
};

/** Refuses a member of a choice that has a default, or a prompt elsewhere: C's `choice_check_sanity`. */
export const checkChoiceMember = (node: DraftNode, report: Report): void => {
	for (const owner of node.symbol?.nodes ?? []) {
		const isElsewhere = owner !== node && owner.parent !== node.parent;
		for (const {kind, property} of owner.properties) {
			const {position} = property;
			if (kind === 'default') {
				const message = 'defaults for choice values not supported';
				report({severity: 'error', code: 'choice-default', message, position});
			} else if (kind === 'prompt' && isElsewhere) {
				const message = 'choice value has a prompt outside its choice group';
				report({severity: 'error', code: 'choice-prompt', message, position});
			}
		}
	}
};
