import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clipboardSequence} from '../../../source/ui/terminal/clipboard.ts';

const escape = '\u001B';
const plain = `${escape}]52;c;w6k=\u0007`;

test('a terminal is told with OSC 52, in UTF-8 and base 64', () => {
	assert.equal(clipboardSequence('é', {TERM: 'xterm-256color'}), plain);
});

test('tmux gets it for itself and wrapped up for the terminal outside, screen wrapped up', () => {
	const doubled = `${escape}Ptmux;${escape}${plain}${escape}\\`;
	assert.equal(
		clipboardSequence('é', {TMUX: '/tmp/tmux', TERM: 'screen-256color'}),
		plain + doubled,
	);
	assert.equal(clipboardSequence('é', {TERM: 'screen'}), `${escape}P${plain}${escape}\\`);
});
