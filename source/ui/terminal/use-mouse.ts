import {useStdout} from 'ink';
import {useEffect, useMemo} from 'react';

/**
 * `all` reports clicks and the wheel, and takes them from the terminal's own selecting; `wheel` asks the terminal to send
 * arrows for the wheel, and leaves it everything else.
 */
export type MouseUse = 'off' | 'wheel' | 'all';

/** The modes of xterm that stand for each: clicks and the wheel with SGR's reports, and "alternate scroll". */
const modes: Readonly<Record<MouseUse, readonly string[]>> = {
	off: [],
	wheel: ['1007'],
	all: ['1000', '1006'],
};

/** Turns the mouse on while the screens are there. Whoever lends the terminal out turns it off and on again. */
export const useMouse = (use: MouseUse): {readonly on: () => void; readonly off: () => void} => {
	const {stdout} = useStdout();
	const mouse = useMemo(() => {
		const write = (end: 'h' | 'l') => () => {
			const text = modes[use].map(mode => `\u001B[?${mode}${end}`).join('');
			if (text !== '') {
				stdout.write(text);
			}
		};
		return {on: write('h'), off: write('l')};
	}, [use, stdout]);
	useEffect(() => {
		mouse.on();
		return mouse.off;
	}, [mouse]);
	return mouse;
};
