import {resolve} from 'node:path';
import {glibcRandom} from '../config/glibc-random.ts';
import {setAllNew, setRandomly, type Probabilities, type UserValues} from '../config/presets.ts';
import {readProbabilities, readSeed} from '../config/random-settings.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {evaluate} from '../kconfig/evaluation.ts';
import {openProject, readConfig, type Project, type ReadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {saveConfiguration, tellWarnings} from './save.ts';

export type Preset =
	'alldefconfig' | 'allyesconfig' | 'allmodconfig' | 'allnoconfig' | 'randconfig';

/**
 * `dcmenu alldefconfig`, `allyesconfig`, `allmodconfig`, `allnoconfig` and `randconfig`: a configuration from nothing but
 * the tree and, with KCONFIG_ALLCONFIG, a file of settings that have to hold.
 */
export async function presetCommand(
	{preset}: {preset: Preset},
	context: CommandContext,
): Promise<number> {
	const project = openProject(context);
	const fixed = readFixedSettings(preset, project, context);
	tellWarnings([...project.warnings, ...(fixed?.warnings ?? [])], context);
	const userValues = presetValues(preset, project, fixed?.userValues ?? new Map(), context);
	await saveConfiguration(evaluate(project.tree, userValues), project, context);
	return exitStatus.done;
}

function presetValues(
	preset: Preset,
	{tree}: Project,
	fixed: UserValues,
	context: CommandContext,
): UserValues {
	switch (preset) {
		case 'alldefconfig':
			return fixed;
		case 'allyesconfig':
			return setAllNew(tree, fixed, 'y');
		case 'allmodconfig':
			return setAllNew(tree, fixed, 'm');
		case 'allnoconfig':
			return setAllNew(tree, fixed, 'n');
		case 'randconfig': {
			const seed = readSeed(context.env['KCONFIG_SEED']) ?? context.clock.now() % 2 ** 32;
			const probabilities = requireProbabilities(context.env['KCONFIG_PROBABILITY'] ?? '');
			context.stderr.write(`KCONFIG_SEED=0x${seed.toString(16).toUpperCase()}\n`);
			return setRandomly(tree, fixed, probabilities, glibcRandom(seed));
		}
	}
}

/** KCONFIG_ALLCONFIG: a file, or with "" or "1" the one that is named after the preset, else `all.config`. */
function readFixedSettings(
	preset: Preset,
	project: Project,
	context: CommandContext,
): ReadConfiguration | undefined {
	const named = context.env['KCONFIG_ALLCONFIG'];
	if (named === undefined) return undefined;
	const ownName = `${preset === 'randconfig' ? 'allrandom' : preset.replace(/config$/, '')}.config`;
	const names = named === '' || named === '1' ? [ownName, 'all.config'] : [named];
	for (const name of names) {
		const read = readConfig(project, resolve(project.directory, name), context);
		if (read) return read;
	}

	throw new ExpectedError(`KCONFIG_ALLCONFIG is set, but there is no ${names.join(' or ')}.`);
}

function requireProbabilities(text: string): Probabilities {
	const probabilities = readProbabilities(text);
	if (probabilities) return probabilities;
	throw new ExpectedError(
		`KCONFIG_PROBABILITY is "${text}"; its parts must be percents, of 0 to 100.`,
	);
}
