import type {KconfigSymbol} from './symbols.ts';

/**
 * A dependency or condition. `undefined` in its place means "always y", as an absent `if` does.
 *
 * Equal expressions of one tree are one object, and `id` is dense from 0 with operands before what is made of them:
 * an index for arrays of values.
 */
export type Expression = {readonly id: number} & (
	| {readonly kind: 'symbol'; readonly symbol: KconfigSymbol}
	| {readonly kind: 'not'; readonly operand: Expression}
	| {readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression}
	| {
			readonly kind: 'compare';
			readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
			readonly left: KconfigSymbol;
			readonly right: KconfigSymbol;
	  }
);
