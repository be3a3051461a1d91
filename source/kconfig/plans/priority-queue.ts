/** A binary heap: the least cost comes first, and of equal ones the one that came first. */
export class PriorityQueue<Item> {
	readonly #entries: {readonly item: Item; readonly cost: number; readonly order: number}[] = [];
	#pushed = 0;

	push(item: Item, cost: number): void {
		const entries = this.#entries;
		const entry = {item, cost, order: this.#pushed++};
		let index = entries.length;
		entries.push(entry);
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!isBefore(entry, entries[parent]!)) break;
			entries[index] = entries[parent]!;
			index = parent;
		}
		entries[index] = entry;
	}

	pop(): Item | undefined {
		const entries = this.#entries;
		const first = entries[0];
		const last = entries.pop();
		if (first === undefined || last === undefined || first === last) return first?.item;
		let index = 0;
		for (let child = 1; child < entries.length; child = 2 * index + 1) {
			const right = entries[child + 1];
			if (right !== undefined && isBefore(right, entries[child]!)) child++;
			if (!isBefore(entries[child]!, last)) break;
			entries[index] = entries[child]!;
			index = child;
		}
		entries[index] = last;
		return first.item;
	}
}

type Place = {readonly cost: number; readonly order: number};

const isBefore = (one: Place, other: Place): boolean =>
	one.cost < other.cost || (one.cost === other.cost && one.order < other.order);
