import {enterScreen} from './first-paint.ts';

const exitScreen = '\u001B[?1049l';
const emptyScreen = '\u001B[H\u001B[2J';

/** The terminal for Ink. */
export type InkOutput = {
	readonly stream: NodeJS.WriteStream;
	/** Does what has Ink leave the alternate screen and come back: it is emptied instead, so that nothing flashes up. */
	staying(this: void, work: () => Promise<void>): Promise<void>;
	/** Leaves the alternate screen, if Ink was ended while it had to stay. */
	leave(this: void): void;
};

/**
 * The terminal as Ink is to write to it. Ink walks over rows that stay as they are one by one, which in a high window are
 * more bytes than the row that changed; and it switches to the alternate screen that `firstPaint` has drawn on, which
 * some terminals empty then.
 */
export const inkOutput = (stdout: NodeJS.WriteStream): InkOutput => {
	let hasEntered = false;
	let isStaying = false;
	let isAlternate = true;
	const write = (text: string | Uint8Array, ...rest: []): boolean => {
		if (text === enterScreen && !hasEntered) {
			hasEntered = true;
			return true;
		}

		if (isStaying && (text === exitScreen || text === enterScreen)) {
			return stdout.write(emptyScreen);
		}

		if (text === exitScreen || text === enterScreen) {
			isAlternate = text === enterScreen;
		}

		return stdout.write(typeof text === 'string' ? joinSteps(text) : text, ...rest);
	};
	const stream = new Proxy(stdout, {
		get(target, key) {
			const value: unknown = key === 'write' ? write : Reflect.get(target, key);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
	return {
		stream,
		async staying(work) {
			isStaying = true;
			try {
				await work();
			} finally {
				isStaying = false;
			}
		},
		leave() {
			if (isAlternate) {
				stdout.write(exitScreen);
			}
		},
	};
};

/** Steps to the next line, one after another, as one step over so many lines. */
export const joinSteps = (text: string): string =>
	text.replaceAll(/(?:\p{Cc}\[E){2,}/gu, steps => `\u001B[${steps.length / '\u001B[E'.length}E`);
