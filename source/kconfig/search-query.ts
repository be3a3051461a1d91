/** Where to look: a query may begin with one of these and a colon. */
const searchScopes = ['name', 'prompt', 'help'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** What is looked for, and where; without a scope everywhere. */
export type SearchQuery = {
	readonly scope: SearchScope | undefined;
	readonly isPattern: boolean;
	/** The words, or the pattern. */
	readonly text: string;
};

/** Takes a query apart: "gpu fast", "help:gpu", "re:^GPU", "name:re:^GPU". */
export const parseQuery = (query: string): SearchQuery => {
	const scope = searchScopes.find(name => query.startsWith(`${name}:`));
	const rest = query.slice(scope === undefined ? 0 : scope.length + 1);
	const isPattern = rest.startsWith('re:');
	return {scope, isPattern, text: isPattern ? rest.slice(3) : rest};
};

/** The same query for the next place: everywhere, then each scope, then everywhere again. */
export const inNextScope = (query: string): string => {
	const {scope} = parseQuery(query);
	const next = searchScopes[scope === undefined ? 0 : searchScopes.indexOf(scope) + 1];
	const rest = scope === undefined ? query : query.slice(scope.length + 1);
	return next === undefined ? rest : `${next}:${rest}`;
};

/** What keeps a query from being a pattern: "Unterminated group"; undefined where it is one, or is words. */
export const patternProblem = (query: string): string | undefined => {
	const {isPattern, text} = parseQuery(query);
	const pattern = isPattern ? compile(text) : undefined;
	return pattern instanceof SyntaxError ? pattern.message.replace(/^.*: /, '') : undefined;
};

/** The letters that stand for themselves; what is behind a backslash may stand for something else. */
const inLowerCase = (source: string): string =>
	source.replace(/\\.|[^\\]+/gs, part => (part.startsWith('\\') ? part : part.toLowerCase()));

/** Half a pattern is what one has while typing it: not an error, but nothing to find yet. */
export const compile = (source: string): RegExp | SyntaxError | undefined => {
	if (source === '') return undefined;
	try {
		// Prompts and help may have several lines. Case is taken out beforehand: V8's engine for patterns that would take
		// forever cannot leave it out of account.
		return new RegExp(inLowerCase(source), 'm');
	} catch (error) {
		if (error instanceof SyntaxError) return error;
		throw error;
	}
};
