import {useStdout} from 'ink';
import {useEffect, useMemo} from 'react';

/**
 * Has the terminal report when its window gets and loses the focus, where that is `wanted`. Whoever lends the terminal
 * out turns it off and on again.
 */
export const useFocus = (wanted: boolean): {readonly on: () => void; readonly off: () => void} => {
	const {stdout} = useStdout();
	const focus = useMemo(() => {
		const write = (end: 'h' | 'l') => () => {
			if (wanted) {
				stdout.write(`\u001B[?1004${end}`);
			}
		};
		return {on: write('h'), off: write('l')};
	}, [wanted, stdout]);
	useEffect(() => {
		focus.on();
		return focus.off;
	}, [focus]);
	return focus;
};
