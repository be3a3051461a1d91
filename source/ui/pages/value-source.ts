import type {Evaluation} from '../../kconfig/evaluation.ts';
import type {KconfigTree} from '../../kconfig/menu-tree.ts';
import type {SetBy} from '../../kconfig/origin.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {HistoryEntry} from '../app-state.ts';

/** Where what is set comes from, if it was not set by hand. */
export type ValueSource =
	| {
			readonly kind: 'file';
			/** `.config` or a defconfig, as a person names it. */
			readonly name: string;
			/** What it sets, and in which line. */
			readonly userValues: Evaluation['userValues'];
			readonly lines: ReadonlyMap<KconfigSymbol, number>;
	  }
	/** Several options at once: a plan, what was restored or merged. */
	| {readonly kind: 'step'; readonly text: string};

type History = {
	readonly evaluation: Evaluation;
	readonly past: readonly HistoryEntry[];
	/** What the first evaluation of the history was read from. */
	readonly source: ValueSource | undefined;
};

/**
 * Says who set a symbol's value, unless it was the user by hand: the line of the file that was loaded last, if that says
 * the same, else the last step that made the value another.
 */
export const setByIn = (history: History): SetBy => {
	const {evaluation, past, source} = history;
	const file = past.findLast(entry => entry.source?.kind === 'file')?.source ?? source;
	return symbol => {
		const value = evaluation.userValues.get(symbol);
		if (file?.kind === 'file' && file.userValues.get(symbol) === value) {
			const line = file.lines.get(symbol);
			return `set in ${file.name}${line === undefined ? '' : `:${line}`}`;
		}

		const last = past.findLast(entry => entry.evaluation.userValues.get(symbol) !== value);
		return last?.source?.kind === 'step' ? last.source.text : undefined;
	};
};

/** The same file for a tree that was read anew, whose symbols are others. */
export const sourceIn = (
	source: ValueSource | undefined,
	tree: KconfigTree,
): ValueSource | undefined => {
	if (source?.kind !== 'file') {
		return source;
	}

	const carried = <Value>(values: ReadonlyMap<KconfigSymbol, Value>): Map<KconfigSymbol, Value> =>
		new Map(
			[...values].flatMap(([{name = ''}, value]) => {
				const symbol = tree.symbols.get(name);
				return symbol ? [[symbol, value] as const] : [];
			}),
		);
	return {...source, userValues: carried(source.userValues), lines: carried(source.lines)};
};
