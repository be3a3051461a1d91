import {enterScreen} from './first-paint.ts';

/**
 * The terminal as Ink is to write to it. Ink walks over rows that stay as they are one by one, which in a high window are
 * more bytes than the row that changed; and it switches to the alternate screen that `firstPaint` has drawn on, which
 * some terminals empty then.
 */
export const inkOutput = (stdout: NodeJS.WriteStream): NodeJS.WriteStream => {
	let hasEntered = false;
	const write = (text: string | Uint8Array, ...rest: []): boolean => {
		if (text === enterScreen && !hasEntered) {
			hasEntered = true;
			return true;
		}

		return stdout.write(typeof text === 'string' ? joinSteps(text) : text, ...rest);
	};
	return new Proxy(stdout, {
		get(target, key) {
			const value: unknown = key === 'write' ? write : Reflect.get(target, key);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
};

/** Steps to the next line, one after another, as one step over so many lines. */
export const joinSteps = (text: string): string =>
	text.replaceAll(/(?:\p{Cc}\[E){2,}/gu, steps => `\u001B[${steps.length / '\u001B[E'.length}E`);
