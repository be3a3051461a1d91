import type {Input, Key} from './terminal-keys.ts';

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
	2: 'insert',
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
	23: 'f11',
	24: 'f12',
	25: 'f13',
	26: 'f14',
	28: 'f15',
	29: 'f16',
	31: 'f17',
	32: 'f18',
	33: 'f19',
	34: 'f20',
};

/** The Linux console sends `ESC [ [ A` to `ESC [ [ E` for F1 to F5. */
const byConsoleLetter: Readonly<Record<string, Key>> = {
	A: 'f1',
	B: 'f2',
	C: 'f3',
	D: 'f4',
	E: 'f5',
};

/** The number pad in application mode sends `ESC O` and one of these; rxvt sends Ctrl and an arrow so. */
const byPadLetter: Readonly<Record<string, Key>> = {
	...Object.fromEntries(
		Array.from('*+,-./0123456789', (key, at) => ['jklmnopqrstuvwxyz'[at], key]),
	),
	M: 'enter',
	X: '=',
	I: 'tab',
	c: 'ctrl-right',
	d: 'ctrl-left',
};

const byCode: Readonly<Record<number, Key>> = {
	8: 'backspace',
	9: 'tab',
	13: 'enter',
	27: 'escape',
	127: 'backspace',
	57414: 'enter',
};

const shift = 1;
const alt = 2;
const control = 4;

/** A key that came as the number of its character, with what was held as bits: Kitty's protocol and xterm's. */
const keyOfCode = (code: number, held: number): Key | undefined => {
	if (code < 8 || code > 0x10_ff_ff) {
		return undefined;
	}

	const named = byCode[code];
	if (named === 'tab' && (held & shift) !== 0) {
		return 'shift-tab';
	}

	const character = String.fromCodePoint(code);
	if (named === undefined && !/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character)) {
		return undefined;
	}

	const key = named ?? ((held & shift) === 0 ? character : character.toUpperCase());
	if ((held & control) !== 0) {
		return named === undefined ? `ctrl-${character.toLowerCase()}` : named;
	}

	return (held & alt) === 0 ? key : `alt-${key}`;
};

/** Buttons as a mouse reports them in SGR's way; letting one go, and moving, are nothing here. */
const byButton: Readonly<Record<string, 'press' | 'wheel-up' | 'wheel-down'>> = {
	0: 'press',
	64: 'wheel-up',
	65: 'wheel-down',
};

const mouseOf = (parameters: readonly string[]): Input | undefined => {
	const what = byButton[parameters[0] ?? ''];
	const [column, row] = [Number(parameters[1]), Number(parameters[2])];
	return what && column > 0 && row > 0
		? {kind: 'mouse', what, column: column - 1, row: row - 1}
		: undefined;
};

const keyOfSequence = (body: string): Key | undefined => {
	if (body.startsWith('[[')) {
		return byConsoleLetter[body.slice(2)];
	}

	const final = body.at(-1) ?? '';
	if (body.length === 2 && body.startsWith('O') && byPadLetter[final] !== undefined) {
		return byPadLetter[final];
	}

	const parameters = body.slice(1, -1).split(';');
	const [first = '', second = '', third = ''] = parameters;
	// Kitty adds alternates and the kind of event after colons; 3 is a key that was let go.
	const [modifiers = '', event = ''] = second.split(':');
	const held = Math.max(0, Number(modifiers || 1) - 1);
	if (event === '3') {
		return undefined;
	}

	if (final === 'u') {
		return keyOfCode(Number.parseInt(first, 10), held);
	}

	if (final === '~' && first === '27' && third !== '') {
		return keyOfCode(Number.parseInt(third, 10), held);
	}

	// A cursor's place ends in R, as F3 does; a key's first number says that it was pressed once.
	if (body.startsWith('[') && /[P-S]/.test(final) && first !== '' && first !== '1') {
		return undefined;
	}

	// rxvt ends in ^ what is pressed with Ctrl, and in $ what is pressed with Shift.
	const key = /[~^$]/.test(final) ? byNumber[first] : byLetter[final];
	// By words: with Ctrl here, with Alt on a Mac.
	const isByWord = (held & (control | alt)) !== 0;
	return isByWord && (key === 'left' || key === 'right') ? `ctrl-${key}` : key;
};

/** What a whole escape sequence says, given without its escape; undefined: nothing that is known here. */
export const inputOfSequence = (body: string): Input | undefined => {
	if (/^\[<[\d;]+M$/.test(body)) {
		return mouseOf(body.slice(2, -1).split(';'));
	}

	// Only whoever asked for it hears of the window's focus.
	if (body === '[I' || body === '[O') {
		return {kind: 'focus', isFocused: body === '[I'};
	}

	const key = keyOfSequence(body);
	return key === undefined ? undefined : {kind: 'key', key};
};
