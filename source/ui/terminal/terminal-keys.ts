import {inputOfSequence} from './key-sequences.ts';

/**
 * A key as the key maps name it: a typed character is itself ("a", " ", "é"); every other key has a name of two or
 * more characters ("up", "enter", "ctrl-a", "alt-u", "f1").
 */
export type Key = string;

export type Input =
	| {
			readonly kind: 'key';
			readonly key: Key;
			/**
			 * It came in one piece with the key before it: from somebody who types faster than the line is, or out of a text that
			 * was pasted where the terminal does not say so.
			 */
			readonly isBehind?: true;
			/** Alt and a key, or Esc and then that key: they came in one piece, and look the same. */
			readonly isEscapeOrAlt?: true;
	  }
	| {readonly kind: 'paste'; readonly text: string}
	/** Whether the terminal's window is the one that is typed into. */
	| {readonly kind: 'focus'; readonly isFocused: boolean}
	/** The left button or the wheel; cells are counted from 0. */
	| {
			readonly kind: 'mouse';
			readonly what: 'press' | 'wheel-up' | 'wheel-down';
			readonly column: number;
			readonly row: number;
	  };

/** Whether a key is a character that belongs into a text field. */
export const isCharacter = (key: Key): boolean =>
	key.length === String.fromCodePoint(key.codePointAt(0) ?? 0).length;

/** Splits what a terminal sends into keys. Ink does not tell function keys apart, and some keys arrive in pieces. */
export type KeyParser = {
	/** Keys that are complete with this chunk. `now` is in milliseconds. */
	push(chunk: string, now: number): Input[];
	/**
	 * For how long an escape waits for the rest of its sequence; call `flush` when none has come by then. What has begun to
	 * be a sequence is no Esc key, and its rest may take its time. Undefined: nothing waits.
	 */
	waitsFor(escapeMilliseconds: number): number | undefined;
	/** Takes what waits as it is: a lone escape is the Esc key, and the beginning of a sequence is nothing. */
	flush(now: number): Input[];
};

const escape = '\u001B';
const pasteStart = `${escape}[200~`;
const pasteEnd = `${escape}[201~`;

/**
 * People used to mconf press Esc twice; the second one within this time, with no other key between, does not leave
 * another level.
 */
const doubleEscapeMilliseconds = 300;

/** How long mconf waits for the second of two: ncurses' own `ESCDELAY`. */
const secondEscapeMilliseconds = 1000;

/** For the rest of what is certainly a sequence, on a line that delivers it in pieces. */
const sequenceMilliseconds = 250;

/** Esc once, where it takes two. */
export const firstEscape: Key = 'first-escape';

const escapes: ReadonlySet<Key> = new Set(['escape', firstEscape]);

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
	// From Ctrl-@ to Ctrl-_; a letter is named in lower case.
	return code < 32 ? `ctrl-${String.fromCodePoint(code + 64).toLowerCase()}` : undefined;
};

const escapeOrAlt = (key: Key): Input => ({
	kind: 'key',
	key: `alt-${key}`,
	isEscapeOrAlt: true,
});

const keyOf = (character: string): Key | undefined =>
	/\p{Cc}/u.test(character) ? keyOfControl(character) : character;

// Parameters and intermediates, then the final byte; the console's function keys have a second bracket, and rxvt ends in
// $ what is pressed with Shift.
const complete = /^(?:\[\[[A-E]|\[\d\d?\$|\[[0-?]*[ -/]*[@-Z\\-~]|O[0-9;]*[@-~])/;
const unfinished = /^(?:\[\[?[0-?]*[ -/]*|O[0-9;]*)?$/;

/**
 * What Esc twice is: one Esc, so that people used to mconf leave one level; two, as in nconf and Kconfiglib; or with
 * `second` the second one alone, as in mconf, and the first a key that nothing is bound to.
 */
export type EscapeUse = 'one' | 'each' | 'second';

export const createKeyParser = (escapeUse: EscapeUse = 'one'): KeyParser => {
	const needsTwoEscapes = escapeUse === 'second';
	let waiting = '';
	let lastEscape = Number.NEGATIVE_INFINITY;

	const escapeKey = (now: number): Input[] => {
		if (escapeUse === 'each') {
			return [{kind: 'key', key: 'escape'}];
		}

		const between = needsTwoEscapes ? secondEscapeMilliseconds : doubleEscapeMilliseconds;
		const isSecond = now - lastEscape < between;
		lastEscape = isSecond ? Number.NEGATIVE_INFINITY : now;
		if (isSecond === needsTwoEscapes) {
			return [{kind: 'key', key: 'escape'}];
		}

		return needsTwoEscapes ? [{kind: 'key', key: firstEscape}] : [];
	};

	/** Reads one input at `index`; undefined: more has to come. */
	const next = (
		text: string,
		index: number,
		now: number,
	): {readonly inputs: Input[]; readonly end: number} | undefined => {
		if (text[index] !== escape) {
			const character = String.fromCodePoint(text.codePointAt(index)!);
			const key = keyOf(character);
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
				: {inputs: [...escapeKey(now), ...escapeKey(now)], end: index + 2};
		}

		const body = complete.exec(rest)?.[0];
		if (body !== undefined) {
			const input = inputOfSequence(body);
			const isEscape = input?.kind === 'key' && input.key === 'escape';
			// Before SGR's reports a mouse sent three bytes after the sequence: they are no keys.
			const rest = body === '[M' ? 3 : 0;
			return {
				inputs: isEscape ? escapeKey(now) : input === undefined ? [] : [input],
				end: Math.min(text.length, index + 1 + body.length + rest),
			};
		}

		if (unfinished.test(rest)) {
			return undefined;
		}

		// What a terminal says about itself when it is asked: a string up to its terminator.
		if (/^[\]P_^X]/.test(rest)) {
			const ends = ['\u0007', `${escape}\\`].flatMap(end => {
				const at = rest.indexOf(end);
				return at === -1 ? [] : [index + 1 + at + end.length];
			});
			return ends.length === 0 ? undefined : {inputs: [], end: Math.min(...ends)};
		}

		const character = String.fromCodePoint(rest.codePointAt(0)!);
		const key = keyOf(character);
		return {
			inputs: key === undefined ? [] : [escapeOrAlt(key)],
			end: index + 1 + character.length,
		};
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

				inputs.push(
					...(inputs.length === 0
						? found.inputs
						: found.inputs.map(input =>
								input.kind === 'key' ? {...input, isBehind: true as const} : input,
							)),
				);
				if (found.inputs.some(input => input.kind !== 'key' || !escapes.has(input.key))) {
					lastEscape = Number.NEGATIVE_INFINITY;
				}

				index = found.end;
			}

			return inputs;
		},
		waitsFor(escapeMilliseconds) {
			if (waiting === '' || waiting.startsWith(pasteStart)) {
				return undefined;
			}

			return waiting === escape
				? escapeMilliseconds
				: Math.max(escapeMilliseconds, sequenceMilliseconds);
		},
		flush(now) {
			const text = waiting;
			waiting = '';
			if (text === escape) {
				return escapeKey(now);
			}

			return /^.[[O\]P_^X]$/s.test(text) ? [escapeOrAlt(text.slice(1))] : [];
		},
	};
};
