import type {KconfigTree} from './menu-tree.ts';
import {isLogical, type KconfigSymbol} from './symbols.ts';

/** By symbol, the place of its text; strings and numbers alone have one, a few in a hundred. */
const textPlaces = new WeakMap<KconfigTree, Int32Array>();

const hasText = (symbol: KconfigSymbol): boolean =>
	!symbol.isConstant && symbol.type !== 'unknown' && !isLogical(symbol);

const textPlacesIn = (tree: KconfigTree): Int32Array => {
	let places = textPlaces.get(tree);
	if (places === undefined) {
		let count = 0;
		places = Int32Array.from(tree.allSymbols, symbol => (hasText(symbol) ? count++ : -1));
		textPlaces.set(tree, places);
	}
	return places;
};

/** What is known so far of each symbol, by id, and of each expression. */
export class Values {
	/** 1 once the symbol has been computed, or is being. */
	readonly known: Uint8Array;
	readonly tristate: Uint8Array;
	readonly visible: Uint8Array;
	readonly allowed: Uint8Array;
	readonly selected: Uint8Array;
	readonly implied: Uint8Array;
	readonly written: Uint8Array;
	readonly #texts: (string | undefined)[];
	readonly #textPlaces: Int32Array;
	/** The value of an expression and one; 0 is not known. */
	readonly expressions: Uint8Array;

	/** With `source`: what it knows, of expressions nothing unless `keepsExpressions`. */
	constructor(tree: KconfigTree, source?: Values, keepsExpressions = false) {
		const count = tree.allSymbols.length;
		const copy = (array: Uint8Array | undefined): Uint8Array =>
			array === undefined ? new Uint8Array(count) : array.slice();
		this.known = copy(source?.known);
		this.tristate = copy(source?.tristate);
		this.visible = copy(source?.visible);
		this.allowed = copy(source?.allowed);
		this.selected = copy(source?.selected);
		this.implied = copy(source?.implied);
		this.written = copy(source?.written);
		// An array of texts for all symbols takes longer to copy than most edits take to be computed.
		this.#texts = source === undefined ? [] : source.#texts.slice();
		this.#textPlaces = textPlacesIn(tree);
		this.expressions =
			source !== undefined && keepsExpressions
				? source.expressions.slice()
				: new Uint8Array(tree.expressions.length);
	}
	/** The text of a string or number as far as it is known. */
	text(symbol: KconfigSymbol): string | undefined {
		return this.#texts[this.#textPlaces[symbol.id] as number];
	}

	setText(symbol: KconfigSymbol, text: string): void {
		this.#texts[this.#textPlaces[symbol.id] as number] = text;
	}
}
