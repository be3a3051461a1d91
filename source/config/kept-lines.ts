import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {defaultPrefix, linesOf, readSetting, symbolNamed} from './dotconfig.ts';

/** The comment above them: whoever reads the file sees why they are there, and so does the next dcmenu. */
const title = '# Kept on request: not in this Kconfig tree';

/**
 * What a configuration ends with where somebody asked to keep lines of options that the tree does not have; empty where
 * there are none. What the tree has by now is written by itself.
 */
export function keptText(
	lines: readonly string[],
	tree: KconfigTree,
	prefix = defaultPrefix,
): string {
	const unknown = lines.filter(line => isUnknown(line, tree, prefix));
	return unknown.length === 0 ? '' : `\n#\n${title}\n#\n${unknown.join('\n')}\n`;
}

/** The lines that are kept in a file already: all up to the next empty one. */
export function keptLinesIn(text: string): readonly string[] {
	const lines = linesOf(text);
	const at = lines.indexOf(title);
	if (at < 0) return [];
	const below = lines.slice(at + 1);
	const end = below.indexOf('');
	return below.slice(0, end < 0 ? undefined : end).filter(line => line !== '#');
}

const isUnknown = (line: string, tree: KconfigTree, prefix: string): boolean => {
	const setting = readSetting(line, prefix);
	return typeof setting === 'object' && symbolNamed(tree, setting.name) === undefined;
};
