import {asciiText} from '../drawing/ascii-text.ts';

/** A terminal that is only sent ASCII, whatever texts from elsewhere hold. */
export const asciiOutput = (stdout: NodeJS.WriteStream): NodeJS.WriteStream => {
	const write = (text: string | Uint8Array, ...rest: []): boolean =>
		stdout.write(typeof text === 'string' ? asciiText(text) : text, ...rest);
	return new Proxy(stdout, {
		get(target, key) {
			const value: unknown = key === 'write' ? write : Reflect.get(target, key);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
};
