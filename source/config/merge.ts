import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';

/** What one file sets. */
export type Fragment = {
	readonly file: string;
	readonly userValues: ReadonlyMap<KconfigSymbol, string>;
};

/** A fragment sets a symbol otherwise than a file before it did. */
export type Redefinition = {
	readonly symbol: KconfigSymbol;
	readonly before: string;
	readonly after: string;
	readonly file: string;
};

export type Merged = {
	/** Everything that was set: of a symbol what the last file says, and later files go before earlier ones. */
	readonly userValues: Map<KconfigSymbol, string>;
	/** What ought to come out: without the members of choices that a later file chose another member of. */
	readonly requested: Map<KconfigSymbol, string>;
	readonly redefinitions: Redefinition[];
};

/** Lays configurations over each other, in order. */
export function mergeFragments(fragments: readonly Fragment[]): Merged {
	const userValues = new Map<KconfigSymbol, string>();
	const requested = new Map<KconfigSymbol, string>();
	const redefinitions: Redefinition[] = [];
	for (const {file, userValues: values} of fragments) {
		for (const [symbol, after] of values) {
			const before = userValues.get(symbol);
			if (before !== undefined && before !== after)
				redefinitions.push({symbol, before, after, file});
			userValues.delete(symbol);
			userValues.set(symbol, after);
			if (after === 'y')
				for (const member of symbol.choice?.members ?? []) requested.delete(member);
			requested.set(symbol, after);
		}
	}

	return {userValues, requested, redefinitions};
}

/** A setting that was asked for and did not come about; `actual` is undefined where `.config` has no line for it. */
export type Unmet = {
	readonly symbol: KconfigSymbol;
	readonly requested: string;
	readonly actual: string | undefined;
};

/** A request for n is met by a symbol that is not there at all. */
export function findUnmet(
	evaluation: Evaluation,
	requested: ReadonlyMap<KconfigSymbol, string>,
): Unmet[] {
	return [...requested]
		.map(([symbol, value]) => ({
			symbol,
			requested: value,
			actual: evaluation.isWritten(symbol) ? evaluation.text(symbol) : undefined,
		}))
		.filter(({requested, actual}) => requested !== (actual ?? 'n'));
}
