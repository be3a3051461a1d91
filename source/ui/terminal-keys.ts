/**
 * A key as the key maps name it: a typed character is itself ("a", " ", "é"); every other key has a name of two or
 * more characters ("up", "enter", "ctrl-a", "f1").
 */
export type Key = string;

export type Input =
	{readonly kind: 'key'; readonly key: Key} | {readonly kind: 'paste'; readonly text: string};

/** Whether a key is a character that belongs into a text field. */
export const isCharacter = (key: Key): boolean =>
	key.length === String.fromCodePoint(key.codePointAt(0) ?? 0).length;

/** Splits what a terminal sends into keys. Ink does not tell function keys apart, and some keys arrive in pieces. */
export type KeyParser = {
	/** Keys that are complete with this chunk. `now` is in milliseconds. */
	push(chunk: string, now: number): Input[];
	/** An escape waits for the rest of its sequence: call `flush` when none comes. */
	isWaiting(): boolean;
	/** Takes what waits as it is: a lone escape is the Esc key. */
	flush(now: number): Input[];
};

const escape = '\u001B';
const pasteStart = `${escape}[200~`;
const pasteEnd = `${escape}[201~`;

/** People used to mconf press Esc twice; the second one within this time, with no other key between, does not leave another level. */
const doubleEscapeMilliseconds = 300;

const byLetter: Readonly<Record<string, Key>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	F: 'end',
	H: 'home',
	P: 'f1',
	Q: 'f2',
	R: 'f3',
	S: 'f4',
	Z: 'shift-tab',
};

const byNumber: Readonly<Record<string, Key>> = {
	1: 'home',
	3: 'delete',
	4: 'end',
	5: 'page-up',
	6: 'page-down',
	7: 'home',
	8: 'end',
	11: 'f1',
	12: 'f2',
	13: 'f3',
	14: 'f4',
	15: 'f5',
	17: 'f6',
	18: 'f7',
	19: 'f8',
	20: 'f9',
	21: 'f10',
};

/** The Linux console sends `ESC [ [ A` to `ESC [ [ E` for F1 to F5. */
const byConsoleLetter: Readonly<Record<string, Key>> = {
	A: 'f1',
	B: 'f2',
	C: 'f3',
	D: 'f4',
	E: 'f5',
};

const keyOfSequence = (body: string): Key | undefined => {
	if (body.startsWith('[[')) {
		return byConsoleLetter[body.slice(2)];
	}

	// What ends in M is a mouse's report, except from the keypad's Enter.
	const final = body.at(-1) ?? '';
	if (final === 'M') {
		return body === 'OM' ? 'enter' : undefined;
	}

	const parameters = body.slice(1, -1).split(';');
	const key = final === '~' ? byNumber[parameters[0] ?? ''] : byLetter[final];
	const isModified = parameters[1] === '5';
	return isModified && (key === 'left' || key === 'right') ? `ctrl-${key}` : key;
};

const keyOfControl = (character: string): Key | undefined => {
	switch (character) {
		case '\r':
		case '\n': {
			return 'enter';
		}

		case '\t': {
			return 'tab';
		}

		case '\b':
		case '\u007F': {
			return 'backspace';
		}
	}

	const code = character.codePointAt(0)!;
	return code >= 1 && code <= 26 ? `ctrl-${String.fromCodePoint(code + 96)}` : undefined;
};

// Parameters and intermediates, then the final byte; the console's function keys have a second bracket.
const complete = /^(?:\[\[[A-E]|\[[0-?]*[ -/]*[@-Z\\-~]|O[0-9;]*[@-~])/;
const unfinished = /^(?:\[\[?[0-?]*[ -/]*|O[0-9;]*)?$/;

export const createKeyParser = (): KeyParser => {
	let waiting = '';
	let lastEscape = Number.NEGATIVE_INFINITY;

	const escapeKey = (now: number): Input[] => {
		const isSecond = now - lastEscape < doubleEscapeMilliseconds;
		lastEscape = isSecond ? Number.NEGATIVE_INFINITY : now;
		return isSecond ? [] : [{kind: 'key', key: 'escape'}];
	};

	/** Reads one input at `index`; undefined: more has to come. */
	const next = (
		text: string,
		index: number,
		now: number,
	): {readonly inputs: Input[]; readonly end: number} | undefined => {
		if (text[index] !== escape) {
			const character = String.fromCodePoint(text.codePointAt(index)!);
			const key = /\p{Cc}/u.test(character) ? keyOfControl(character) : character;
			return {
				inputs: key === undefined ? [] : [{kind: 'key', key}],
				end: index + character.length,
			};
		}

		if (text.startsWith(pasteStart, index)) {
			const end = text.indexOf(pasteEnd, index);
			return end === -1
				? undefined
				: {
						inputs: [{kind: 'paste', text: text.slice(index + pasteStart.length, end)}],
						end: end + pasteEnd.length,
					};
		}

		const rest = text.slice(index + 1);
		if (rest.startsWith(escape)) {
			const after = rest.slice(1);
			if (complete.test(after)) {
				return {inputs: [], end: index + 1};
			}

			return unfinished.test(after) && after !== ''
				? undefined
				: {inputs: escapeKey(now), end: index + 2};
		}

		const body = complete.exec(rest)?.[0];
		if (body !== undefined) {
			const key = keyOfSequence(body);
			return {
				inputs: key === undefined ? [] : [{kind: 'key', key}],
				end: index + 1 + body.length,
			};
		}

		if (unfinished.test(rest)) {
			return undefined;
		}

		// Alt and a character: no key here needs Alt, and half of it must not be taken for a command.
		return {inputs: [], end: index + 1 + String.fromCodePoint(rest.codePointAt(0)!).length};
	};

	return {
		push(chunk, now) {
			const text = waiting + chunk;
			const inputs: Input[] = [];
			let index = 0;
			waiting = '';
			while (index < text.length) {
				const found = next(text, index, now);
				if (found === undefined) {
					waiting = text.slice(index);
					break;
				}

				inputs.push(...found.inputs);
				if (found.inputs.some(input => input.kind === 'paste' || input.key !== 'escape')) {
					lastEscape = Number.NEGATIVE_INFINITY;
				}

				index = found.end;
			}

			return inputs;
		},
		isWaiting: () => waiting !== '' && !waiting.startsWith(pasteStart),
		flush(now) {
			const text = waiting;
			waiting = '';
			return text.startsWith(escape) ? escapeKey(now) : [];
		},
	};
};
