import {join} from 'node:path';
import {
	folderOfFragments,
	fragmentKinds,
	fragments,
	type FragmentKind,
} from '../catalogue/fragments.ts';
import {readTextIfThere} from '../config/read-text.ts';
import {fragmentFolder} from '../config/shipped-fragments.ts';
import {shippedPath} from '../shipped.ts';
import type {CommandContext} from './context.ts';
import {findProjectFiles} from './project-files.ts';

/** A fragment of a project, or the shipped one that stands in for it. */
export type OwnFragment = {
	/** Where the project's own is, or would be; absolute. */
	readonly file: string;
	readonly isOwn: boolean;
	/** Of the project's own, else of the shipped one. */
	readonly text: string;
	/** Whether the shipped one takes its place while there is none; a kdevops tree has only its own. */
	readonly hasStandIn: boolean;
};

export function findFragments(
	context: CommandContext,
): Readonly<Record<FragmentKind, OwnFragment>> {
	const {isKdevops} = findProjectFiles(context);
	const folder = join(context.directory, folderOfFragments(isKdevops));
	const entries = fragmentKinds.map((kind): [FragmentKind, OwnFragment] => {
		const name = fragments[kind].file;
		const file = join(folder, name);
		const own = readTextIfThere(file);
		const text = own ?? readTextIfThere(shippedPath(join(fragmentFolder, name))) ?? '';
		return [kind, {file, isOwn: own !== undefined, text, hasStandIn: !isKdevops}];
	});
	return Object.fromEntries(entries) as Record<FragmentKind, OwnFragment>;
}
