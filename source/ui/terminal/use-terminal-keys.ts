import {usePaste, useStdin} from 'ink';
import {useEffect} from 'react';
import {createKeyParser, type EscapeUse, type Input} from './terminal-keys.ts';

/**
 * Reads keys off the terminal itself, as Ink does not know all of them. An escape waits `escapeMilliseconds` for the rest
 * of its sequence.
 */
export const useTerminalKeys = (
	onInput: (input: Input) => void,
	onEnd: () => void,
	escapeMilliseconds: number,
	escapeUse: EscapeUse,
): void => {
	const {stdin, setRawMode} = useStdin();
	// The terminal brackets a paste while somebody asks Ink for it; the text comes with the keys, in its order.
	usePaste(ignore);
	useEffect(() => {
		const parser = createKeyParser(escapeUse);
		let timer: NodeJS.Timeout | undefined;
		const onData = (chunk: string | Buffer): void => {
			clearTimeout(timer);
			parser.push(chunk.toString(), performance.now()).forEach(onInput);
			const wait = parser.waitsFor(escapeMilliseconds);
			if (wait !== undefined) {
				timer = setTimeout(() => parser.flush(performance.now()).forEach(onInput), wait);
			}
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
	}, [stdin, setRawMode, onInput, onEnd, escapeMilliseconds, escapeUse]);
};

const ignore = (): void => undefined;
