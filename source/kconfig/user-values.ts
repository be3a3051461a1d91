import type {KconfigSymbol} from './symbols.ts';

/** What a user set, as text, in the order of setting. */
export type UserValues = ReadonlyMap<KconfigSymbol, string>;

/** A symbol and its new value, or undefined to forget it. */
export type ValueEdit = readonly [symbol: KconfigSymbol, value: string | undefined];

/** So many edits are kept beside a map before it is copied: copying 10,000 values takes longer than what an edit does. */
const maximumEdits = 64;

/** The values after some edits; what is set goes to the end. The values given stay as they are. */
export const editValues = (values: UserValues, edits: readonly ValueEdit[]): UserValues => {
	const [base, earlier] =
		values instanceof EditedValues ? [values.base, [...values.edits]] : [values, []];
	const later = new Map<KconfigSymbol, string | undefined>(earlier);
	for (const [symbol, value] of edits) {
		later.delete(symbol);
		later.set(symbol, value);
	}
	const edited = new EditedValues(base, later);
	return later.size > maximumEdits ? new Map(edited) : edited;
};

/**
 * What has to be edited to come from one set of values to another, in the order in which it was set. Of values that were
 * edited from the same ones, as most are, only the edits are looked at.
 */
export const editsBetween = (before: UserValues, after: UserValues): readonly ValueEdit[] => {
	const edits: ValueEdit[] = [];
	for (const symbol of candidatesBetween(before, after)) {
		const value = after.get(symbol);
		if (before.get(symbol) !== value) edits.push([symbol, value]);
	}
	return edits;
};

/** All symbols whose value may differ; those that are gone come first. */
const candidatesBetween = (before: UserValues, after: UserValues): Iterable<KconfigSymbol> => {
	if (before === after) return [];
	const [one, other] = [editedFrom(before), editedFrom(after)];
	return one.base === other.base
		? new Set([...one.edited.keys(), ...other.edited.keys()])
		: new Set([...[...before.keys()].filter(symbol => !after.has(symbol)), ...after.keys()]);
};

const editedFrom = (
	values: UserValues,
): {readonly base: UserValues; readonly edited: ReadonlyMap<KconfigSymbol, unknown>} =>
	values instanceof EditedValues
		? {base: values.base, edited: values.edits}
		: {base: values, edited: new Map()};

/** A map and what became of some of its entries since. */
class EditedValues implements ReadonlyMap<KconfigSymbol, string> {
	readonly base: UserValues;
	/** Undefined where there is no value any more. */
	readonly edits: ReadonlyMap<KconfigSymbol, string | undefined>;
	readonly size: number;

	constructor(base: UserValues, edits: ReadonlyMap<KconfigSymbol, string | undefined>) {
		this.base = base;
		this.edits = edits;
		let size = base.size;
		for (const [symbol, value] of edits) {
			size += Number(value !== undefined) - Number(base.has(symbol));
		}
		this.size = size;
	}

	get(symbol: KconfigSymbol): string | undefined {
		return this.edits.has(symbol) ? this.edits.get(symbol) : this.base.get(symbol);
	}

	has(symbol: KconfigSymbol): boolean {
		return this.get(symbol) !== undefined;
	}

	*entries(): Generator<[KconfigSymbol, string], undefined> {
		for (const entry of this.base) if (!this.edits.has(entry[0])) yield entry;
		for (const [symbol, value] of this.edits) if (value !== undefined) yield [symbol, value];
	}

	*keys(): Generator<KconfigSymbol, undefined> {
		for (const [symbol] of this.entries()) yield symbol;
	}

	*values(): Generator<string, undefined> {
		for (const [, value] of this.entries()) yield value;
	}

	[Symbol.iterator](): Generator<[KconfigSymbol, string], undefined> {
		return this.entries();
	}

	forEach(callback: (value: string, symbol: KconfigSymbol, map: UserValues) => void): void {
		for (const [symbol, value] of this) callback(value, symbol, this);
	}
}
