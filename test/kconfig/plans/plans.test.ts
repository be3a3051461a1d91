import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {isMet, type Way} from '../../../source/kconfig/plans/demands.ts';
import {type Evaluation, evaluate} from '../../../source/kconfig/evaluation.ts';
import {parseKconfig} from '../../../source/kconfig/parse-kconfig.ts';
import {doEdits} from '../../../source/kconfig/plans/plan-edits.ts';
import {goalFor, goalForNode, goalForValue} from '../../../source/kconfig/plans/plan-goals.ts';
import {
	describeConsequences,
	describeFailure,
	describePlan,
} from '../../../source/kconfig/plans/plan-text.ts';
import {applyPlan, findPlans, type PlanSearch} from '../../../source/kconfig/plans/plans.ts';
import {nodesBelow} from '../../../source/kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../../source/kconfig/symbols.ts';
import {kconfigFiles} from '../../fuzz/kconfig-arbitrary.ts';
import {evaluateConfig, treeOf} from '../../helpers/fixture-tree.ts';

const symbolOf = ({tree}: Evaluation, name: string): KconfigSymbol => {
	const symbol = tree.symbols.get(name);
	assert.ok(symbol, name);
	return symbol;
};

/** Looks for plans for `NAME` or `NAME=VALUE`, and has each of them tried. */
const search = (text: string, target: string, config = ''): PlanSearch => {
	const evaluation = evaluateConfig(treeOf(text), config);
	const [name = '', value] = target.split('=');
	const symbol = symbolOf(evaluation, name);
	const goal =
		value === undefined ? goalFor(evaluation, symbol) : goalForValue(evaluation, symbol, value);
	assert.ok(goal, 'there is nothing to plan');
	const found = findPlans(evaluation, goal.demands);
	for (const plan of found.plans) {
		const {evaluation: after} = applyPlan(evaluation, plan);
		if (symbol.prompts.length > 0 && value !== 'n') assert.notEqual(after.visibility(symbol), 0);
		for (const {symbol, after: planned} of plan.changes) {
			assert.equal(after.text(symbol), planned, symbol.name);
		}
		if (value !== undefined) assert.equal(after.text(symbol), value);
	}
	return found;
};

const plans = (text: string, target: string, config = ''): readonly string[] =>
	search(text, target, config).plans.map(describePlan);

const modules = 'config MODULES\n\tbool "Modules"\n\tmodules\n';

/** A rule of the language, the tree, what is wanted, and the plans in their order. */
const cases: readonly (readonly [
	rule: string,
	tree: string,
	target: string,
	plans: readonly string[],
	config?: string,
])[] = [
	[
		'a bool that another hides',
		'config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\n',
		'B',
		['A=y, B=y'],
	],
	[
		'what the user set before it was hidden comes back by itself',
		'config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\n',
		'B',
		['A=y'],
		'CONFIG_B=y\n',
	],
	[
		'a chain, from its end',
		'config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\nconfig C\n\tbool "C"\n\tdepends on B\n',
		'C',
		['A=y, B=y, C=y'],
	],
	[
		'one of several is enough, and the fewest edits come first',
		'config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\nconfig C\n\tbool "C"\nconfig D\n\tbool "D"\n\tdepends on B || C\n',
		'D',
		['C=y, D=y', 'A=y, B=y, D=y'],
	],
	[
		'a condition that stands for two demands is met once',
		'config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\nconfig C\n\tbool "C"\n\tdepends on A\nconfig D\n\tbool "D"\n\tdepends on B && C\n',
		'D',
		['A=y, B=y, C=y, D=y'],
	],
	[
		'something has to be off',
		'config A\n\tbool "A"\n\tdefault y\nconfig B\n\tbool "B"\n\tdepends on !A\n',
		'B',
		['A=n, B=y'],
	],
	[
		'something that another selects has to be off',
		'config A\n\tbool "A"\nconfig S\n\tbool "S"\n\tdefault y\n\tselect A\nconfig B\n\tbool "B"\n\tdepends on !A\n',
		'B',
		['S=n, B=y'],
	],
	[
		'a tristate is a module where that is enough',
		`${modules}config A\n\ttristate "A"\nconfig B\n\ttristate "B"\n\tdepends on A\n`,
		'B',
		['A=m, B=m'],
		'CONFIG_MODULES=y\n',
	],
	[
		'a bool is on with a module below it',
		`${modules}config A\n\ttristate "A"\nconfig B\n\tbool "B"\n\tdepends on A\n`,
		'B',
		['A=m, B=y'],
		'CONFIG_MODULES=y\n',
	],
	[
		'what can only be a module is built in once its dependency is',
		`${modules}config A\n\ttristate "A"\nconfig B\n\ttristate "B"\n\tdepends on A\n`,
		'B',
		['A=y, B=y'],
		'CONFIG_MODULES=y\nCONFIG_A=m\n',
	],
	[
		'without modules a tristate is on or off',
		`${modules}config A\n\ttristate "A"\nconfig B\n\ttristate "B"\n\tdepends on A\n`,
		'B',
		['A=y, B=y'],
	],
	[
		'a module takes the modules',
		`${modules}config A\n\ttristate "A"\n\tdepends on m\n`,
		'A',
		['MODULES=y, A=m'],
	],
	[
		'y where m was enough at first',
		`${modules}config A\n\ttristate "A"\nconfig X\n\ttristate "X"\n\tdepends on A\nconfig B\n\tbool "B"\n\tdepends on X && A=y\n`,
		'B',
		['A=y, X=m, B=y'],
		'CONFIG_MODULES=y\n',
	],
	[
		'a number that has to be larger than was enough at first',
		'config N\n\tint "N"\n\tdefault 1\nconfig B\n\tbool "B"\n\tdepends on N >= 5 && N >= 9\n',
		'B',
		['N=9, B=y'],
	],
	[
		'a member of a choice',
		'choice\n\tprompt "C"\nconfig C1\n\tbool "One"\nconfig C2\n\tbool "Two"\nendchoice\nconfig B\n\tbool "B"\n\tdepends on C2\n',
		'B',
		['C2=y, B=y'],
	],
	[
		'not a member of a choice',
		'choice\n\tprompt "C"\nconfig C1\n\tbool "One"\nconfig C2\n\tbool "Two"\nconfig C3\n\tbool "Three"\nendchoice\nconfig B\n\tbool "B"\n\tdepends on !C1\n',
		'B',
		['C2=y, B=y', 'C3=y, B=y'],
	],
	[
		'a member that is hidden itself',
		'config A\n\tbool "A"\nchoice\n\tprompt "C"\nconfig C1\n\tbool "One"\nconfig C2\n\tbool "Two"\n\tdepends on A\nendchoice\n',
		'C2',
		['A=y, C2=y'],
	],
	[
		'a text',
		'config T\n\tstring "T"\n\tdefault "a"\nconfig B\n\tbool "B"\n\tdepends on T = "b"\n',
		'B',
		['T=b, B=y'],
	],
	[
		'another text than this one',
		'config T\n\tstring "T"\n\tdefault "a"\nconfig B\n\tbool "B"\n\tdepends on T != "a"\n',
		'B',
		['T=, B=y'],
	],
	[
		'a text without a prompt, through the condition of its default',
		'config A\n\tbool "A"\nconfig T\n\tstring\n\tdefault "b" if A\n\tdefault "a"\nconfig B\n\tbool "B"\n\tdepends on T = "b"\n',
		'B',
		['A=y, B=y'],
	],
	[
		'the default that comes first has to give way',
		'config A\n\tbool "A"\n\tdefault y\nconfig T\n\tstring\n\tdefault "a" if A\n\tdefault "b"\nconfig B\n\tbool "B"\n\tdepends on T = "b"\n',
		'B',
		['A=n, B=y'],
	],
	[
		'what was so at first has to be so again where an edit undoes it',
		'config A\n\tbool "A"\n\tdefault y\nconfig B\n\tbool "B"\nconfig E\n\tbool "E"\n\tselect B if A\nconfig F\n\tbool\n\tdefault y\n\tselect B if !E\n',
		'B=n',
		['E=y, A=n'],
	],
	[
		'a number at least so large',
		'config N\n\tint "N"\n\tdefault 1\nconfig B\n\tbool "B"\n\tdepends on N >= 5\n',
		'B',
		['N=5, B=y'],
	],
	[
		'a number less than that, in its range',
		'config N\n\tint "N"\n\trange 1 100\n\tdefault 50\nconfig B\n\tbool "B"\n\tdepends on N < 2\n',
		'B',
		['N=1, B=y'],
	],
	[
		'a number that the range allows only with another option',
		'config BIG\n\tbool "Big"\nconfig N\n\tint "N"\n\trange 1 100 if BIG\n\trange 1 5\nconfig B\n\tbool "B"\n\tdepends on N = 50\n',
		'B',
		['BIG=y, N=50, B=y'],
	],
	[
		'a number above what another number bounds',
		'config M\n\tint "M"\n\tdefault 5\nconfig N\n\tint "N"\n\trange 1 M\n\tdefault 1\nconfig B\n\tbool "B"\n\tdepends on N = 7\n',
		'B',
		['M=7, N=7, B=y'],
	],
	[
		'a hex keeps its form',
		'config H\n\thex "H"\n\tdefault 0x10\nconfig B\n\tbool "B"\n\tdepends on H > 0x1f\n',
		'B',
		['H=0x20, B=y'],
	],
	[
		'what has no prompt is selected',
		'config X\n\tbool\nconfig A\n\tbool "A"\n\tselect X\nconfig B\n\tbool "B"\n\tdepends on X\n',
		'B',
		['A=y, B=y'],
	],
	[
		'what has no prompt itself',
		'config X\n\tbool\nconfig A\n\tbool "A"\n\tselect X\nconfig B\n\tbool "B"\n\tselect X if A\n',
		'X',
		['A=y'],
	],
	[
		'what is selected under a condition',
		'config C\n\tbool "C"\nconfig X\n\tbool\nconfig A\n\tbool "A"\n\tselect X if C\nconfig B\n\tbool "B"\n\tdepends on X\n',
		'B',
		['A=y, C=y, B=y'],
	],
	[
		'what is implied',
		'config X\n\tbool\nconfig A\n\tbool "A"\n\timply X\nconfig B\n\tbool "B"\n\tdepends on X\n',
		'B',
		['A=y, B=y'],
	],
	[
		'what is on by a default',
		'config A\n\tbool "A"\nconfig X\n\tdef_bool y\n\tdepends on A\nconfig B\n\tbool "B"\n\tdepends on X\n',
		'B',
		['A=y, B=y'],
	],
	[
		'an enclosing if and menu',
		'config A\n\tbool "A"\nconfig V\n\tbool "V"\nif A\nmenu "Menu"\n\tvisible if V\nconfig B\n\tbool "B"\nendmenu\nendif\n',
		'B',
		['A=y, V=y, B=y'],
	],
	[
		'the nearer of two prompts',
		'config A\n\tbool "A"\nconfig C\n\tbool "C"\n\tdepends on A\nconfig B\n\tbool "B" if C\nconfig B\n\tbool "B" if A\n',
		'B',
		['A=y, B=y'],
	],
	[
		'a text that is hidden is only shown',
		'config A\n\tbool "A"\nconfig T\n\tstring "T"\n\tdepends on A\n',
		'T',
		['A=y'],
	],
	[
		'a value for a text that is hidden',
		'config A\n\tbool "A"\nconfig T\n\tstring "T"\n\tdepends on A\n',
		'T=x',
		['A=y, T=x'],
	],
	[
		'what is selected is let go',
		'config S\n\tbool "S"\n\tdefault y\n\tselect A\nconfig A\n\tbool "A"\n',
		'A',
		['S=n'],
	],
	[
		'also where it is a module that could be built in',
		`${modules}config S\n\ttristate "S"\n\tselect A\nconfig A\n\ttristate "A"\n`,
		'A',
		['S=n'],
		'CONFIG_MODULES=y\nCONFIG_S=m\n',
	],
	[
		'what turns something off comes later',
		'config A\n\tbool "A"\n\tdefault y\nconfig E\n\tbool "E"\nconfig F\n\tbool "F"\n\tdepends on E\nconfig B\n\tbool "B"\n\tdepends on !A || F\n',
		'B',
		['E=y, F=y, B=y', 'A=n, B=y'],
	],
	[
		'at most three',
		`${['A', 'C', 'D', 'E', 'F'].map(name => `config ${name}\n\tbool "${name}"\n`).join('')}config B\n\tbool "B"\n\tdepends on A || C || D || E || F\n`,
		'B',
		['A=y, B=y', 'C=y, B=y', 'D=y, B=y'],
	],
	[
		'a bool is off only where its default is off, and not where that is a module',
		`${modules}config A\n\ttristate "A"\nconfig C\n\tbool "C"\nconfig H\n\tdef_bool y\n\tdepends on A && !C\nconfig B\n\ttristate "B"\n\tdepends on A && !H\n`,
		'B',
		['C=y, B=m'],
		'CONFIG_MODULES=y\nCONFIG_A=m\n',
	],
	[
		'a default that is a module once there are modules',
		`${modules}config A\n\ttristate "A"\nconfig B\n\ttristate\n\tdefault A\n\tdepends on A\n`,
		'B=m',
		['MODULES=y, A=m'],
		'CONFIG_A=y\n',
	],
	[
		'a number that nothing gives a value is nought',
		'config A\n\tbool "A"\nconfig N\n\tint\n\tdefault 5 if !A\nconfig B\n\tbool "B"\n\tdepends on N = 0\n',
		'B',
		['A=y, B=y'],
	],
	[
		'a default that its range lets be',
		'config A\n\tbool "A"\n\tdefault y\nconfig N\n\tint\n\trange 1 9 if A\n\tdefault 50\nconfig B\n\tbool "B"\n\tdepends on N > 20\n',
		'B',
		['A=n, B=y'],
	],
	[
		'nor where a module selects it',
		`${modules}config A\n\ttristate "A"\nconfig S\n\ttristate "S"\n\tdepends on A\n\tselect H\nconfig H\n\tbool\nconfig B\n\ttristate "B"\n\tdepends on A && !H\n`,
		'B',
		['S=n, B=m'],
		'CONFIG_MODULES=y\nCONFIG_A=m\nCONFIG_S=m\n',
	],
	[
		'both at once cannot be',
		'config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A && (!A || NONE)\n',
		'B',
		[],
	],
];

for (const [rule, tree, target, expected, config] of cases) {
	test(`plans: ${rule}`, () => {
		assert.deepEqual(plans(tree, target, config), expected);
	});
}

test('without a plan it is said who stands in the way', () => {
	const found = search(
		'config X\n\tbool\nconfig B\n\tbool "B"\n\tdepends on X && MISSING && VERSION >= 4\nconfig VERSION\n\tint\n\tdefault 3\n',
		'B',
	);
	assert.deepEqual(found.plans, []);
	assert.equal(describeFailure(found), 'no plan found; in the way:');
	assert.deepEqual(
		found.deadEnds.map(({symbol, value, text}) => `${symbol.name}=${value} ${text}`),
		[
			'X=n it has no prompt: nothing gives it a value',
			'MISSING=n nothing defines it',
			'VERSION=3 it has no prompt: default at Kconfig:8',
		],
	);
});

for (const [what, bound, at] of [
	['range', 'range 1 10', '='],
	['range that counts of two', 'range 1 10\n\trange 1 99', '>='],
] as const) {
	test(`a number outside its ${what}, of numbers alone, has the range in the way`, () => {
		const found = search(
			`config N\n\tint "N"\n\t${bound}\n\tdefault 5\nconfig B\n\tbool "B"\n\tdepends on N ${at} 30\n`,
			'B',
		);
		assert.deepEqual(found.plans, []);
		assert.deepEqual(
			found.deadEnds.map(({symbol, value, text}) => `${symbol.name}=${value} ${text}`),
			['N=5 its range is 1 to 10 (Kconfig:3)'],
		);
	});
}

test('what is wanted does not stand in its own way beside those who do', () => {
	const text = `config BIG
	bool "Big"
	default y
config END
	int
	default 512 if !BIG
	default 8192
config USUAL
	int
	default 64
config N
	int "N" if !BIG
	range 2 END
	default USUAL
`;
	const found = search(text, 'N=99999');
	assert.deepEqual(found.plans, []);
	assert.deepEqual(
		found.deadEnds.map(({symbol}) => symbol.name),
		['END', 'USUAL'],
	);
	const alone = search('config N\n\tint "N"\n\trange 1 10\n\tdefault 5\n', 'N=30');
	assert.deepEqual(
		alone.deadEnds.map(({symbol}) => symbol.name),
		['N'],
	);
});

test('what excludes each other has no one who stands in the way', () => {
	const found = search(
		'config A\n\tbool "A"\nconfig C\n\tbool "C"\n\tdepends on !A\nconfig B\n\tbool "B"\n\tdepends on A && C\n',
		'B',
	);
	assert.deepEqual([found.plans, found.deadEnds], [[], []]);
	assert.equal(describeFailure(found), 'no plan found: what it needs excludes each other');
});

test('what a plan turns off and what follows is told', () => {
	const [plan] = search(
		'config A\n\tbool "A"\n\tdefault y\nconfig P\n\tbool "P"\n\tdefault y\n\tdepends on A\nconfig B\n\tbool "B"\n\tdepends on !A\n\tselect Q\nconfig Q\n\tbool\n',
		'B',
	).plans;
	assert.ok(plan);
	assert.equal(plan.turnsOff, 2);
	assert.equal(describeConsequences(plan), 'turns off P; 1 other comes on');
});

test('a menu without a symbol is shown', () => {
	const tree = treeOf(
		'config A\n\tbool "A"\nmenu "Menu"\n\tdepends on A\nconfig B\n\tbool "B"\nendmenu\n',
	);
	const evaluation = evaluateConfig(tree, '');
	const menu = [...nodesBelow(tree.root)].find(({prompt}) => prompt?.kind === 'menu');
	assert.ok(menu);
	const goal = goalForNode(evaluation, menu);
	assert.ok(goal);
	assert.deepEqual(findPlans(evaluation, goal.demands).plans.map(describePlan), ['A=y']);
});

test('there is nothing to plan for what can be set', () => {
	const evaluation = evaluateConfig(treeOf('config A\n\tbool "A"\n'), '');
	assert.equal(goalFor(evaluation, symbolOf(evaluation, 'A')), undefined);
});

test('a plan is one edit of the configuration, and leaves the old one as it is', () => {
	const evaluation = evaluateConfig(
		treeOf('config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\n'),
		'',
	);
	const b = symbolOf(evaluation, 'B');
	const [plan] = findPlans(evaluation, goalFor(evaluation, b)?.demands ?? []).plans;
	assert.ok(plan);
	const {evaluation: after, changes} = applyPlan(evaluation, plan);
	assert.deepEqual([evaluation.text(b), after.text(b)], ['n', 'y']);
	assert.deepEqual(
		changes.map(({symbol}) => symbol.name),
		['A', 'B'],
	);
});

/** Whether a menu takes these edits, one after the other, and they are enough. */
const reaches = (
	before: Evaluation,
	goal: Way,
	edits: readonly {readonly symbol: KconfigSymbol; readonly value: string}[],
): boolean => {
	const done = doEdits(
		before,
		edits.map(edit => ({kind: 'set', ...edit})),
	);
	return done !== undefined && goal.every(demand => isMet(done.evaluation, demand));
};

test('every plan that is offered works, and sets nothing that it need not, in any tree', () => {
	fc.assert(
		fc.property(kconfigFiles, files => {
			const {tree, diagnostics} = parseKconfig('Kconfig', {
				env: {},
				readSource: file => files.get(file),
				run: () => ({stdout: ''}),
			});
			fc.pre(!diagnostics.some(({severity}) => severity === 'error'));
			const evaluation = evaluate(tree, new Map());
			for (const symbol of tree.allSymbols) {
				const goal = goalFor(evaluation, symbol);
				for (const plan of goal ? findPlans(evaluation, goal.demands).plans : []) {
					const {evaluation: after} = applyPlan(evaluation, plan);
					const told = `${symbol.name}: ${describePlan(plan)}`;
					assert.ok(
						goal?.demands.every(demand => isMet(after, demand)),
						told,
					);
					for (const {symbol, after: planned} of plan.changes) {
						assert.equal(after.text(symbol), planned, told);
					}
					for (const left of plan.changes) {
						const others = plan.changes.filter(change => change !== left);
						const edits = others.map(({symbol, after: value}) => ({symbol, value}));
						assert.ok(!reaches(evaluation, goal?.demands ?? [], edits), `${told}: too much`);
					}
				}
			}
		}),
		{numRuns: 150},
	);
});

test('what many select is turned off, also where turning one off has another select it', () => {
	const names = Array.from({length: 150}, (_, index) => `S${index}`);
	const selectors = names.map(name => `config ${name}\n\tbool "S"\n\tdefault y\n\tselect T\n`);
	const text = `config T\n\tbool "T"\nconfig V\n\tbool "V"\n\tdefault y\nconfig U\n\tbool\n\tdefault y if V && S0=n\n\tselect T\n${selectors.join('')}`;
	const found = plans(text, 'T=n');
	assert.deepEqual(
		found[0]?.split(', ').toSorted(),
		['V=n', ...names.map(name => `${name}=n`)].toSorted(),
	);
});
