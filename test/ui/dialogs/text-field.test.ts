import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	editField,
	fieldWindow,
	pasteInto,
	textField,
	textOf,
} from '../../../source/ui/dialogs/text-field.ts';
import {openScreens} from '../../helpers/menu-screens.ts';

const type = (text: string, ...keys: string[]): string => {
	let field = textField(text);
	for (const key of keys) {
		field = editField(field, key) ?? field;
	}

	return `${field.before}|${field.after}`;
};

test('typing goes in at the cursor', () => {
	assert.equal(type('ac', 'left', 'b'), 'ab|c');
});

test('Home, End, Ctrl-A and Ctrl-E go to the ends', () => {
	assert.equal(type('abc', 'home'), '|abc');
	assert.equal(type('abc', 'ctrl-a', 'ctrl-e'), 'abc|');
	assert.equal(type('abc', 'home', 'end'), 'abc|');
});

test('Ctrl-U, Ctrl-K and Ctrl-W delete to the start, to the end and a word', () => {
	assert.equal(type('one two', 'left', 'ctrl-u'), '|o');
	assert.equal(type('one two', 'left', 'ctrl-k'), 'one tw|');
	assert.equal(type('one two ', 'ctrl-w'), 'one |');
});

test('Backspace and Delete take whole characters', () => {
	assert.equal(type('ae\u0301', 'backspace'), 'a|');
	assert.equal(type('👨‍👩‍👧b', 'home', 'delete'), '|b');
	assert.equal(type('', 'backspace'), '|');
});

test('words are jumped over', () => {
	assert.equal(type('one two', 'ctrl-left'), 'one |two');
	assert.equal(type('one two', 'home', 'ctrl-right'), 'one| two');
	assert.equal(type('one two', 'alt-b', 'alt-b', 'alt-f'), 'one| two');
});

test('Alt with Backspace and d deletes words', () => {
	assert.equal(type('one two', 'alt-backspace'), 'one |');
	assert.equal(type('one two', 'home', 'alt-d'), '| two');
});

test('a paste gives its first line without control characters', () => {
	assert.equal(textOf(pasteInto({before: 'a', after: 'z'}, 'b\u001B[31mc\r\nd\n')), 'abcz');
});

test('the window follows the cursor', () => {
	const view = (before: string, after: string, width: number) => {
		const {text, cursor, isCutBefore, isCutAfter} = fieldWindow({before, after}, width);
		return [`${isCutBefore ? '<' : '|'}${text}${isCutAfter ? '>' : '|'}`, cursor];
	};
	assert.deepEqual(view('abcdefgh', '', 4), ['<fgh|', 3]);
	assert.deepEqual(view('', 'abcdefgh', 4), ['|abcd>', 0]);
	assert.deepEqual(view('abcd', 'efgh', 4), ['<bcde>', 3]);
	assert.deepEqual(view('ab', 'c', 4), ['|abc|', 2]);
	assert.deepEqual(view('日本語', '', 5), ['<本語|', 4]);
});

test('a long value says at its brackets that it goes on there', async () => {
	const screens = openScreens({columns: 60, rows: 24});
	const field = (): string => screens.lines().find(line => line.startsWith('> ')) ?? '';
	await screens.press("'", 'n', '\r', 'j', '\r', 'abcdefghij'.repeat(6));
	assert.match(field(), /^> ~[a-j]+ \) Host name/);
	await screens.press('\u0001');
	assert.match(field(), /^> \(kn1abc[a-j]+~ Host name/);
	await screens.press('\u001B[C'.repeat(45));
	assert.match(field(), /^> ~[a-j]+~ Host name/);
});
