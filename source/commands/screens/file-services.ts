import {existsSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {compareWithDisk} from '../../config/disk-comparison.ts';
import {printMinimalConfig} from '../../config/defconfig.ts';
import {commentOf, withComment} from '../../config/defconfig-comment.ts';
import {
	configurationText,
	writeConfiguration,
	writeText,
	type ConfigurationFiles,
} from '../../config/files.ts';
import {keptLinesIn} from '../../config/kept-lines.ts';
import {linesOf, unifiedDiff} from '../../config/line-diff.ts';
import {readTextIfThere} from '../../config/read-text.ts';
import {previewSave} from '../../config/save-preview.ts';
import {ExpectedError} from '../../errors.ts';
import {evaluate, type Evaluation} from '../../kconfig/evaluation.ts';
import type {KconfigTree} from '../../kconfig/menu-tree.ts';
import {expandPath, type Places} from '../../machine/places.ts';
import {openUnsavedEdits, takeLeftEdits, type LeftEdits} from '../../machine/unsaved-edits.ts';
import type {LoadReport, Services} from '../../ui/services.ts';
import {nameFrom, readConfig, type Project} from '../configuration.ts';
import type {CommandContext} from '../context.ts';
import {findDefconfig, listDefconfigs} from '../defconfig-files.ts';
import {watchDisk} from './disk-watch.ts';
import {applyNamed, namedEdits} from './named-edits.ts';
import {timeText} from '../time-text.ts';

/** What the screens can have done with files. */
export type FileServices = Pick<
	Services,
	| 'differsFromDisk'
	| 'hasFile'
	| 'lookAtFiles'
	| 'diskNews'
	| 'acceptDisk'
	| 'keepLines'
	| 'diffToDisk'
	| 'save'
	| 'goOnIn'
	| 'load'
	| 'defconfigs'
	| 'loadDefconfig'
	| 'saveDefconfig'
	| 'keepEdits'
	| 'forgetEdits'
	| 'takeLeftEdits'
	| 'forgetLeftEdits'
> & {
	/** Writes the configuration and returns the files written; rejects where somebody else wrote another one meanwhile. */
	write(this: void, evaluation: Evaluation): Promise<readonly string[]>;
};

/** `configText` is `.config` as it was read; `tree` gives the present one. */
export function createFileServices(
	project: Project,
	places: Places,
	context: CommandContext,
	{
		configText,
		tree,
		selectionRequest,
	}: {
		readonly configText: string | undefined;
		readonly tree: () => KconfigTree;
	} & Pick<Services, 'selectionRequest'>,
): FileServices {
	const {directory, configFile} = project;
	const name = (file: string): string => nameFrom(directory, file);
	/** Of what is edited: the project's own, or where somebody saved and went on. */
	let files: ConfigurationFiles = {...project, keptLines: keptLinesIn(configText ?? '')};
	const projectDisk = watchDisk(configFile, configText, () => files);
	let disk = projectDisk;
	let unsaved = openUnsavedEdits(places.stateDirectory, configFile);
	let left: LeftEdits | undefined;

	function load(file: string): LoadReport {
		const read = readConfig({tree: tree(), directory}, file, context);
		if (!read) throw new ExpectedError(`There is no configuration at ${name(file)}.`);
		const {lines, warnings} = read;
		return {evaluation: evaluate(tree(), read.userValues), lines, warnings};
	}

	/** An alternate is a copy: the YAML goes with .config alone. */
	function filesAt(path: string): ConfigurationFiles {
		const extraVarsFile = path === configFile ? project.extraVarsFile : undefined;
		return {...files, configFile: path, extraVarsFile};
	}

	async function write(evaluation: Evaluation): Promise<readonly string[]> {
		if (projectDisk.news(evaluation).kind === 'changed') {
			const merging = 'Go back to the menu and press s: it merges both, or asks.';
			const overwriting = `Go back to the menu and save as ${name(configFile)} to overwrite it.`;
			throw new ExpectedError(`Somebody else wrote ${name(configFile)} meanwhile.`, {
				nextSteps: [files.configFile === configFile ? merging : overwriting],
			});
		}

		const written = await writeConfiguration(evaluation, filesAt(configFile));
		projectDisk.written(evaluation);
		return written;
	}

	return {
		differsFromDisk: compareWithDisk(() => files),
		hasFile: file => existsSync(expandPath(file, places)),
		lookAtFiles(evaluation, withMinimal) {
			const preview = previewSave(evaluation, files, name(files.configFile));
			return {
				...preview,
				files: preview.files.map(({file, what}) => ({name: name(file), what})),
				...(withMinimal && {minimal: linesOf(printMinimalConfig(evaluation, project.prefix))}),
			};
		},
		diskNews: evaluation => disk.news(evaluation),
		acceptDisk(text) {
			disk.accept(text);
			const keptLines = [...new Set([...(files.keptLines ?? []), ...keptLinesIn(text)])];
			files = {...files, keptLines};
		},
		keepLines(keptLines) {
			files = {...files, keptLines};
		},
		diffToDisk(evaluation) {
			const edited = name(files.configFile);
			const names = {before: edited, after: `${edited} after a save`};
			return unifiedDiff(
				readTextIfThere(files.configFile) ?? '',
				configurationText(evaluation, files),
				names,
			);
		},
		async save(evaluation, file) {
			const path = file === undefined ? files.configFile : expandPath(file, places);
			const isEdited = path === files.configFile;
			if (isEdited && path === configFile) return {written: (await write(evaluation)).map(name)};
			const written = await writeConfiguration(evaluation, filesAt(path));
			if (isEdited) disk.written(evaluation);
			return {written: written.map(name)};
		},
		goOnIn(file, evaluation) {
			const path = expandPath(file, places);
			unsaved.forget();
			files = filesAt(path);
			disk = path === configFile ? projectDisk : watchDisk(path, undefined, () => files);
			disk.written(evaluation);
			unsaved = openUnsavedEdits(places.stateDirectory, path);
			return name(path);
		},
		write,
		load: async file => load(expandPath(file, places)),

		async defconfigs() {
			return listDefconfigs(directory).map(entry => {
				const {evaluation} = load(entry.file);
				const request = selectionRequest(evaluation);
				return {...entry, request, comment: commentOf(readTextIfThere(entry.file) ?? '')};
			});
		},
		loadDefconfig: async typed => load(findDefconfig(typed, directory)),
		async saveDefconfig(evaluation, typed, comment = '') {
			const file = typed.includes('/')
				? expandPath(typed, places)
				: resolve(directory, 'defconfigs', basename(typed));
			await writeText(file, withComment(printMinimalConfig(evaluation, project.prefix), comment));
			return {written: [name(file)]};
		},

		keepEdits: (edits, what) => unsaved.keep(namedEdits(edits), what),
		forgetEdits: () => unsaved.forget(),
		takeLeftEdits(evaluation) {
			left = takeLeftEdits(places.stateDirectory, configFile);
			return left && {...applyNamed(evaluation, left.edits), time: timeText(left.at, Date.now())};
		},
		forgetLeftEdits: () => left?.forget(),
	};
}
