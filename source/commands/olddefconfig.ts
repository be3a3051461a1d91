import {exitStatus} from '../errors.ts';
import {evaluate, type Evaluation} from '../kconfig/evaluation.ts';
import {rewriteTristates} from '../config/presets.ts';
import type {TristateLetter} from '../kconfig/tristate.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {saveConfiguration, tellWarnings} from './save.ts';

/** `dcmenu olddefconfig`: brings `.config` up to the tree; what is new takes its default. */
export const olddefconfigCommand = async (
	_arguments: object,
	context: CommandContext,
): Promise<number> => rewriteConfig(context, evaluation => evaluation);

const rewrites = {
	yes2modconfig: ['y', 'm'],
	mod2yesconfig: ['m', 'y'],
	mod2noconfig: ['m', 'n'],
} as const satisfies Record<string, readonly [TristateLetter, TristateLetter]>;

/** `dcmenu yes2modconfig`, `mod2yesconfig` and `mod2noconfig`: rewrites the tristates that `.config` sets. */
export const rewriteTristatesCommand = async (
	{mode}: {mode: keyof typeof rewrites},
	context: CommandContext,
): Promise<number> =>
	rewriteConfig(context, evaluation => {
		const [from, to] = rewrites[mode];
		return evaluate(evaluation.tree, rewriteTristates(evaluation, from, to));
	});

async function rewriteConfig(
	context: CommandContext,
	rewrite: (evaluation: Evaluation) => Evaluation,
): Promise<number> {
	const {project, evaluation, warnings} = await loadConfiguration(context);
	tellWarnings(warnings, context);
	await saveConfiguration(rewrite(evaluation), project, context);
	return exitStatus.done;
}
