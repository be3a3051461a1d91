import {runInNewContext} from 'node:vm';

type SetFlags = (flags: readonly string[]) => void;

/**
 * Has V8 keep the space for what was made just now as large as it is. A large one lets a tree be read faster; drawing
 * frames and writing a log fills it with what is garbage at once, and takes 20 MB more for nothing.
 */
export function limitNewSpace(setV8Flags: SetFlags): void {
	setV8Flags([
		'--semi-space-growth-factor=1',
		// While the whole heap is collected it would grow all the same, as it is not emptied then: 30 MB in a burst of lines.
		'--no-separate-gc-phases',
		// Code for functions that are not called often enough for fast code: 3 MB, and keys are answered as soon without.
		'--no-sparkplug',
	]);
}

/**
 * Has V8 collect garbage rather than grow. By default it lets a burst of log lines, which are garbage as soon as they
 * are written, take 100 MB of memory for 25 MB that are in use; a collection takes longer the more it finds, too. Nor
 * does it make its fastest code from then on: making it takes 3 MB, and what waits for a network gains nothing by it.
 */
export function limitOldSpace(setV8Flags: SetFlags): void {
	// The heap may grow by so many per cent between two collections; that counts from the first one on.
	setV8Flags(['--heap-growing-percent=10', '--expose-gc', '--no-turbofan']);
	const collect = runInNewContext('gc') as () => void;
	collect();
}
