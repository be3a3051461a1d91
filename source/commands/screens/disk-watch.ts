import {parseDotconfig} from '../../config/dotconfig.ts';
import {configurationText, type ConfigurationFiles} from '../../config/files.ts';
import {readTextIfReadable, statIfThere} from '../../config/read-text.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import type {UserValues} from '../../kconfig/user-values.ts';
import type {DiskNews} from '../../ui/services.ts';
import {timeText} from '../time-text.ts';

/** Notices when somebody else writes the configuration that is edited here. */
export type DiskWatch = {
	/** Whether the file is still what was read, or what this configuration would write anyway. */
	news(evaluation: Evaluation): DiskNews;
	/** A text that `news` told of counts as read. */
	accept(text: string): void;
	/** The file is what this configuration gives: it was written just now. */
	written(evaluation: Evaluation): void;
};

/** `text` is the file's as it was read; undefined: there was none. `files` gives what counts now. */
export function watchDisk(
	file: string,
	text: string | undefined,
	files: () => Pick<ConfigurationFiles, 'prefix' | 'header' | 'keptLines'>,
): DiskWatch {
	const {prefix} = files();
	let known = text;
	return {
		news(evaluation) {
			const seen = readTextIfReadable(file);
			const time = seen === undefined || seen === known ? undefined : statIfThere(file)?.mtimeMs;
			if (seen === known) return {kind: seen === undefined ? 'none' : 'same'};
			// It may have gone in between.
			if (seen === undefined || time === undefined) return {kind: 'gone'};
			if (seen === configurationText(evaluation, files())) return {kind: 'same'};
			const valuesIn = (config: string): UserValues =>
				parseDotconfig(config, evaluation.tree, {file, ...(prefix && {prefix})}).userValues;
			return {
				kind: 'changed',
				time: timeText(time, Date.now()),
				text: seen,
				read: valuesIn(known ?? ''),
				theirs: valuesIn(seen),
			};
		},
		accept(accepted) {
			known = accepted;
		},
		written(evaluation) {
			known = configurationText(evaluation, files());
		},
	};
}
