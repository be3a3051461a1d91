import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readConfOptions} from '../../../source/commands/conf/conf-options.ts';

const read = (...words: string[]) => readConfOptions(words, {});
const mode = (name: string, file?: string) => ({kind: 'mode', mode: name, file});
const mistake = (message: string) => ({kind: 'mistake', message});

test('options may be abbreviated, stand behind the operand and have their file in the next word', () => {
	assert.deepEqual(read('--olddef', 'Kconfig', '-s', '--save', 'minimal'), {
		options: [mode('olddefconfig'), {kind: 'silent'}, mode('savedefconfig', 'minimal')],
		operands: ['Kconfig'],
	});
	assert.deepEqual(read('--defconfig=a=b').options, [mode('defconfig', 'a=b')]);
	assert.deepEqual(read('-sh').options, [{kind: 'silent'}, {kind: 'help'}]);
});

test('behind -- there are no options, and with POSIXLY_CORRECT none behind an operand', () => {
	assert.deepEqual(read('--', '--silent').operands, ['--silent']);
	const {options, operands} = readConfOptions(['Kconfig', '-s'], {POSIXLY_CORRECT: ''});
	assert.deepEqual([options, operands], [[], ['Kconfig', '-s']]);
});

test("mistakes are told in getopt's words", () => {
	assert.deepEqual(read('--frob=1', '-x', '--oldconfig=1', '--defconfig').options, [
		mistake("unrecognized option '--frob=1'"),
		mistake("invalid option -- 'x'"),
		mistake("option '--oldconfig' doesn't allow an argument"),
		mistake("option '--defconfig' requires an argument"),
	]);
	assert.deepEqual(read('--mod').options, [
		mistake("option '--mod' is ambiguous; possibilities: '--mod2yesconfig' '--mod2noconfig'"),
	]);
});
