import type {Evaluation} from '../kconfig/evaluation.ts';
import {editsBetween} from '../kconfig/user-values.ts';
import {printExtraVars} from './extra-vars.ts';
import {configurationText, type ConfigurationFiles} from './files.ts';
import {readTextIfReadable} from './read-text.ts';

/**
 * Tells, again and again while a configuration is edited, whether a save would change a byte. To print a large
 * configuration takes longer than what an edit does; it is not needed where an edit has changed a line of one that is on
 * the disk. `filesNow` gives the same object as long as nothing about the files is another.
 */
export function compareWithDisk(
	filesNow: () => ConfigurationFiles,
): (evaluation: Evaluation) => boolean {
	let same:
		| {
				readonly evaluation: Evaluation;
				readonly text: string;
				readonly files: ConfigurationFiles;
		  }
		| undefined;
	return evaluation => {
		const files = filesNow();
		const {extraVarsFile, allExtraVars} = files;
		const onDisk = readTextIfReadable(files.configFile);
		const isSame = same?.files === files && onDisk === same.text;
		if (isSame && same && hasOtherLine(same.evaluation, evaluation)) return true;

		const text = onDisk === undefined ? undefined : configurationText(evaluation, files);
		if (text === undefined || onDisk !== text) return true;
		same = {evaluation, text, files};
		return (
			extraVarsFile !== undefined &&
			readTextIfReadable(extraVarsFile) !== printExtraVars(evaluation, {all: allExtraVars})
		);
	};
}

const hasOtherLine = (one: Evaluation, other: Evaluation): boolean =>
	one.tree === other.tree &&
	editsBetween(one.userValues, other.userValues).some(
		([symbol]) =>
			!symbol.isChoice &&
			(one.isWritten(symbol) !== other.isWritten(symbol) ||
				(one.isWritten(symbol) && one.text(symbol) !== other.text(symbol))),
	);
