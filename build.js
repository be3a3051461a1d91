// Bundles source/ into build/: a launcher that any Node can parse, and behind it one chunk per command,
// so that a command without screens never loads React or Ink.
import {cp, mkdir, rm, writeFile, chmod} from 'node:fs/promises';
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

await rm('build', {recursive: true, force: true});
await mkdir('build', {recursive: true});
await build({
	entryPoints: {cli: 'source/cli.ts', 'shell-worker': 'source/config/shell-worker.ts'},
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
	},
	// What CommonJS packages expect to be there.
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url), bundleFile = import.meta.filename;",
	},
	plugins: [withoutDevtools],
	minifySyntax: true,
	legalComments: 'none',
	logLevel: 'warning',
});
await writeFile('build/dcmenu.js', launcher);
await chmod('build/dcmenu.js', 0o755);
for (const shipped of ['Kconfig.datacrunch', 'defconfigs', 'scenarios']) {
	await cp(shipped, `build/shipped/${shipped}`, {recursive: true});
}
