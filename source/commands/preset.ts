import {resolve} from 'node:path';
import {glibcRandom} from '../config/glibc-random.ts';
import {
	evenProbabilities,
	setAllNew,
	setRandomly,
	type Probabilities,
	type UserValues,
} from '../config/presets.ts';
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
			const probabilities = readProbabilities(context.env['KCONFIG_PROBABILITY'] ?? '');
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

/** Decimal, hexadecimal (0x) or octal (0), as C's `strtol` reads it; anything else is no seed. */
export function readSeed(text: string | undefined): number | undefined {
	const {sign, hex, octal, decimal} =
		/^\s*(?<sign>[+-]?)(?:0x(?<hex>[\da-f]+)|(?<octal>0[0-7]*)|(?<decimal>[1-9]\d*))$/i.exec(
			text ?? '',
		)?.groups ?? {};
	const digits = hex ?? octal ?? decimal;
	if (digits === undefined) return undefined;
	const value = Number.parseInt(digits, hex ? 16 : octal ? 8 : 10);
	return (sign === '-' ? -value : value) >>> 0;
}

/**
 * KCONFIG_PROBABILITY, percents between colons: of y for both types; of y and m for a tristate; or of y for a bool, then of y
 * and m for a tristate.
 */
export function readProbabilities(text: string): Probabilities {
	const [first, second, third] = text === '' ? [] : text.split(':').map(Number);
	let probabilities: Probabilities = evenProbabilities;
	if (first !== undefined && second !== undefined && third !== undefined) {
		probabilities = {boolYes: first, tristateYes: second, tristateMod: third};
	} else if (first !== undefined && second !== undefined) {
		probabilities = {boolYes: first + second, tristateYes: first, tristateMod: second};
	} else if (first !== undefined) {
		const tristateMod = Math.floor(first / 2);
		probabilities = {boolYes: first, tristateYes: first - tristateMod, tristateMod};
	}

	const {boolYes, tristateYes, tristateMod} = probabilities;
	const isPercent = (value: number) => value >= 0 && value <= 100;
	if ([first, second, third].every(value => value === undefined || isPercent(value))) {
		if (isPercent(boolYes) && isPercent(tristateYes + tristateMod)) return probabilities;
	}

	throw new ExpectedError(
		`KCONFIG_PROBABILITY is "${text}"; its parts must be percents, of 0 to 100.`,
	);
}
