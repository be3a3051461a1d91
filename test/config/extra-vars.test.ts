import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {parse} from 'yaml';
import {printDotconfig} from '../../source/config/dotconfig.ts';
import {printExtraVars} from '../../source/config/extra-vars.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(
	[
		'config MODULES',
		'\tbool "Modules"',
		'\tmodules',
		'\tdefault y',
		'config YES',
		'\tbool "Yes"',
		'\toutput yaml',
		'\tdefault y',
		'config NO',
		'\tbool "No"',
		'\toutput yaml',
		'config ABSENT',
		'\tbool "Absent"',
		'\tdepends on NO',
		'\toutput yaml',
		'config QUIET',
		'\tstring "Not for YAML"',
		'menu "A menu"',
		'config MODULE',
		'\ttristate "Module"',
		'\toutput yaml',
		'\tdefault m',
		'config TEXT',
		'\tstring "Text"',
		'\toutput yaml',
		String.raw`	default "a \"b\" and \\ c"`,
		'endmenu',
		'config AFTER',
		'\tbool "Not for YAML, but after a menu"',
		'config NUMBER',
		'\tint "Number"',
		'\toutput yaml',
		'\tdefault 12',
		'config ADDRESS',
		'\thex "Address"',
		'\toutput yaml',
		'\tdefault 0x1F',
		'config BARE',
		'\thex "Bare"',
		'\toutput yaml',
		'\tdefault 1F',
		'',
	].join('\n'),
);

test('every type is written as kdevops writes it, oddities included', () => {
	assert.equal(
		printExtraVars(evaluateConfig(tree, '')),
		[
			'---',
			'yes: True',
			'no: False',
			'module: m',
			String.raw`text: "a "b" and \ c"`,
			'',
			'number: 12',
			'address: 0x0x1F',
			'bare: 0x1F',
			'',
		].join('\n'),
	);
});

test('with all of them, those without `output yaml` are there too', () => {
	const lines = printExtraVars(evaluateConfig(tree, ''), {all: true}).split('\n');
	assert.ok(lines.includes('quiet: ""'));
	assert.ok(lines.includes('after: False'));
	assert.ok(!lines.some(line => line.startsWith('absent')));
});

/** What may be asked of a symbol of each type; for a string, what may be between its quotes. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
	bool: ['y', 'n'],
	tristate: ['m', 'y', 'n'],
	int: ['0', '12', '-7', '100000'],
	hex: ['0x1F', '1f', '0X0', 'DEAD'],
	string: ['', 'a b', '#: {-', 'caf\u00e9', "it's", '12', 'True', 'null', 'a: b', ' edge '],
};

const item = fc.constantFrom('menu', 'endmenu', ...Object.keys(valuesOf)).chain(kind =>
	fc.record({
		kind: fc.constant(kind),
		isForYaml: fc.boolean(),
		hasPrompt: fc.boolean(),
		/** Nothing of it is written. */
		isDisabled: fc.boolean(),
		value: fc.constantFrom(...(valuesOf[kind] ?? [''])),
	}),
);

/** A tree of symbols and menus, and a configuration for it. */
const projects = fc.array(item, {maxLength: 12}).map(items => {
	const lines = ['config MODULES', '\tdef_bool y', '\tmodules'];
	const settings: string[] = [];
	let depth = 0;
	for (const [place, {kind, isForYaml, hasPrompt, isDisabled, value}] of items.entries()) {
		if (kind === 'menu') {
			lines.push(`menu "Menu ${place}"`);
			depth++;
		} else if (kind === 'endmenu') {
			if (depth > 0) lines.push('endmenu');
			depth = Math.max(0, depth - 1);
		} else {
			const text = kind === 'string' ? `"${value}"` : value;
			lines.push(`config Name_${place}`, `\t${kind}`, `\tdefault ${text}`);
			if (hasPrompt) lines.push(`\tprompt "Prompt"`);
			if (isForYaml) lines.push('\toutput yaml');
			if (isDisabled) lines.push('\tdepends on n');
			settings.push(`CONFIG_Name_${place}=${text}\n`);
		}
	}

	lines.push(...Array.from({length: depth}, () => 'endmenu'), '');
	return {tree: treeOf(lines.join('\n')), config: settings.join('')};
});

const setting = /^(?:# )?CONFIG_(?<name>\w+)(?:=(?<value>.*)| is not set)$/;
const spelled: Readonly<Record<string, string>> = {y: 'True', n: 'False'};

test('the lines are those of .config, in its order and with its blank lines', () => {
	const property = fc.property(projects, fc.boolean(), ({tree, config}, all) => {
		const evaluation = evaluateConfig(tree, config);
		const written = printDotconfig(evaluation).trimEnd().split('\n').slice(4);
		const lines = written.flatMap((line, place) => {
			if (line === '') return setting.test(written[place + 1] ?? '') ? [''] : [];
			const {name = '', value = 'n'} = setting.exec(line)?.groups ?? {};
			const symbol = tree.symbols.get(name);
			if (symbol === undefined || !(all || symbol.outputYaml)) return [];
			const text = symbol.type === 'hex' ? `0x${value}` : (spelled[value] ?? value);
			return [`${name.toLowerCase()}: ${text}`];
		});
		assert.equal(printExtraVars(evaluation, {all}), ['---', ...lines, ''].join('\n'));
	});
	fc.assert(property);
});

test('what reads YAML gets the values, save those of hex symbols', () => {
	const property = fc.property(projects, ({tree, config}) => {
		const evaluation = evaluateConfig(tree, config);
		const text = printExtraVars(evaluation);
		const read: unknown = parse(text, {version: '1.1'});
		const values = new Map(Object.entries(read ?? {}));
		for (const symbol of tree.allSymbols) {
			if (!symbol.outputYaml || symbol.type === 'hex') continue;
			const value = evaluation.text(symbol);
			const isTruth = symbol.type !== 'string' && spelled[value] !== undefined;
			const meant = isTruth ? value === 'y' : symbol.type === 'int' ? Number(value) : value;
			const isWritten = evaluation.isWritten(symbol);
			assert.equal(values.get(symbol.name?.toLowerCase() ?? ''), isWritten ? meant : undefined);
		}
	});
	fc.assert(property);
});
