import {setImmediate as nextTurn} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import {render} from 'ink-testing-library';
import {createElement, type ReactElement} from 'react';

/** A screen drawn without a terminal. */
export type Drawn = {
	/** The last frame's lines, without tones and trailing spaces. */
	lines(): string[];
	/** Resolves with the lines as soon as one of them contains the text; rejects after five seconds with the screen. */
	waitFor(text: string): Promise<string[]>;
	press(keys: string): void;
	rerender(tree: ReactElement): void;
	unmount(): void;
};

export function draw(tree: ReactElement, columns: number): Drawn {
	// The library's terminal is always 100 cells wide.
	const drawn = render(createElement('ink-text'));
	Object.defineProperty(drawn.stdout, 'columns', {value: columns});
	drawn.stdout.emit('resize');
	drawn.rerender(tree);
	const lines = (): string[] =>
		(drawn.frames.findLast(frame => frame.trim() !== '') ?? '')
			.split('\n')
			.map(line => stripVTControlCharacters(line).trimEnd());
	return {
		lines,
		async waitFor(text) {
			await until(
				() => lines().some(line => line.includes(text)),
				() => `"${text}" did not appear on:\n${lines().join('\n')}`,
			);
			// A component listens to keys from one turn after its first frame on.
			await nextTurn();
			return lines();
		},
		press: keys => drawn.stdin.write(keys),
		rerender: tree => drawn.rerender(tree),
		unmount: () => drawn.unmount(),
	};
}

/** Waits for a condition that something asynchronous makes true. */
export async function until(
	isSo: () => boolean,
	describe: () => string = () => 'it did not happen within five seconds',
): Promise<void> {
	const deadline = Date.now() + 5000;
	while (!isSo()) {
		if (Date.now() > deadline) throw new Error(describe());
		await nextTurn();
	}
}
