import {transform} from 'esbuild';
import {language} from './language.js';

/**
 * A chunk as CommonJS that loads what it imports (chunks, packages, Node's own modules) when that is first used: most of
 * what a command could need it does not. An ES module would have all of it loaded, linked and run before its first line;
 * of Node's modules even everything that they only load when somebody asks for it.
 */
export async function asLazyCommonJs(code) {
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
