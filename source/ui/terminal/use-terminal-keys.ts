import {usePaste, useStdin} from 'ink';
import {useEffect} from 'react';
import {createKeyParser, type Input} from './terminal-keys.ts';

/**
 * Reads keys off the terminal itself. Ink keeps reading too, for the components that use its hooks; who hears a key is
 * asked at the moment its chunk arrives, so that the key which closes such a component is not heard a second time by what
 * is behind it. An escape waits `escapeMilliseconds` for the rest of its sequence.
 */
export const useTerminalKeys = (
	listener: () => (input: Input) => void,
	onEnd: () => void,
	escapeMilliseconds: number,
	needsTwoEscapes: boolean,
): void => {
	const {stdin, setRawMode} = useStdin();
	// The terminal brackets a paste while somebody asks Ink for it; the text comes with the keys, in its order.
	usePaste(ignore);
	useEffect(() => {
		const parser = createKeyParser(needsTwoEscapes);
		let timer: NodeJS.Timeout | undefined;
		const onData = (chunk: string | Buffer): void => {
			const hear = listener();
			clearTimeout(timer);
			// Ink reads the same chunk right after this; what these keys open must not get them from there.
			queueMicrotask(() => {
				for (const input of parser.push(chunk.toString(), performance.now())) {
					hear(input);
				}

				if (parser.isWaiting()) {
					timer = setTimeout(() => {
						for (const input of parser.flush(performance.now())) {
							hear(input);
						}
					}, escapeMilliseconds);
				}
			});
		};
		setRawMode(true);
		stdin.on('data', onData);
		stdin.on('end', onEnd);
		return () => {
			clearTimeout(timer);
			stdin.off('data', onData);
			stdin.off('end', onEnd);
			setRawMode(false);
		};
	}, [stdin, setRawMode, listener, onEnd, escapeMilliseconds, needsTwoEscapes]);
};

const ignore = (): void => undefined;
