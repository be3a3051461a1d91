import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';

/**
 * Yoga's glue decodes the WebAssembly module that it embeds through `fetch('data:…')`, and that loads a whole HTTP
 * client. Here the module is instantiated as it is.
 */
export const yogaWithoutFetch = {
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
