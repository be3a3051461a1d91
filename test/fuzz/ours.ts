import {
	printAutoConf,
	printAutoConfCommand,
	printAutoconfHeader,
	printRustcCfg,
} from '../../source/config/autoconf.ts';
import {printMinimalConfig} from '../../source/config/defconfig.ts';
import {parseDotconfig, printDotconfig} from '../../source/config/dotconfig.ts';
import {glibcRandom} from '../../source/config/glibc-random.ts';
import {findNewSymbols, newSymbolHelp, newSymbolLine} from '../../source/config/new-symbols.ts';
import {
	evenProbabilities,
	rewriteTristates,
	setAllNew,
	setRandomly,
	type UserValues,
} from '../../source/config/presets.ts';
import {type Diagnostic, describeDiagnostic} from '../../source/kconfig/diagnostics.ts';
import {type Evaluation, evaluate} from '../../source/kconfig/evaluation.ts';
import type {KconfigTree} from '../../source/kconfig/menu-tree.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';
import {unmetDependencies} from '../../source/kconfig/unmet-dependencies.ts';
import {type Case, environment, type Mode, modes, type Outcome} from './modes.ts';

/** What our engine makes of a case, in the words of C's `conf`. */
export const runOurs = ({kconfig, config, seed}: Case): ReadonlyMap<string, Outcome> => {
	const {tree, diagnostics} = parseKconfig('Kconfig', {
		env: environment,
		readSource: file => kconfig.get(file),
		run: () => ({stdout: '\n'}),
	});
	const isInfo = ({severity}: Diagnostic): boolean => severity === 'info';
	const told = {
		stdout: lines(diagnostics.filter(isInfo)),
		stderr: lines(diagnostics.filter(diagnostic => !isInfo(diagnostic))),
	};
	if (diagnostics.some(({severity}) => severity === 'error')) {
		const outcome = {...told, status: 1, files: new Map([['.config', config]])};
		return new Map([['olddefconfig', outcome]]);
	}
	return new Map(modes.map(mode => [mode.name, runMode(mode, tree, config, seed, told)]));
};

const lines = (diagnostics: readonly Diagnostic[]): string =>
	diagnostics.map(diagnostic => `${describeDiagnostic(diagnostic)}\n`).join('');

const runMode = (
	mode: Mode,
	tree: KconfigTree,
	config: string,
	seed: number,
	told: {readonly stdout: string; readonly stderr: string},
): Outcome => {
	const {name, option, isSeeded, readsConfig, makesAutoconf} = mode;
	const path = `out/${name}:.config`;
	const file = isSeeded ? 'in.config' : path;
	const read = parseDotconfig(isSeeded || readsConfig ? config : '', tree, {file});
	const evaluation = evaluate(tree, userValues(option, tree, read.userValues, seed));
	const files = new Map<string, string>();
	if (readsConfig) files.set('.config', config);
	let stdout = told.stdout;
	if (option === 'savedefconfig') {
		files.set('defconfig', printMinimalConfig(evaluation));
	} else if (option === 'listnewconfig') {
		stdout += findNewSymbols(evaluation)
			.map(found => `${newSymbolLine(evaluation, found)}\n`)
			.join('');
	} else if (option === 'helpnewconfig') {
		stdout += findNewSymbols(evaluation)
			.map(found => newSymbolHelp(evaluation, found))
			.join('');
	} else {
		const text = printDotconfig(evaluation);
		const isSame = files.get('.config') === text;
		if (readsConfig && !isSame) files.set('.config.old', config);
		files.set('.config', text);
		const message = isSame ? `No change to ${path}` : `configuration written to ${path}`;
		const printed =
			option === 'randconfig' ? `KCONFIG_SEED=0x${seed.toString(16).toUpperCase()}\n` : '';
		stdout = `${printed}${stdout}#\n# ${message}\n#\n`;
	}
	if (makesAutoconf) addAutoconf(files, evaluation, `out/${name}:auto.conf`);
	const unmet = unmetDependencies(evaluation).map(text => `\n${text}\n`);
	const stderr = told.stderr + lines(read.diagnostics) + unmet.join('');
	return {stdout, stderr, status: 0, files};
};

const addAutoconf = (files: Map<string, string>, evaluation: Evaluation, path: string): void => {
	files.set('auto.conf.cmd', printAutoConfCommand(evaluation, path));
	files.set('auto.conf', printAutoConf(evaluation));
	files.set('autoconf.h', printAutoconfHeader(evaluation));
	files.set('rustc_cfg', printRustcCfg(evaluation));
};

const userValues = (
	option: string,
	tree: KconfigTree,
	values: UserValues,
	seed: number,
): UserValues => {
	switch (option) {
		case 'yes2modconfig':
			return rewriteTristates(evaluate(tree, values), 'y', 'm');
		case 'mod2yesconfig':
			return rewriteTristates(evaluate(tree, values), 'm', 'y');
		case 'mod2noconfig':
			return rewriteTristates(evaluate(tree, values), 'm', 'n');
		case 'allyesconfig':
			return setAllNew(tree, values, 'y');
		case 'allmodconfig':
			return setAllNew(tree, values, 'm');
		case 'allnoconfig':
			return setAllNew(tree, values, 'n');
		case 'randconfig':
			return setRandomly(tree, values, evenProbabilities, glibcRandom(seed));
		default:
			return values;
	}
};
