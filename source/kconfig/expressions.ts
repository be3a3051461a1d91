import type {KconfigSymbol} from './symbols.ts';

/** A dependency or condition. `undefined` in its place means "always y", as an absent `if` does. */
export type Expression =
	| {readonly kind: 'symbol'; readonly symbol: KconfigSymbol}
	| {readonly kind: 'not'; readonly operand: Expression}
	| {readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression}
	| {
			readonly kind: 'compare';
			readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
			readonly left: KconfigSymbol;
			readonly right: KconfigSymbol;
	  };
