import type {Key} from '../terminal/terminal-keys.ts';

/** By how many rows a key moves in a list that takes no typing; infinite to its ends, undefined for any other key. */
export const rowsMoved = (key: Key, height: number): number | undefined => {
	switch (key) {
		case 'up':
		case 'k':
			return -1;
		case 'down':
		case 'j':
			return 1;
		case 'page-up':
			return -height;
		case 'page-down':
			return height;
		case 'home':
		case 'g':
			return -Infinity;
		case 'end':
		case 'G':
			return Infinity;
	}

	return undefined;
};
