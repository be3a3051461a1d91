import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	requireTerminal,
	wantsAscii,
	wantsColor,
	wantsSpeech,
} from '../../source/commands/terminal.ts';
import type {CommandContext, GlobalOptions} from '../../source/commands/context.ts';
import {createContext} from '../helpers/command-context.ts';

const contextWith = (env: Record<string, string>, options: Partial<GlobalOptions> = {}) =>
	createContext('/', {env, options}).context;

test('the menu needs a terminal at both ends, with somebody before it', () => {
	const refusal = (env: Record<string, string>, changes: Partial<CommandContext> = {}) => {
		const terminal = {isTTY: true} as unknown as NodeJS.ReadStream & NodeJS.WriteStream;
		try {
			requireTerminal({...contextWith(env), stdin: terminal, stdout: terminal, ...changes});
			return 'accepted';
		} catch (error) {
			return (error as Error).message;
		}
	};
	const pipe = {isTTY: false} as unknown as NodeJS.ReadStream & NodeJS.WriteStream;
	assert.equal(refusal({TERM: 'xterm'}), 'accepted');
	for (const CI of ['', '0', 'false']) {
		assert.equal(refusal({TERM: 'xterm', CI}), 'accepted');
	}

	assert.match(refusal({TERM: 'xterm'}, {stdin: pipe}), /standard input is not a terminal/);
	assert.match(refusal({TERM: 'xterm'}, {stdout: pipe}), /standard output is not a terminal/);
	// Line mode is for those.
	assert.equal(refusal({TERM: 'dumb'}), 'accepted');
	assert.equal(refusal({}), 'accepted');
	assert.match(refusal({TERM: 'xterm', CI: 'true'}), /CI is set/);
});

test('only a UTF-8 locale gets more than ASCII; LC_ALL goes before LC_CTYPE before LANG', () => {
	assert.equal(wantsAscii(contextWith({LANG: 'en_GB.UTF-8'})), false);
	assert.equal(wantsAscii(contextWith({LC_ALL: 'C', LANG: 'en_GB.UTF-8'})), true);
	assert.equal(wantsAscii(contextWith({LC_CTYPE: 'C.utf8', LANG: 'C'})), false);
	assert.equal(wantsAscii(contextWith({})), true);
	assert.equal(wantsAscii(contextWith({LANG: 'C.UTF-8'}, {ascii: true})), true);
	assert.equal(wantsAscii(contextWith({LANG: 'C'}, {ascii: false})), false);
});

test('colour: the option, FORCE_COLOR, NO_COLOR, the menu variables, CLICOLOR, the terminal', () => {
	const on = {isTTY: true};
	const xterm = {TERM: 'xterm'};
	assert.equal(wantsColor(contextWith(xterm), on), true);
	assert.equal(wantsColor(contextWith(xterm), {}), false);
	assert.equal(wantsColor(contextWith({...xterm, NO_COLOR: '1'}), on), false);
	assert.equal(wantsColor(contextWith({...xterm, NO_COLOR: ''}), on), true);
	assert.equal(wantsColor(contextWith({...xterm, NO_COLOR: '1', FORCE_COLOR: '1'}), on), true);
	assert.equal(wantsColor(contextWith({...xterm, FORCE_COLOR: '1'}, {color: false}), on), false);
	assert.equal(wantsColor(contextWith({...xterm, FORCE_COLOR: 'false'}), on), false);
	assert.equal(wantsColor(contextWith({...xterm, MENUCONFIG_COLOR: 'mono'}), on), false);
	assert.equal(wantsColor(contextWith({CLICOLOR_FORCE: '1'}), {}), true);
	assert.equal(wantsColor(contextWith({TERM: 'dumb'}), on), false);
});

test('a screen reader is spoken to where an option or a variable says so', () => {
	assert.equal(wantsSpeech(contextWith({})), false);
	assert.equal(wantsSpeech(contextWith({}, {screenReader: true})), true);
	assert.equal(wantsSpeech(contextWith({DCMENU_A11Y: '1'})), true);
	assert.equal(wantsSpeech(contextWith({DCMENU_A11Y: '0', INK_SCREEN_READER: 'false'})), false);
	assert.equal(wantsSpeech(contextWith({INK_SCREEN_READER: 'true'})), true);
});
