import {setImmediate as nextTurn} from 'node:timers/promises';
import type {BringupEvent} from '../bringup/events.ts';
import type {LogBuffer} from './bringup-log.ts';
import {emptyView, foldEvent, type BringupTask, type BringupView} from './bringup-state.ts';

/** Takes events as fast as they come and tells of them at a pace that a terminal can draw. */
export type BringupStore = {
	push(event: BringupEvent): void;
	/** With everything that was pushed. */
	view(): BringupView;
};

/** Milliseconds: two frames at 60 a second. */
const toldEvery = 33;

/** So many events may be read before keys and timers get a turn. */
const eventsPerTurn = 500;

/** `onChange` is called some time after a push, once for all that came until then. */
export function createBringupStore(
	task: BringupTask,
	log: LogBuffer,
	describe: (event: BringupEvent) => readonly string[],
	onChange: () => void,
): BringupStore {
	let view = emptyView(task);
	let timer: NodeJS.Timeout | undefined;
	const tell = (): void => {
		timer = undefined;
		onChange();
	};
	return {
		push(event) {
			view = foldEvent(view, event);
			for (const line of describe(event)) log.push(line);
			timer ??= setTimeout(tell, toldEvery);
		},
		view: () => view,
	};
}

/** Reads a stream to its end into the store; rejects as the stream does. */
export async function readEvents(
	events: AsyncIterable<BringupEvent>,
	store: BringupStore,
): Promise<void> {
	let read = 0;
	for await (const event of events) {
		store.push(event);
		read++;
		// A stream that never waits would keep the loop to itself, and Ctrl-C would go unheard.
		if (read % eventsPerTurn === 0) await nextTurn();
	}
}
