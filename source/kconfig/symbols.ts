import type {Expression} from './expressions.ts';
import type {MenuNode, Prompt} from './menu-tree.ts';
import type {Position} from './source-text.ts';

export type SymbolType = 'unknown' | 'bool' | 'tristate' | 'int' | 'hex' | 'string';

/** `default VALUE if CONDITION`, in the order of the definitions. */
export type DefaultProperty = {
	readonly value: Expression;
	readonly condition: Expression | undefined;
	readonly position: Position;
};

/** `select SYMBOL if CONDITION`, and the same for `imply`. */
export type SelectProperty = {
	readonly symbol: KconfigSymbol;
	readonly condition: Expression | undefined;
	readonly position: Position;
};

/** `range LOW HIGH if CONDITION`. */
export type RangeProperty = {
	readonly low: KconfigSymbol;
	readonly high: KconfigSymbol;
	readonly condition: Expression | undefined;
	readonly position: Position;
};

/** A symbol, a constant, or (without a name, with members) a choice: one type for all of them, as in C. */
export type KconfigSymbol = {
	/** Dense, from 0, in the order of creation: an index for arrays of values. */
	readonly id: number;
	/** Undefined for a choice. For a constant, its text. */
	readonly name: string | undefined;
	readonly type: SymbolType;
	readonly isConstant: boolean;
	readonly isChoice: boolean;
	/** Where it is defined, in the order of the files. Empty for a constant and for an undefined symbol. */
	readonly nodes: readonly MenuNode[];
	/** All prompts, also one that a later prompt of the same definition replaced: it still counts for visibility. */
	readonly prompts: readonly Prompt[];
	readonly defaults: readonly DefaultProperty[];
	readonly selects: readonly SelectProperty[];
	readonly implies: readonly SelectProperty[];
	readonly ranges: readonly RangeProperty[];
	/** All `depends on` of all definitions, joined by `or`; as in C, a definition without any does not count, nor do choice members. */
	readonly directDependency: Expression | undefined;
	/** Who selects it: an `or` of (selector && condition); undefined when nobody does. */
	readonly reverseDependency: Expression | undefined;
	/** Who implies it. */
	readonly impliedDependency: Expression | undefined;
	/** Has `output yaml` in some definition (kdevops' dialect). */
	readonly outputYaml: boolean;
	/** The choice this symbol is a member of. */
	readonly choice: KconfigSymbol | undefined;
	/** Of a choice: its members in the order of the files. */
	readonly members: readonly KconfigSymbol[];
};

/** Whether its value is n, m or y. */
export const isLogical = ({type}: Pick<KconfigSymbol, 'type'>): boolean =>
	type === 'bool' || type === 'tristate';

/** Whether there is anything that could give it another value. */
export const canVary = ({isConstant, isChoice, nodes}: KconfigSymbol): boolean =>
	!isConstant && !isChoice && nodes.length > 0;
