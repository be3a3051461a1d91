import type {KconfigTree} from './menu-tree.ts';

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
	readonly text: (string | undefined)[];
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
		this.text = source?.text.slice() ?? Array.from({length: count});
		this.expressions =
			source !== undefined && keepsExpressions
				? source.expressions.slice()
				: new Uint8Array(tree.expressions.length);
	}
}
