import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {parseDotconfig, printDotconfig} from '../../source/config/dotconfig.ts';
import {describeDiagnostic} from '../../source/kconfig/diagnostics.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';

const everything = treeOf(readFixture('config', 'everything', 'Kconfig'), {FLAVOUR: 'vanilla'});
const expected = (name: string) => readFixture('config', 'everything', name);

test('prints the bytes that C prints for the defaults', () => {
	assert.equal(printDotconfig(evaluate(everything, new Map())), expected('alldefconfig.expected'));
});

test('reads a configuration as C does, and prints what C makes of it', () => {
	const evaluation = evaluateConfig(everything, expected('config'));
	assert.equal(printDotconfig(evaluation), expected('olddefconfig.expected'));
});

test('says what C says about lines it cannot read, and takes the others', () => {
	const {userValues, diagnostics} = parseDotconfig(expected('malformed.config'), everything, {
		file: '.config',
	});
	assert.equal(
		diagnostics.map(diagnostic => `${describeDiagnostic(diagnostic)}\n`).join(''),
		expected('malformed.stderr'),
	);
	assert.equal(printDotconfig(evaluate(everything, userValues)), expected('malformed.expected'));
});

test('what C drops without a word is kept apart from the warnings', () => {
	const text = 'CONFIG_NOT_THERE=y\nCONFIG_EMPTY=bare\n';
	const parse = (warnUnknown: boolean) => {
		const parsed = parseDotconfig(text, everything, {file: 'x', warnUnknown});
		return [parsed.diagnostics, parsed.dropped].map(list => list.map(describeDiagnostic));
	};
	const unknown = 'x:1:warning: unknown symbol: NOT_THERE';
	const bare = "x:2:warning: symbol value 'bare' is none of EMPTY";
	assert.deepEqual(parse(false), [[], [unknown, bare]]);
	assert.deepEqual(parse(true), [[unknown], [bare]]);
});

test('a tree without a mainmenu has the title that C gives it', () => {
	const tree = treeOf('config A\n\tbool "A"\n');
	assert.equal(
		printDotconfig(evaluate(tree, new Map())),
		'#\n# Automatically generated file; DO NOT EDIT.\n# Main menu\n#\n# CONFIG_A is not set\n',
	);
});

test('what was printed reads back as the same values, whatever the strings hold', () => {
	const tree = treeOf('config S\n\tstring "S"\nconfig I\n\tint "I"\nconfig B\n\tbool "B"\n');
	const [s, i, b] = ['S', 'I', 'B'].map(name => tree.symbols.get(name)!);
	const line = fc.string({unit: 'grapheme'}).filter(text => !/[\n\r]/.test(text));
	fc.assert(
		fc.property(line, fc.integer(), fc.constantFrom('y', 'n'), (text, number, letter) => {
			const values = new Map([
				[s!, text],
				[i!, String(number)],
				[b!, letter],
			]);
			const printed = printDotconfig(evaluate(tree, values));
			assert.deepEqual(parseDotconfig(printed, tree, {file: '.config'}).userValues, values);
		}),
	);
});

test('any configuration of the tree, printed and read, prints the same again', () => {
	const symbols = [...everything.symbols.values()].filter(({nodes}) => nodes.length > 0);
	const setting = fc.tuple(fc.constantFrom(...symbols), fc.constantFrom('y', 'm', 'n'));
	fc.assert(
		fc.property(fc.array(setting), settings => {
			const config = settings.map(([{name}, value]) => `CONFIG_${name}=${value}\n`).join('');
			const printed = printDotconfig(evaluateConfig(everything, config));
			assert.equal(printDotconfig(evaluateConfig(everything, printed)), printed);
		}),
	);
});
