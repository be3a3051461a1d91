import * as fc from 'fast-check';
import {
	type Attribute,
	type Condition,
	type Operand,
	printStatements,
	type Reference,
	type Statement,
} from './kconfig-text.ts';

/** One of many texts, in as many groups as fit the lines. */
export const oneOf = (...groups: readonly (readonly string[])[]): fc.Arbitrary<string> =>
	fc.constantFrom(...groups.flat());

const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> =>
	fc.option(arbitrary, {nil: undefined, freq});

const rarely = <T, U>(
	usual: fc.Arbitrary<T>,
	rare: fc.Arbitrary<U>,
	weight: number,
): fc.Arbitrary<T | U> => fc.oneof({arbitrary: usual, weight}, {arbitrary: rare, weight: 1});

const reference: fc.Arbitrary<Reference> = fc.record({
	number: fc.nat(63),
	isAny: rarely(fc.constant(false), fc.constant(true), 400),
});

const number = oneOf(
	['0', '1', '5', '10', '100', '-1', '-7', '007', '0x0', '0x1F', '0X10', 'ff', '1e', '12a', '-'],
	['9223372036854775807', '9223372036854775808', '-9223372036854775809', '0xffffffffffffffff'],
	['99999999999999999999', '0x10000000000000000', '08', '0xg', 'abc', '--1', '-0'],
);

const quoted = oneOf(
	['"a"', '"b"', "'a'", '""', '"5"', '"-5"', '" 7"', '"+3"', '"0x1f"', '"y"', '"m"', '"n"'],
	[String.raw`"q\"q"`, String.raw`'it\'s'`, String.raw`"back\\slash"`, String.raw`"c\d"`],
	[`"it's"`, `'say "x"'`, '"a # b"', '"$x"', '"$(V0)"', '"x$(V1)y"', '"tab\there"', '"a,b"'],
	['"MODULES"', '"B1"', '"1 "', '"\u00e9"', '"10 20"'],
);

/** Words with macros in them; where they expand to nothing, most often something is left. */
const macro = rarely(
	oneOf(
		['$(V0)', '$(V1)', '$(V0)x', 'x$(V1)', '$(ENVY)', '$(V2,T,2)', '$(V2,$(V0),(c,d))', '$'],
		['$(lineno)', 'x$(UNSET)', 'B$(info,note)1', 'T$(V3)2', '$(filename)', '$(V$(V4))', '$(1)7'],
	),
	oneOf(
		[
			'$(UNSET)',
			'$(ENVTEXT)',
			'$(1)',
			'$( V0)',
			'$(V0 )',
			'$()',
			'$(V2)',
			'$(warning-if,y,careful)',
		],
		['$(error-if,y,bad)', '$(info)', '$(info,a,b)', '$(lineno,1)', '$(V3,(a)', '$(V2,,)'],
	),
	8,
);

const operand: fc.Arbitrary<Operand> = fc.oneof(
	{
		arbitrary: reference.map(reference => ({kind: 'reference', reference}) as const),
		weight: 12,
	},
	{
		arbitrary: fc
			.oneof(
				{arbitrary: fc.constantFrom('y', 'n', 'm', 'MODULES'), weight: 4},
				{arbitrary: number, weight: 2},
				{arbitrary: quoted, weight: 2},
				{arbitrary: macro, weight: 1},
				{arbitrary: fc.constantFrom('UNDEFINED', 'v6', '6-12'), weight: 1},
			)
			.map(text => ({kind: 'text', text}) as const),
		weight: 5,
	},
);

const equality: fc.Arbitrary<Condition> = fc
	.record({
		operator: fc.constantFrom('=', '!='),
		left: operand,
		right: fc.oneof(
			operand,
			fc.constantFrom('y', 'm', 'n').map(text => ({kind: 'text', text}) as const),
		),
	})
	.map(({operator, left, right}) => {
		const isUndefinedInC = operator === '!=' && right.kind === 'text' && /[y$]/.test(right.text);
		return {kind: 'compare', operator: isUndefinedInC ? '=' : operator, left, right} as const;
	});

const order: fc.Arbitrary<Condition> = fc.record({
	kind: fc.constant('compare' as const),
	operator: fc.constantFrom('<', '<=', '>', '>='),
	left: operand,
	right: operand,
});

const {condition} = fc.letrec<{condition: Condition}>(tie => ({
	condition: fc.oneof(
		{depthSize: 'small', withCrossShrink: true},
		{arbitrary: operand.map(operand => ({kind: 'operand', operand}) as const), weight: 6},
		{arbitrary: equality, weight: 2},
		{arbitrary: order, weight: 1},
		{
			arbitrary: tie('condition').map(operand => ({kind: 'not', operand}) as const),
			weight: 2,
		},
		{
			arbitrary: tie('condition').map(operand => ({kind: 'group', operand}) as const),
			weight: 1,
		},
		{
			arbitrary: fc.record({
				kind: fc.constantFrom('&&' as const, '||' as const),
				left: tie('condition'),
				right: tie('condition'),
			}),
			weight: 4,
		},
	),
}));

const simple: fc.Arbitrary<Condition> = operand.map(
	operand => ({kind: 'operand', operand}) as const,
);

const title = rarely(
	fc.constantFrom('"title"', '"another"', "'single'"),
	fc.oneof(quoted, fc.constantFrom('" leading"', '"  "', '"unclosed', '"multi\\', '"\ttab"')),
	12,
);

const helpLine = rarely(
	oneOf(
		[
			'\t  text',
			'\t    deeper',
			'',
			'   ',
			'\t',
			'\t  trailing  ',
			'\t\ttab',
			'            twelve',
		],
		['\t  config X', '\t  # comment', '\t  "quote', '\t  $(V0)', ' \t  mixed', '\t  \u00e9'],
	),
	fc.constantFrom('  less', '\t one less', 'none', '# comment'),
	60,
);

const help: fc.Arbitrary<readonly string[]> = rarely(
	fc.array(helpLine, {maxLength: 4}).map(lines => ['\t  first', ...lines]),
	fc.array(helpLine, {maxLength: 3}),
	30,
);

const attribute: fc.Arbitrary<Attribute> = fc.oneof(
	{
		arbitrary: fc.record({kind: fc.constant('depends' as const), condition}),
		weight: 5,
	},
	{
		arbitrary: fc.record({
			kind: rarely(
				fc.constant('default' as const),
				fc.constantFrom('def_bool' as const, 'def_tristate' as const),
				8,
			),
			value: fc.oneof(simple, condition, quoted.map(text), number.map(text)),
			condition: maybe(condition),
		}),
		weight: 7,
	},
	{
		arbitrary: fc.record({
			kind: fc.constantFrom('select' as const, 'imply' as const),
			target: reference,
			condition: maybe(condition),
		}),
		weight: 4,
	},
	{
		arbitrary: fc.record({
			kind: fc.constant('prompt' as const),
			title,
			condition: maybe(condition),
		}),
		weight: 3,
	},
	{
		arbitrary: fc.record({
			kind: fc.constant('range' as const),
			low: fc.oneof(
				number.map(text => ({kind: 'text', text}) as const),
				operand,
			),
			high: fc.oneof(
				number.map(text => ({kind: 'text', text}) as const),
				operand,
			),
			condition: maybe(condition),
		}),
		weight: 2,
	},
	{
		arbitrary: fc.record({
			kind: fc.constant('help' as const),
			lines: help,
		}),
		weight: 2,
	},
);

/** A default that is one text. */
function text(text: string): Condition {
	return {kind: 'operand', operand: {kind: 'text', text}};
}

const oddType: fc.Arbitrary<Attribute> = fc.record({
	kind: fc.constant('type' as const),
	type: fc.constantFrom('bool', 'tristate', 'int', 'hex', 'string', 'bool "x"'),
});

const dependency: fc.Arbitrary<Attribute> = fc.record({
	kind: fc.constant('depends' as const),
	condition,
});

const configAttribute = rarely(attribute, oddType, 25);

const leafLine = oneOf(
	['V0 = y', 'V0 := B1', 'V1 = 5', 'V1 := $(V0)', 'V1 += $(lineno)', 'V2 = $(1)$(2)', 'V2 += z'],
	['V0 := $(V1)', 'V3 = $(V3)', 'V0 =', 'V1 =   spaced  # not a comment', '$(info,a $(V0) b)'],
	['$(warning-if,$(V0),told at $(lineno))', '# a comment', '', 'V2 = $(if,$(1))', '\\'],
	['V4 = "quoted" $(V0)', 'V0 := m', 'V0+=n', ' V1:=$(ENVTEXT)'],
);

const {statement} = fc.letrec<{statement: Statement}>(tie => ({
	statement: fc.oneof(
		{depthSize: 'small'},
		{
			arbitrary: fc.record({
				kind: rarely(fc.constant('config' as const), fc.constant('menuconfig' as const), 6),
				place: fc.nat(63),
				isMember: rarely(fc.constant(false), fc.constant(true), 25),
				type: rarely(
					fc.constant(undefined),
					fc.constantFrom('bool', 'tristate', 'int', 'hex', 'string', ''),
					20,
				),
				title: fc.option(title, {nil: undefined, freq: 4}),
				attributes: fc.array(configAttribute, {maxLength: 5}),
			}),
			weight: 16,
		},
		{
			arbitrary: fc.record({
				kind: fc.constant('choice' as const),
				place: fc.nat(63),
				title,
				attributes: fc.array(dependency, {maxLength: 1}),
				defaults: fc.array(fc.record({member: fc.nat(2), condition: maybe(condition)}), {
					maxLength: 2,
				}),
				members: fc.array(
					fc.record({
						member: fc.nat(2),
						attributes: fc.array(rarely(dependency, attribute, 8), {maxLength: 2}),
						condition: fc.option(condition, {nil: undefined, freq: 1}),
					}),
					{minLength: 1, maxLength: 3},
				),
			}),
			weight: 3,
		},
		{
			arbitrary: fc.record({kind: fc.constant('line' as const), text: leafLine}),
			weight: 2,
		},
		{
			arbitrary: fc.record({
				kind: fc.constant('comment' as const),
				title,
				dependsOn: maybe(condition),
			}),
			weight: 2,
		},
		{
			arbitrary: fc.record({
				kind: fc.constant('menu' as const),
				place: fc.nat(63),
				title,
				dependsOn: maybe(condition),
				visibleIf: maybe(condition),
				body: fc.array(tie('statement'), {maxLength: 4}),
			}),
			weight: 2,
		},
		{
			arbitrary: fc.record({
				kind: fc.constant('if' as const),
				place: fc.nat(63),
				condition,
				body: fc.array(tie('statement'), {maxLength: 4}),
			}),
			weight: 3,
		},
	),
}));

/** Something wrong at a place in the text, which is a fraction of its length. */
type Damage = {readonly at: number; readonly cut: number; readonly insert: string};

const damage: fc.Arbitrary<Damage> = fc.record({
	at: fc.double({min: 0, max: 1, noNaN: true}),
	cut: fc.nat(3),
	insert: oneOf(
		[
			'',
			'"',
			"'",
			'(',
			')',
			'!',
			'=',
			'&&',
			'||',
			'\n',
			'\\\n',
			'$',
			'$(',
			'if',
			' config ',
			'endif\n',
		],
		['endmenu\n', 'endchoice\n', 'help\n', '@', '&', ':', '\t', '\r', 'source "missing"\n', ' y '],
	),
});

const macroLines = ['V0 = y', 'V1 := 5', 'V2 = $(1)$(2)', 'V4 = 0'];

const moduleLines: fc.Arbitrary<readonly string[]> = fc.constantFrom(
	['config MODULES', '\tbool', '\tmodules', '\tdefault y'],
	['config MODULES', '\tbool "modules"', '\tmodules'],
	[],
	['config MODULES', '\tmodules', '\tbool "modules"', '\tdefault y'],
);

/** The files of a tree by name: `Kconfig`, and `Kconfig.two`, which it may source. */
export const kconfigFiles: fc.Arbitrary<ReadonlyMap<string, string>> = fc
	.record({
		mainmenu: maybe(title, 4),
		modules: moduleLines,
		first: fc.array(statement, {maxLength: 7}),
		sourced: fc.option(fc.array(statement, {maxLength: 4}), {nil: undefined, freq: 1}),
		second: fc.array(statement, {maxLength: 5}),
		damage: rarely(
			fc.constant<readonly Damage[]>([]),
			fc.array(damage, {minLength: 1, maxLength: 2}),
			7,
		),
		end: rarely(fc.constant('\n'), fc.constant(''), 15),
	})
	.map(({mainmenu, modules, first, sourced, second, damage, end}) => {
		const choices = new Map<number, number>();
		const lines = [
			...(mainmenu === undefined ? [] : [`mainmenu ${mainmenu}`]),
			...macroLines,
			...modules,
			...printStatements(first, choices),
			...(sourced === undefined ? [] : ['source "Kconfig.two"']),
			...printStatements(second, choices),
		];
		const files = new Map([['Kconfig', damaged(lines.join('\n') + end, damage)]]);
		if (sourced !== undefined) {
			files.set('Kconfig.two', `${printStatements(sourced, choices).join('\n')}${end}`);
		}
		return files;
	});

const damaged = (text: string, places: readonly Damage[]): string =>
	places.reduce((result, {at, cut, insert}) => {
		const offset = Math.floor(at * result.length);
		return result.slice(0, offset) + insert + result.slice(offset + cut);
	}, text);
