import assert from 'node:assert/strict';
import {test} from 'node:test';
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
