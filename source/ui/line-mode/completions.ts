import type {AppState} from '../app-state.ts';

/** A name that is being typed, alone or after `/`, `?` or `r`. */
const nameAtEnd = /(?:^|[/?\s])(?<name>[A-Z_][A-Z\d_]*)$/;

/** More than this would fill the window and help nobody. */
const mostNames = 200;

/** What Tab can make of the name of an option that a line ends with, as readline wants it: the names, and what they replace. */
export const completions = ({evaluation}: AppState, line: string): [string[], string] => {
	const name = nameAtEnd.exec(line)?.groups?.['name'] ?? '';
	if (name === '') return [[], line];
	const names = [...evaluation.tree.symbols.values()].flatMap(symbol =>
		symbol.name?.startsWith(name) && symbol.nodes.length > 0 ? [symbol.name] : [],
	);
	return [names.length > mostNames ? [] : names.sort(), name];
};
