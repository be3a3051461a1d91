import assert from 'node:assert/strict';
import {test} from 'node:test';
import {notify, terminalTitle} from '../../../source/commands/screens/notice.ts';
import {createContext} from '../../helpers/command-context.ts';

const onTerminal = (type = 'xterm'): ReturnType<typeof createContext> => {
	const created = createContext('/', {env: {TERM: type}});
	Object.assign(created.context.stderr, {isTTY: true});
	return created;
};

test('a bell and two notices, and no sequence out of a name', () => {
	const {context, stderr} = onTerminal();
	notify('1V100.6V\u0007\u001B[2J FIN-01', context);
	assert.equal(
		stderr(),
		'\u0007\u001B]9;dcmenu: 1V100.6V FIN-01\u0007\u001B]777;notify;dcmenu;1V100.6V FIN-01\u0007',
	);
});

test('a title is put on the terminal’s own stack once, and given back once', () => {
	const {context, stderr} = onTerminal();
	const title = terminalTitle(context);
	title.giveBack();
	title.set('one');
	title.set('two');
	title.giveBack();
	title.giveBack();
	assert.equal(
		stderr(),
		'\u001B[22;2t\u001B]2;dcmenu: one\u0007\u001B]2;dcmenu: two\u0007\u001B[23;2t',
	);
});

test('a bell alone on a terminal that knows no sequences', () => {
	const {context, stderr} = onTerminal('dumb');
	notify('one', context);
	terminalTitle(context).set('one');
	assert.equal(stderr(), '\u0007');
});

test('nothing where there is no terminal', () => {
	const {context, stderr} = createContext('/');
	notify('one', context);
	const title = terminalTitle(context);
	title.set('one');
	title.giveBack();
	assert.equal(stderr(), '');
});
