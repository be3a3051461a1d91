import {setImmediate as nextTurn} from 'node:timers/promises';
import type {BringupEvent} from '../../bringup/events.ts';
import {asciiMarks} from './ascii-marks.ts';
import {logEntries} from './bringup-entries.ts';
import {pushEntry, type BringupLogs} from './bringup-log.ts';
import {emptyView, foldEvent, type BringupTask, type BringupView} from './bringup-state.ts';

/** What is known, and how far the logs go that belong to it. */
export type Told = {
	readonly view: BringupView;
	readonly ends: {readonly all: number; readonly troubles: number};
};

/** Takes events as fast as they come and tells of them at a pace that a terminal can draw. */
export type BringupStore = {
	push(event: BringupEvent): void;
	/** With everything that was pushed. */
	told(): Told;
	/** Nothing is told any more. */
	close(): void;
};

/** Milliseconds: two frames at 60 a second. */
const toldEvery = 33;

/** So many events may be read before keys and timers get a turn. */
const eventsPerTurn = 500;

/** `onChange` is called some time after a push, once for all that came until then. */
export function createBringupStore(
	task: BringupTask,
	logs: BringupLogs,
	ascii: boolean,
	onChange: (told: Told) => void,
): BringupStore {
	let view = emptyView(task);
	let timer: NodeJS.Timeout | undefined;
	const told = (): Told => ({view, ends: {all: logs.all.end, troubles: logs.troubles.end}});
	const tell = (): void => {
		timer = undefined;
		onChange(told());
	};
	return {
		push(event) {
			view = foldEvent(view, event);
			if (event.type === 'log') logs.all.startFile(event.file);
			for (const entry of logEntries(event)) {
				const shown = ascii ? {...entry, text: asciiMarks(entry.text)} : entry;
				pushEntry(logs, shown, entry.text);
			}

			timer ??= setTimeout(tell, toldEvery);
		},
		told,
		close: () => clearTimeout(timer),
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
