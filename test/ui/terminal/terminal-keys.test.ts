import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	createKeyParser,
	isCharacter,
	type Input,
} from '../../../source/ui/terminal/terminal-keys.ts';

const escape = '\u001B';

const keysOf = (inputs: readonly Input[]): string[] =>
	inputs.map(input => {
		switch (input.kind) {
			case 'key': {
				return input.key;
			}

			case 'paste': {
				return `paste:${input.text}`;
			}

			case 'mouse': {
				return `${input.what}:${input.column},${input.row}`;
			}

			case 'focus': {
				return `focus:${input.isFocused}`;
			}
		}
	});

const press = (text: string): string[] => {
	const parser = createKeyParser();
	return keysOf([...parser.push(text, 0), ...parser.flush(0)]);
};

const table: readonly (readonly [name: string, sent: string, keys: readonly string[]])[] = [
	['characters of one chunk are keys of their own', 'jj é😀', ['j', 'j', ' ', 'é', '😀']],
	['carriage return and line feed are Enter', '\r\n', ['enter', 'enter']],
	['both kinds of backspace', '\u007F\b', ['backspace', 'backspace']],
	['control letters', '\u0001\u0003\u0015', ['ctrl-a', 'ctrl-c', 'ctrl-u']],
	['other control characters', '\u0000\u001C\u001F\u0085', ['ctrl-@', 'ctrl-\\', 'ctrl-_']],
	['arrows in both modes', `${escape}[A${escape}OB`, ['up', 'down']],
	[
		'Home and End in every dialect',
		['[H', 'OH', '[1~', '[7~'].map(code => escape + code).join(''),
		['home', 'home', 'home', 'home'],
	],
	[
		'End',
		['[F', 'OF', '[4~', '[8~'].map(code => escape + code).join(''),
		['end', 'end', 'end', 'end'],
	],
	['pages and Delete', `${escape}[5~${escape}[6~${escape}[3~`, ['page-up', 'page-down', 'delete']],
	[
		'F1 to F4 of xterm',
		['OP', 'OQ', 'OR', 'OS'].map(code => escape + code).join(''),
		['f1', 'f2', 'f3', 'f4'],
	],
	[
		'F1 to F5 of the Linux console',
		['[[A', '[[B', '[[E'].map(code => escape + code).join(''),
		['f1', 'f2', 'f5'],
	],
	[
		'F1 to F10 by number',
		['[11~', '[15~', '[17~', '[20~', '[21~'].map(code => escape + code).join(''),
		['f1', 'f5', 'f6', 'f9', 'f10'],
	],
	['keypad Enter', `${escape}OM`, ['enter']],
	[
		'Shift-Tab, and Ctrl or Alt with arrows',
		`${escape}[Z${escape}[1;5C${escape}[1;5D${escape}[1;3D`,
		['shift-tab', 'ctrl-right', 'ctrl-left', 'ctrl-left'],
	],
	['Esc alone', escape, ['escape']],
	['Esc twice is one Esc', escape + escape, ['escape']],
	['an unknown sequence is nothing', `${escape}[<35;10;5M${escape}[?1;2cx`, ['x']],
	[
		'Alt and a character is a key of its own',
		`${escape}qx${escape}\u007F`,
		['alt-q', 'x', 'alt-backspace'],
	],
	['the number pad in application mode', `${escape}Ok${escape}Oy${escape}Oo`, ['+', '9', '/']],
	[
		"Kitty's and xterm's numbered characters",
		['[97u', '[97;2u', '[97;5u', '[97;3u', '[13u', '[27;5;117~', '[97;1:3u']
			.map(code => escape + code)
			.join(''),
		['a', 'A', 'ctrl-a', 'alt-a', 'enter', 'ctrl-u'],
	],
	[
		"rxvt's keys with Shift",
		['[7$', '[8$', '[3$', '[24$'].map(code => escape + code).join(''),
		['home', 'end', 'delete', 'f12'],
	],
	[
		'where the cursor is, and other answers, are no keys',
		`${escape}[12;40R${escape}[?2026;2$y`,
		[],
	],
	[
		'F11, F12 and those with Shift',
		`${escape}[23~${escape}[24~${escape}[25~`,
		['f11', 'f12', 'f13'],
	],
	['Insert', `${escape}[2~`, ['insert']],
	[
		'a click and the wheel; letting go is nothing',
		`${escape}[<0;10;5M${escape}[<0;10;5m${escape}[<64;1;1M${escape}[<65;80;24M`,
		['press:9,4', 'wheel-up:0,0', 'wheel-down:79,23'],
	],
	[
		'a window that gets and loses the focus',
		`${escape}[I${escape}[O`,
		['focus:true', 'focus:false'],
	],
	["an old mouse's three bytes are no keys", `${escape}[M !!x`, ['x']],
	[
		'what a terminal says about itself is no key',
		`${escape}]11;rgb:0000/0000/0000${escape}\\x${escape}P1$r0m${escape}\\y`,
		['x', 'y'],
	],
	['Alt and a bracket', `${escape}]`, ['alt-]']],
	['a bracketed paste is one input', `${escape}[200~y\nn${escape}[201~x`, ['paste:y\nn', 'x']],
];

for (const [name, sent, keys] of table) {
	test(name, () => {
		assert.deepEqual(press(sent), keys);
	});
}

test('an escape waits for the rest of its sequence', () => {
	const parser = createKeyParser();
	assert.deepEqual(parser.push(escape, 0), []);
	assert.equal(parser.waitsFor(25), 25);
	assert.deepEqual(keysOf(parser.push('[', 5)), []);
	assert.deepEqual(keysOf(parser.push('A', 10)), ['up']);
	assert.equal(parser.waitsFor(25), undefined);
});

test('what has begun to be a sequence waits longer, and is no Esc when nothing more comes', () => {
	for (const [begun, keys] of [
		['[', ['alt-[']],
		['O', ['alt-O']],
		['[1;', []],
		['[200', []],
		[`${escape}[`, []],
		[']11;rgb:', []],
	] as const) {
		const parser = createKeyParser();
		assert.deepEqual(parser.push(escape + begun, 0), []);
		assert.equal(parser.waitsFor(25), 250, begun);
		assert.equal(parser.waitsFor(1000), 1000, begun);
		assert.deepEqual(keysOf(parser.flush(300)), keys, begun);
		assert.equal(parser.waitsFor(25), undefined);
	}
});

test('a second Esc within 300 ms is swallowed, a later one is not', () => {
	const parser = createKeyParser();
	const press = (now: number): string[] =>
		keysOf([...parser.push(escape, now), ...parser.flush(now)]);
	assert.deepEqual(press(1000), ['escape']);
	assert.deepEqual(press(1200), []);
	assert.deepEqual(press(1400), ['escape']);
	assert.deepEqual(press(1800), ['escape']);
});

test('where it takes two, the first Esc says so and the second one counts', () => {
	const parser = createKeyParser('second');
	const press = (now: number, sent = escape): string[] =>
		keysOf([...parser.push(sent, now), ...parser.flush(now)]);
	// As long as mconf waits for it, which is as long as curses does.
	assert.deepEqual(press(1000), ['first-escape']);
	assert.deepEqual(press(1900), ['escape']);
	assert.deepEqual(press(2000), ['first-escape']);
	assert.deepEqual(press(3100), ['first-escape']);
	assert.deepEqual(press(5100, escape + escape), ['first-escape', 'escape']);
	assert.deepEqual(press(5200, escape + escape), ['first-escape', 'escape']);
	assert.deepEqual(press(5300, `${escape}[27u${escape}[27u`), ['first-escape', 'escape']);
	// Another key between makes two of them two.
	assert.deepEqual(
		[...press(6000), ...press(6050, 'x'), ...press(6100)],
		['first-escape', 'x', 'first-escape'],
	);
});

test("nconf's and Kconfiglib's users mean each of them", () => {
	const parser = createKeyParser('each');
	const press = (now: number, sent = escape): string[] =>
		keysOf([...parser.push(sent, now), ...parser.flush(now)]);
	assert.deepEqual(press(1000), ['escape']);
	assert.deepEqual(press(1050), ['escape']);
	assert.deepEqual(press(1100, escape + escape), ['escape', 'escape']);
});

test('Esc after another key is always heard', () => {
	const parser = createKeyParser();
	parser.push(escape, 0);
	assert.deepEqual(keysOf([...parser.flush(0), ...parser.push('/', 50)]), ['escape', '/']);
	assert.deepEqual(keysOf([...parser.push(escape, 100), ...parser.flush(100)]), ['escape']);
});

test('a paste in pieces waits without a time limit', () => {
	const parser = createKeyParser();
	assert.deepEqual(parser.push(`${escape}[200~ab`, 0), []);
	assert.equal(parser.waitsFor(25), undefined);
	assert.deepEqual(keysOf(parser.push(`c${escape}[201~`, 99)), ['paste:abc']);
});

test('whatever arrives, in whatever pieces, gives the same keys', () => {
	const pieces = fc.array(
		fc.constantFrom(
			'a',
			' ',
			'\r',
			'é',
			...['[A', 'OP', '[11~', '[7$', '[[A'].map(code => escape + code),
		),
	);
	fc.assert(
		fc.property(pieces, fc.integer({min: 1, max: 4}), (parts, size) => {
			const text = parts.join('');
			const parser = createKeyParser();
			const heard: Input[] = [];
			for (let index = 0; index < text.length; index += size) {
				heard.push(...parser.push(text.slice(index, index + size), 0));
			}

			assert.deepEqual(keysOf([...heard, ...parser.flush(0)]), press(text));
		}),
	);
});

test('only single characters are typed into fields', () => {
	assert.deepEqual(
		['a', ' ', 'é', '😀', 'up', 'f1'].map(key => isCharacter(key)),
		[true, true, true, true, false, false],
	);
});
