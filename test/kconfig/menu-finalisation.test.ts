import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeExpression} from '../../source/kconfig/expression-text.ts';
import type {MenuNode} from '../../source/kconfig/menu-tree.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

/** The tree as indented lines of names or titles. */
const outline = (node: MenuNode, indent = ''): readonly string[] =>
	node.children.flatMap(child => [
		indent + (child.symbol?.name ?? child.prompt?.text ?? '-'),
		...outline(child, `${indent}  `),
	]);

const lines = (text: string): readonly string[] => outline(treeOf(text).root);

test('what depends on the option before it becomes its submenu', () => {
	const text = `
config A
	bool "A"

config B
	bool "B"
	depends on A

comment "About B"
	depends on B

config C
	bool "C"
	depends on A && X

config D
	bool "D"
`;
	assert.deepEqual(lines(text), ['A', '  B', '    About B', '  C', 'D']);
});

test('an `if` dissolves, and so does what has no prompt', () => {
	const text = `
config A
	bool "A"

if A
config B
	bool "B"
endif

config HIDDEN
	bool

config C
	bool "C"
	depends on HIDDEN

if X
menu "M"
config D
	bool "D"
endmenu
endif
`;
	assert.deepEqual(lines(text), ['A', '  B', 'HIDDEN', 'C', 'M', '  D']);
});

test('members of a choice do not become submenus of each other', () => {
	const text = `
choice
	prompt "Choice"

config A
	bool "A"

config B
	bool "B"
	depends on A || !A

endchoice
`;
	assert.deepEqual(lines(text), ['Choice', '  A', '  B']);
});

test('conditions from around go into prompts, defaults, ranges, selects and implies', () => {
	const text = `
menu "M"
	depends on A
	visible if V

if B

config X
	int "X" if C
	depends on D
	default 5 if E
	range 1 9

endif

config Y
	bool "Y"
	select Z if C
	imply W

endmenu

config Z
	bool

config W
	bool
`;
	const {symbols} = treeOf(text);
	const x = symbols.get('X');
	assert.equal(describeExpression(x?.nodes[0]?.prompt?.condition), 'A && B && D && C && V');
	assert.equal(describeExpression(x?.defaults[0]?.condition), 'A && B && D && E');
	assert.equal(describeExpression(x?.ranges[0]?.condition), 'A && B && D');
	assert.equal(describeExpression(x?.directDependency), 'A && B && D');
	assert.equal(describeExpression(symbols.get('Z')?.reverseDependency), 'Y && A && C');
	assert.equal(describeExpression(symbols.get('W')?.impliedDependency), 'Y && A');
});

test('a chain of thousands of options makes menus as deep, and no crash', () => {
	const text = Array.from(
		{length: 5000},
		(_, index) =>
			`config S${index}\n\tbool "S"\n\tdepends on ${index === 0 ? 'y' : `S${index - 1}`}\n`,
	).join('');
	let depth = 0;
	for (let node: MenuNode | undefined = treeOf(text).root; node !== undefined; depth++) {
		node = node.children[0];
	}
	assert.equal(depth, 5001);
});
