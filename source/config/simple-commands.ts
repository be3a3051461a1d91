/** A word of a shell command as it stands there, without quotes; `$…` stays in it. */
export type SimpleCommand = {
	readonly words: readonly string[];
	/** Files that it writes to. */
	readonly outputs: readonly string[];
};

/** What may stand where a command could, and starts or ends a group of them. */
const grouping = new Set(['{', '}', '!', 'if', 'then', 'elif', 'else', 'fi']);

/**
 * Takes a shell command apart into the simple commands it is made of. Undefined where there is more in it than lists and
 * pipelines of them: substitutions, loops, here documents, background jobs, patterns that match files.
 */
export function simpleCommands(text: string): readonly SimpleCommand[] | undefined {
	const commands: SimpleCommand[] = [];
	let words: string[] = [];
	let outputs: string[] = [];
	const endCommand = (): void => {
		if (words.length > 0 || outputs.length > 0) commands.push({words, outputs});
		words = [];
		outputs = [];
	};
	for (const [token] of text.matchAll(tokens)) {
		if (/^\s/.test(token) && !token.includes('\n')) continue;
		if (separators.has(token) || token.includes('\n')) {
			endCommand();
			continue;
		}
		const redirection = /^\d*(>>?|<)(&\d)?/.exec(token);
		if (redirection !== null) {
			const target = readWord(token.slice(redirection[0].length).trim());
			if (redirection[2] !== undefined) continue;
			if (target === undefined || target === '') return undefined;
			if (redirection[1] !== '<') outputs.push(target);
			continue;
		}
		const word = readWord(token);
		if (word === undefined) return undefined;
		if (words.length > 0 || !grouping.has(token)) words.push(word);
	}
	endCommand();
	return commands;
}

const word = String.raw`(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s;&|()<>'"\\])+`;
const tokens = new RegExp(
	String.raw`\s+|&&|\|\||[;|()]|\d*>>?&\d|\d*(?:>>?|<)[ \t]*${word}|${word}|.`,
	'gsu',
);
const separators = new Set([';', '&&', '||', '|', '(', ')']);

/** A word without its quotes; undefined where what it stands for is up to more than variables. */
function readWord(token: string): string | undefined {
	let value = '';
	for (const [part] of token.matchAll(/'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^'"\\]+|./gsu)) {
		if (part.startsWith("'") && part.length > 1) {
			value += part.slice(1, -1);
			continue;
		}
		const isQuoted = part.startsWith('"') && part.length > 1;
		const inside = isQuoted ? part.slice(1, -1) : part;
		if (/^["']/.test(inside) && !isQuoted) return undefined;
		if (/`|\$\(/.test(inside) || (!isQuoted && /^[^\\]*[*?&<>#~]/.test(inside))) return undefined;
		if (!isQuoted && inside.includes('[') && token !== '[') return undefined;
		value += inside.replaceAll(/\\(.)/gs, isQuoted ? '\\$1' : '$1');
	}
	return value;
}
