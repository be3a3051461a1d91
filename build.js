// Bundles source/ into build/: a launcher that any Node can parse, and behind it one chunk per command, so that a command
// without screens never loads React or Ink. performance.md has what each step was worth.
import {execFile} from 'node:child_process';
import {chmod, cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createHash} from 'node:crypto';
import {basename} from 'node:path';
import {promisify} from 'node:util';
import {build} from 'esbuild';
import {commanderWithoutChildren} from './bundling/commander.js';
import {inkPlugins} from './bundling/ink.js';
import {language} from './bundling/language.js';
import {asLazyCommonJs} from './bundling/lazy-commonjs.js';
import {yogaWithoutFetch} from './bundling/yoga.js';

const launcher = `#!/usr/bin/env node
import nodeModule from 'node:module';
var major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
	process.stderr.write('dcmenu needs Node 22 or newer; this is Node ' + process.versions.node + '.\\n');
	process.exit(1);
}
var require = nodeModule.createRequire(import.meta.url);
require('./launch.cjs').launch(import.meta.dirname, require);
`;

const bundle = {
	...language,
	outdir: 'build',
	bundle: true,
	write: false,
	format: 'esm',
	inject: ['source/ui/terminal/fast-segmenter.ts'],
	plugins: [...inkPlugins, yogaWithoutFetch, commanderWithoutChildren],
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

const digest = createHash('sha256');
for (const [file, text] of made) digest.update(`${file}\0${text}\0`);
// What starts the program, and keeps what has been compiled of it for the next start.
const start = await build({
	...language,
	entryPoints: {launch: 'source/launcher/launch.ts'},
	outdir: 'build',
	bundle: true,
	write: false,
	format: 'cjs',
	define: {BUILD: JSON.stringify(digest.digest('hex').slice(0, 12))},
});
made.set('launch.cjs', start.outputFiles[0].text);
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
