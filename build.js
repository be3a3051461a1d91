// Bundles source/ into build/: a launcher that any Node can parse, and behind it one chunk per command, so that a command
// without screens never loads React or Ink. performance.md has what each step was worth.
import {execFile} from 'node:child_process';
import {chmod, cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import {basename, resolve} from 'node:path';
import {build, transform} from 'esbuild';

const launcher = `#!/usr/bin/env node
import nodeModule from 'node:module';
var major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
	process.stderr.write('dcmenu needs Node 22 or newer; this is Node ' + process.versions.node + '.\\n');
	process.exit(1);
}
nodeModule.enableCompileCache && nodeModule.enableCompileCache();
nodeModule.createRequire(import.meta.url)('./cli.cjs').main(process.argv.slice(2));
`;

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

/**
 * Yoga's glue decodes the WebAssembly module that it embeds through `fetch('data:…')`, and that loads a whole HTTP
 * client. Here the module is instantiated as it is.
 */
const yogaWithoutFetch = {
	name: 'yoga-without-fetch',
	setup(esbuild) {
		const embedded = /(?<=data:application\/octet-stream;base64,)[\w+/=]+/;
		const glueFile = resolve('node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js');
		esbuild.onLoad({filter: /yoga-wasm-base64-esm\.js$/}, async () => ({
			contents: (await readFile(glueFile, 'utf8')).replace(embedded, ''),
		}));
		esbuild.onResolve({filter: /^yoga\.wasm$/}, () => ({path: 'yoga.wasm', namespace: 'yoga'}));
		esbuild.onLoad({filter: /.*/, namespace: 'yoga'}, async () => {
			const [base64] = embedded.exec(await readFile(glueFile, 'utf8'));
			return {contents: Buffer.from(base64, 'base64'), loader: 'binary'};
		});
		esbuild.onLoad({filter: /yoga-layout[/\\]dist[/\\]src[/\\]index\.js$/}, () => ({
			contents: `
				import loadYoga from '../binaries/yoga-wasm-base64-esm.js';
				import wrapAssembly from './wrapAssembly.js';
				import bytes from 'yoga.wasm';
				const instantiateWasm = (imports, take) => {
					const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
					take(instance);
					return instance.exports;
				};
				const yoga = {instantiateWasm};
				// It fills what it is given before it returns; its promise only says so.
				void loadYoga(yoga);
				export default wrapAssembly(yoga);
				export * from './generated/YGEnums.js';
			`,
			resolveDir: resolve('node_modules/yoga-layout/dist/src'),
		}));
	},
};

/**
 * A chunk as CommonJS that loads what it imports (chunks, packages, Node's own modules) when that is first used: most of
 * what a command could need it does not. An ES module would have all of it loaded, linked and run before its first line;
 * of Node's modules even everything that they only load when somebody asks for it.
 */
async function asLazyCommonJs(code) {
	const {code: eager} = await transform(code, {
		...language,
		format: 'cjs',
		supported: {...language.supported, 'dynamic-import': false},
		logOverride: {'empty-import-meta': 'error'},
	});
	const imports = new Map();
	const body = eager
		.replaceAll(/(?<=\bsource=|require\()"(\.\/[\w-]+)\.js"/g, '"$1.cjs"')
		.replaceAll(/^var (import_\w+) = (.+);$/gm, (_, name, value) => {
			// Node's own modules are their default export, too; to copy all their members takes longer.
			const own = /^__toESM\((require\("node:.+"\)), 1\)$/.exec(value);
			imports.set(name, own ? `{__proto__: ${own[1]}, default: ${own[1]}}` : value);
			return '';
		});
	const functions = Array.from(
		imports,
		([name, value]) => `let ${name}_;\nconst ${name} = () => (${name}_ ??= ${value});\n`,
	);
	const files = [...imports]
		.filter(([, value]) => value.startsWith('require("./'))
		.map(([name]) => name);
	// `new import_x.Class()` would take the function for the class.
	return `"use strict";\n${functions.join('')}${body}\n${loadingLater(files)}`.replaceAll(
		/(?<before>\bnew )?\b(?<name>import_\w+)(?<member>\.[\w$]+)/g,
		(text, ...found) => {
			const {before, name, member} = found.at(-1);
			if (!imports.has(name)) throw new Error(`${name} is no import`);
			return before ? `new (${name}()${member})` : `${name}()${member}`;
		},
	);
}

/**
 * Whoever runs for long, such as what destroys a machine at its deadline, must not need a file then that another build or
 * version has put away: what a chunk could need is loaded a little later. What is gone by then is told by whoever needs it.
 */
const loadingLater = names =>
	names.length === 0
		? ''
		: `setTimeout(() => { try { ${names.map(name => `${name}();`).join(' ')} } catch {} }, 3000).unref();\n`;

const language = {
	platform: 'node',
	target: 'node22',
	supported: {'regexp-unicode-property-escapes': true, 'regexp-set-notation': true},
	legalComments: 'none',
	logLevel: 'warning',
};

const bundle = {
	...language,
	outdir: 'build',
	bundle: true,
	write: false,
	format: 'esm',
	inject: ['source/ui/terminal/fast-segmenter.ts'],
	plugins: [withoutDevtools, fastStringWidth, rememberedRows, shortLineUpdates, yogaWithoutFetch],
};

const define = {
	'process.env.NODE_ENV': '"production"',
	'Intl.Segmenter': 'FastSegmenter',
};

await mkdir('build', {recursive: true});
const program = await build({
	...bundle,
	entryPoints: {
		cli: 'source/cli.ts',
		// Chunks of their own: Ink asks the second for every character that is not ASCII, and hardly ever the first, which
		// makes regular expressions of all emoji.
		'string-width': 'node_modules/string-width/index.js',
		'east-asian-width': 'node_modules/get-east-asian-width/index.js',
	},
	splitting: true,
	define: {...define, 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename'},
});
// The library, `dcmenu/kconfig`.
const library = await build({
	...bundle,
	entryPoints: {kconfig: 'source/config/library.ts'},
	define,
});
const made = new Map(library.outputFiles.map(({path, text}) => [basename(path), text]));
for (const {path, text} of program.outputFiles) {
	made.set(basename(path, '.js') + '.cjs', await asLazyCommonJs(text));
}

made.set('dcmenu.js', launcher);
// A dcmenu that runs loads its chunks as it needs them, so what is still the same stays where it is; only what this
// build did not make goes.
for (const file of await readdir('build')) {
	if (/\.c?js$/.test(file) && !made.has(file)) await rm(`build/${file}`);
}

for (const [file, text] of made) {
	const path = `build/${file}`;
	const isSame = (await readFile(path, 'utf8').catch(() => undefined)) === text;
	if (!isSame) await writeFile(path, text);
}

await chmod('build/dcmenu.js', 0o755);

// The library's types.
await promisify(execFile)(process.execPath, [
	'node_modules/typescript/bin/tsc',
	'--project',
	'tsconfig.library.json',
]);
for (const shipped of ['Kconfig.datacrunch', 'Kconfig.datacrunch.d', 'defconfigs', 'scenarios']) {
	await cp(shipped, `build/shipped/${shipped}`, {recursive: true});
}
