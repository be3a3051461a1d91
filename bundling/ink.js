import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';

/** Ink's development mode looks for its tools while it is loaded, and waits for them. */
const withoutDevtools = {
	name: 'without-devtools',
	setup(esbuild) {
		esbuild.onLoad({filter: /ink[/\\]build[/\\]reconciler\.js$/}, async ({path}) => ({
			contents: (await readFile(path, 'utf8')).replaceAll(
				/^if \(process\.env\['DEV'\].*?^}/gms,
				'',
			),
		}));
	},
};

/** Measures plain text without the tables of all languages: see the file. */
const fastStringWidth = {
	name: 'fast-string-width',
	setup(esbuild) {
		const file = resolve('source/ui/terminal/fast-string-width.ts');
		esbuild.onResolve({filter: /^string-width$/}, ({importer}) =>
			importer === file ? undefined : {path: file},
		);
	},
};

/** Writes less where little of a line changes: see the file. */
const shortLineUpdates = {
	name: 'short-line-updates',
	setup(esbuild) {
		esbuild.onResolve({filter: /^\.\/line-update\.js$/}, () => ({
			path: resolve('source/ui/terminal/line-update.ts'),
		}));
	},
};

/**
 * Ink takes every row apart into its characters for every frame, and forgets them; and it makes an empty cell of its own
 * for each place on the screen. Most rows of a frame are those of the one before it, and no cell is ever changed.
 */
const rememberedRows = {
	name: 'remembered-rows',
	setup(esbuild) {
		esbuild.onLoad({filter: /ink[/\\]build[/\\]output\.js$/}, async ({path}) => {
			let contents = await readFile(path, 'utf8');
			for (const [forgotten, kept] of [
				['caches = new OutputCaches();', 'caches = rememberedCaches();'],
				[/row\.push\(\{.*?\}\);/s, 'row.push(emptyCell);'],
			]) {
				const changed = contents.replace(forgotten, kept);
				if (changed === contents) throw new Error(`${path} is not what it was`);
				contents = changed;
			}

			return {
				contents: `${contents}
					const emptyCell = {type: 'char', value: ' ', fullWidth: false, styles: []};
					let remembered = new OutputCaches();
					// A few screens' worth of rows.
					function rememberedCaches() {
						if (remembered.styledChars.size > 300) remembered = new OutputCaches();
						return remembered;
					}
				`,
			};
		});
	},
};

/** What is other than in Ink as it is published. To be looked at when Ink is upgraded. */
export const inkPlugins = [withoutDevtools, fastStringWidth, rememberedRows, shortLineUpdates];
