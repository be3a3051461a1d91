import type {Change} from '../kconfig/edits.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {parseDotconfig} from './dotconfig.ts';
import {printExtraVars} from './extra-vars.ts';
import {configurationText, type ConfigurationFiles} from './files.ts';
import {diffLines, linesOf} from './line-diff.ts';
import {problemsIn, type SaveProblem} from './save-problems.ts';
import {readTextIfThere} from './read-text.ts';

/** What a save would do. Nothing is written. */
export type SavePreview = {
	/** Files that would be written, in order, and what of them: `7 of 214 lines differ`. Paths are absolute. */
	readonly files: readonly {readonly file: string; readonly what: string}[];
	/** Options whose line in `.config` is another one, or that have none (`before` is undefined) or will have none. */
	readonly differences: readonly Change[];
	readonly problems: readonly SaveProblem[];
};

/** Compares a configuration with what is on disk; `name` is what `.config` is called in a sentence. */
export function previewSave(
	evaluation: Evaluation,
	files: ConfigurationFiles,
	name: string,
): SavePreview {
	const config = configurationText(evaluation, files);
	const onDisk = readTextIfThere(files.configFile);
	const {prefix} = files;
	const parsed =
		onDisk === undefined
			? undefined
			: parseDotconfig(onDisk, evaluation.tree, {file: name, ...(prefix && {prefix})});
	return {
		files: filesToWrite(evaluation, files, config, onDisk),
		differences: parsed === undefined ? [] : differences(evaluation, parsed.userValues),
		problems: parsed === undefined ? [] : problemsIn(parsed, evaluation, files),
	};
}

function filesToWrite(
	evaluation: Evaluation,
	files: ConfigurationFiles,
	config: string,
	onDisk: string | undefined,
): SavePreview['files'] {
	const {configFile, extraVarsFile} = files;
	const list: {file: string; what: string}[] = [];
	if (onDisk !== config) {
		list.push({file: configFile, what: differText(onDisk, config)});
		if (onDisk !== undefined && !files.overwriteInPlace) {
			list.push({file: `${configFile}.old`, what: 'what is there now'});
		}
	}

	if (extraVarsFile !== undefined) {
		const extraVars = printExtraVars(evaluation, {all: files.allExtraVars});
		const there = readTextIfThere(extraVarsFile);
		if (there !== extraVars) list.push({file: extraVarsFile, what: differText(there, extraVars)});
	}

	return list;
}

function differText(before: string | undefined, after: string): string {
	const lines = linesOf(after);
	if (before === undefined) return `new, ${lines.length} lines`;
	const changed = diffLines(linesOf(before), lines);
	const [old, young] = (['old', 'new'] as const).map(
		kind => changed.filter(line => line.kind === kind).length,
	);
	const count = Math.max(old!, young!);
	return `${count} of ${lines.length} lines ${count === 1 ? 'differs' : 'differ'}`;
}

function differences(
	evaluation: Evaluation,
	onDisk: ReadonlyMap<Change['symbol'], string>,
): readonly Change[] {
	const changes: Change[] = [];
	for (const symbol of evaluation.tree.symbols.values()) {
		const before = onDisk.get(symbol);
		const after = evaluation.isWritten(symbol) ? evaluation.text(symbol) : undefined;
		if (before !== after) changes.push({symbol, before, after});
	}

	return changes;
}
