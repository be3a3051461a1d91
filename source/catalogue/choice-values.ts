import type {Expression} from '../kconfig/expressions.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';

/** A member of a choice, and what a text becomes with it: a constant, or the symbol whose value it takes. */
export type ChoiceValue = {readonly member: KconfigSymbol; readonly value: KconfigSymbol};

/**
 * What the members of a choice make of a text such as TERRAFORM_DATACRUNCH_INSTANCE_TYPE, by its own defaults: which
 * member stands for which value is written there, and nowhere else.
 */
export const choiceValues = (text: KconfigSymbol | undefined): readonly ChoiceValue[] =>
	(text?.defaults ?? []).flatMap(({value, condition}) => {
		const member = memberIn(condition);
		return member !== undefined && value.kind === 'symbol' ? [{member, value: value.symbol}] : [];
	});

/** The choice member that a default's own `if` asks for; the conditions around it stand left of it. */
function memberIn(condition: Expression | undefined): KconfigSymbol | undefined {
	switch (condition?.kind) {
		case 'symbol':
			return condition.symbol.choice && condition.symbol;
		case 'and':
			return memberIn(condition.right) ?? memberIn(condition.left);
		case 'or':
		case 'not':
		case 'compare':
		case undefined:
			return undefined;
	}
}
