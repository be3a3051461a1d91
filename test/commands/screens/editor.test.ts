import assert from 'node:assert/strict';
import {test} from 'node:test';
import {editorArguments, editorFrom} from '../../../source/commands/screens/editor.ts';

test('$VISUAL, else $EDITOR, else vi', () => {
	assert.equal(editorFrom({VISUAL: 'hx', EDITOR: 'nano'}), 'hx');
	assert.equal(editorFrom({VISUAL: '', EDITOR: 'nano -w'}), 'nano -w');
	assert.equal(editorFrom({}), 'vi');
});

const table: readonly (readonly [editor: string, words: readonly string[]])[] = [
	['vi', ['+7', 'Kconfig']],
	['/usr/bin/nvim -u NONE', ['+7', 'Kconfig']],
	['nano -w', ['+7', 'Kconfig']],
	['emacsclient -t', ['+7', 'Kconfig']],
	['code', ['--wait', '--goto', 'Kconfig:7']],
	['subl', ['--wait', 'Kconfig:7']],
	['hx', ['Kconfig:7']],
	['my-editor', ['Kconfig']],
];

for (const [editor, words] of table) {
	test(`a line for ${editor}`, () => {
		assert.deepEqual(editorArguments(editor, 'Kconfig', 7), words);
	});
}
