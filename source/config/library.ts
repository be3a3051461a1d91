/** `import {loadKconfig} from 'dcmenu/kconfig'`: the engine for other programs, without screens or network. */
import {resolve} from 'node:path';
import type {Diagnostic} from '../kconfig/diagnostics.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {Configuration} from './configuration.ts';
import {parseDotconfig} from './dotconfig.ts';
import {readTextIfThere} from './read-text.ts';
import {loadTree} from './load-tree.ts';

export type {Configuration, ConfigurationChange} from './configuration.ts';
export {diffConfigurations, type Difference} from './diff.ts';
export {parseDotconfig, type ParsedDotconfig} from './dotconfig.ts';
export {findUnmet, type Fragment, mergeFragments, type Merged} from './merge.ts';
export {type Cause, causesOf} from '../kconfig/causes.ts';
export {describeDiagnostic, type Diagnostic} from '../kconfig/diagnostics.ts';
export {
	applyEdit,
	type Change,
	type Edit,
	type EditResult,
	toggle,
	type VisibilityChange,
} from '../kconfig/edits.ts';
export {type Evaluation, evaluate} from '../kconfig/evaluation.ts';
export type {Explanation} from '../kconfig/explain.ts';
export {describeExpression} from '../kconfig/expression-text.ts';
export type {DeadEnd} from '../kconfig/plans/dead-ends.ts';
export type {Expression} from '../kconfig/expressions.ts';
export {type KconfigTree, type MenuNode, nodesBelow} from '../kconfig/menu-tree.ts';
export {parseKconfig, type ParserEffects} from '../kconfig/parse-kconfig.ts';
export {type Goal, goalFor, goalForValue} from '../kconfig/plans/plan-goals.ts';
export {describeConsequences, describePlan} from '../kconfig/plans/plan-text.ts';
export {
	applyPlan,
	findPlans,
	type Plan,
	type PlanSearch,
	searchPlans,
} from '../kconfig/plans/plans.ts';
export type {SearchResult} from '../kconfig/search.ts';
export type {KconfigSymbol} from '../kconfig/symbols.ts';
export type {Tristate} from '../kconfig/tristate.ts';

/** A tree that was read, and what there was to say about it. */
export type Kconfig = {
	readonly tree: KconfigTree;
	/** With an error among them (`severity`) the tree is what could be understood, and not to be relied on. */
	readonly diagnostics: readonly Diagnostic[];
	/** The configuration that nobody set anything in, or the one in a file's text, with C's warnings about it. */
	configure(text?: string): Configured;
	/** The configuration in a file; undefined where there is none. */
	configureFrom(file: string): Configured | undefined;
};

export type Configured = {
	readonly configuration: Configuration;
	readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads a Kconfig file and all it sources, from `directory` (the current one), with `env` (the process's) for its macros
 * and shell commands, which are run. KCONFIG_SHELL_LOG and KCONFIG_SHELL_REPLAY in it record and replay their answers.
 *
 * Throws where a file cannot be read; what is wrong in the files is in `diagnostics`.
 */
export function loadKconfig(
	file: string,
	{
		directory = process.cwd(),
		env = process.env,
	}: {
		readonly directory?: string;
		readonly env?: Readonly<Record<string, string | undefined>>;
	} = {},
): Kconfig {
	const {tree, diagnostics} = loadTree({directory, kconfigFile: file, env});
	const configured = (text: string, name: string): Configured => {
		const read = parseDotconfig(text, tree, {file: name});
		return {
			configuration: new Configuration(tree, read.userValues),
			diagnostics: read.diagnostics,
		};
	};
	return {
		tree,
		diagnostics,
		configure: (text = '') => configured(text, '.config'),
		configureFrom(name) {
			const text = readTextIfThere(resolve(directory, name));
			return text === undefined ? undefined : configured(text, name);
		},
	};
}
