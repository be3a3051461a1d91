// Bundles source/ into build/: a launcher that any Node can parse, and behind it one chunk per command,
// so that a command without screens never loads React or Ink.
import {execFile} from 'node:child_process';
import {chmod, cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import {basename, resolve} from 'node:path';
import {build} from 'esbuild';

const launcher = `#!/usr/bin/env node
var major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
	process.stderr.write('dcmenu needs Node 22 or newer; this is Node ' + process.versions.node + '.\\n');
	process.exit(1);
}
import('node:module').then(function (nodeModule) {
	nodeModule.enableCompileCache && nodeModule.enableCompileCache();
	return import('./cli.js');
}).then(function (cli) { return cli.main(process.argv.slice(2)); });
`;

/** react-devtools-core is an optional peer of Ink that only its development mode uses. */
const withoutDevtools = {
	name: 'without-devtools',
	setup(esbuild) {
		esbuild.onResolve({filter: /^react-devtools-core$/}, () => ({
			path: 'react-devtools-core',
			namespace: 'stub',
		}));
		esbuild.onLoad({filter: /.*/, namespace: 'stub'}, () => ({contents: 'export default {}'}));
	},
};

/** Measures plain text without the tables of all languages: see the file. */
const fastStringWidth = {
	name: 'fast-string-width',
	setup(esbuild) {
		const file = resolve('source/ui/fast-string-width.ts');
		esbuild.onResolve({filter: /^string-width$/}, ({importer}) =>
			importer === file ? undefined : {path: file},
		);
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
				export default wrapAssembly(await loadYoga({instantiateWasm}));
				export * from './generated/YGEnums.js';
			`,
			resolveDir: resolve('node_modules/yoga-layout/dist/src'),
		}));
	},
};

await mkdir('build', {recursive: true});
const {metafile} = await build({
	entryPoints: {
		cli: 'source/cli.ts',
		kconfig: 'source/config/library.ts',
	},
	outdir: 'build',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22',
	supported: {'regexp-unicode-property-escapes': true, 'regexp-set-notation': true},
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		__filename: 'bundleFile',
		'Intl.Segmenter': 'FastSegmenter',
	},
	inject: ['source/ui/fast-segmenter.ts'],
	// What CommonJS packages expect to be there.
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url), bundleFile = import.meta.filename;",
	},
	plugins: [withoutDevtools, fastStringWidth, yogaWithoutFetch],
	minifySyntax: true,
	legalComments: 'none',
	logLevel: 'warning',
	metafile: true,
});
// A dcmenu that runs loads its chunks as it needs them, so what is still the same stays where it is; only what this
// build did not make goes.
const made = new Set(Object.keys(metafile.outputs).map(file => basename(file)));
for (const file of await readdir('build')) {
	if (/\.js$/.test(file) && file !== 'dcmenu.js' && !made.has(file)) await rm(`build/${file}`);
}

// The types of the library, `dcmenu/kconfig`.
await promisify(execFile)(process.execPath, [
	'node_modules/typescript/bin/tsc',
	'--project',
	'tsconfig.library.json',
]);
await writeFile('build/dcmenu.js', launcher);
await chmod('build/dcmenu.js', 0o755);
for (const shipped of ['Kconfig.datacrunch', 'Kconfig.datacrunch.d', 'defconfigs', 'scenarios']) {
	await cp(shipped, `build/shipped/${shipped}`, {recursive: true});
}
