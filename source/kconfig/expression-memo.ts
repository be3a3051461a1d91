import type {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';

/** What became of expressions, by their ids: a `Map` between them is several times slower. */
export class ExpressionMemo {
	readonly #table: ExpressionTable;
	/** The id and one of the result; 0 is not known. */
	#results = new Int32Array(2 ** 12);

	constructor(table: ExpressionTable) {
		this.#table = table;
	}

	get({id}: Expression): Expression | undefined {
		const result = this.#results[id];
		return result === undefined || result === 0 ? undefined : this.#table.all[result - 1];
	}

	set({id}: Expression, result: Expression): void {
		if (id >= this.#results.length) {
			const enlarged = new Int32Array(id * 2);
			enlarged.set(this.#results);
			this.#results = enlarged;
		}
		this.#results[id] = result.id + 1;
	}
}
