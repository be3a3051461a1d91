import * as fc from 'fast-check';
import {answerText, autoConfText, configText} from './config-arbitrary.ts';
import {kconfigFiles, oneOf} from './kconfig-arbitrary.ts';
import type {Case} from './modes.ts';
import {shellFiles} from './shell-arbitrary.ts';

/*
 * What is left out because C's answer there is not defined by what it reads:
 *
 * - `X != y`: for a bool C takes a symbol for an expression and goes on with what lies in that memory.
 * - Choice defaults that are not members, and a MODULES symbol that depends on others: C uses their visibility and
 *   value of an earlier round, or of none.
 * - A member of a choice as the whole default, or bound, of another symbol: the text of a member, unlike its value, C has
 *   or has not by when it computed the choice.
 * - A simple assignment to a variable that its value asks for: C reads what it has freed.
 * - NUL bytes: they end C's strings, and what lies behind them is seen again or not by where its buffers end.
 * - A KCONFIG_SEED that is no number: C takes the time.
 *
 * And because the two differ on purpose, or are not called the same way: option mistakes and help, which name the
 * program; commands that read the standard input, which ours has not got here; commands that tell one process from
 * another; `output yaml`, which this C does not know.
 *
 * Where C crashes or never ends, that mode is not compared.
 */

/** Mostly nothing at all. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, freq = 7): fc.Arbitrary<T | undefined> =>
	fc.oneof({arbitrary: fc.constant(undefined), weight: freq}, {arbitrary, weight: 1});

const seedText = fc.oneof(
	{arbitrary: fc.nat(0xff_ff).map(String), weight: 5},
	{
		arbitrary: oneOf(
			['0', '-1', '+7', ' 7', '0x1F', '0X1f', '010', '-0x10', '4294967296', '2147483648'],
			['9223372036854775808', '-9223372036854775809', '0xffffffffffffffffff', '\t-010', '00'],
		),
		weight: 1,
	},
);

const probabilityText = oneOf(
	['', '0', '50', '100', '101', '-1', '7', '30:20', '0:100', '50:51', '10:20:30', '100:0:0'],
	['10:60:50', 'x', '10:x', ':10', '10::20', ' 10', '+10', '10 20', '1e1', '1:2:3:400', '10:'],
	['4294967346', '99999999999999999999', '0x10', '30: 20', '10:20:', '-0', '200:1', '5:'],
);

const defconfigList = oneOf(
	['in.config', 'missing in.config', ' missing\t in.config all.config', '', '  ', 'missing'],
	['all.config in.config', 'missing\nall.config\n', 'Kconfig', 'out in.config'],
);

/** Variables that change what is read and written, beside those that a mode has by itself. */
const variables = fc.record({
	KCONFIG_SEED: seedText,
	KCONFIG_PROBABILITY: sometimes(probabilityText, 2),
	KCONFIG_ALLCONFIG: sometimes(oneOf(['in.config', 'in.config', '1', '', 'missing', 'out']), 2),
	KCONFIG_DEFCONFIG_LIST: sometimes(defconfigList, 2),
	KCONFIG_NOSILENTUPDATE: sometimes(oneOf(['1', ''])),
	KCONFIG_OVERWRITECONFIG: sometimes(oneOf(['1', ''])),
	KCONFIG_WARN_UNKNOWN_SYMBOLS: sometimes(oneOf(['1', ''])),
	KCONFIG_WERROR: sometimes(oneOf(['1', '']), 15),
	CONFIG_: sometimes(oneOf(['BR2_', 'CONFIG_', 'X', ' ', '# '], ['', ''])),
	srctree: sometimes(oneOf(['tree', 'tree', 'tree/', '.', 'missing', '']), 3),
});

/** Configurations that variables may name. */
const seedNames = ['all.config', 'allyes.config', 'allno.config', 'alldef.config'];

const seeds = fc
	.array(fc.tuple(fc.constantFrom(...seedNames), configText), {maxLength: 2})
	.map(entries => new Map(entries));

/** A tree in full, in all modes. */
const treeCase: fc.Arbitrary<Case> = fc
	.record({
		kconfig: kconfigFiles,
		variables,
		config: fc.option(configText, {nil: undefined, freq: 8}),
		autoConf: sometimes(autoConfText, 2),
		given: fc.option(configText, {nil: undefined, freq: 12}),
		seeds,
		answers: answerText,
		options: fc.oneof(
			{arbitrary: fc.constant([]), weight: 12},
			{
				arbitrary: oneOf(['-s', '--silent', '--oldask', '--synccon', '--randconfig']).map(
					option => [option],
				),
				weight: 1,
			},
		),
		/** Whether the names in configurations begin as CONFIG_ says. */
		usesPrefix: fc.boolean(),
		/** Which files lie under srctree, where that is set; a bit a file. */
		places: fc.nat(7),
	})
	.map(
		({
			kconfig,
			variables,
			config,
			autoConf,
			given,
			seeds,
			answers,
			options,
			usesPrefix,
			places,
		}) => {
			const env: Readonly<Record<string, string>> = Object.fromEntries(
				Object.entries(variables).flatMap(([name, value]) =>
					value === undefined ? [] : [[name, value]],
				),
			);
			const prefix = usesPrefix ? env['CONFIG_'] : undefined;
			const prefixed = (text: string): string => text.replaceAll('CONFIG_', prefix ?? 'CONFIG_');
			const configs = [...(given === undefined ? [] : [['in.config', given] as const]), ...seeds];
			const files = [
				...kconfig,
				...configs.map(([name, text]) => [name, prefixed(text)] as const),
			].map(([name, text], place) => {
				const isElsewhere = variables.srctree?.startsWith('tree') === true && (places >> place) & 1;
				return [isElsewhere ? `tree/${name}` : name, text] as const;
			});
			return {
				files: new Map(files),
				config: config === undefined ? undefined : prefixed(config),
				autoConf: autoConf === undefined ? undefined : prefixed(autoConf),
				answers,
				options,
				env,
				isShort: false,
			};
		},
	);

/** Shell commands in all places, which are run while the tree is read. */
const shellCase: fc.Arbitrary<Case> = fc
	.record({files: shellFiles, config: configText})
	.map(({files, config}) => ({
		files: new Map([...files, ['in.config', 'CONFIG_B1=y\n']]),
		config,
		autoConf: undefined,
		answers: 'y\nn\n',
		options: [],
		env: {},
		isShort: true,
	}));

/** `shells` is the share of cases with shell commands, in percents. */
export const makeCases = (shells: number): fc.Arbitrary<Case> =>
	fc.oneof(
		...(shells < 100 ? [{arbitrary: treeCase, weight: 100 - shells}] : []),
		...(shells > 0 ? [{arbitrary: shellCase, weight: shells}] : []),
	);
