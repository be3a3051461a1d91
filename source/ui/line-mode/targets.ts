import {titleOf, type MenuNode} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {overlayOf, say, type AppState} from '../app-state.ts';
import {edited} from '../menu/edit-commands.ts';

/** The row, result or option that a word of a line stands for: its number in the last list, or its name. */
export const targetOf = (state: AppState, word: string): MenuNode | undefined => {
	if (/^\d+$/.test(word)) {
		const overlay = overlayOf(state);
		const nodes = overlay?.kind === 'search' ? overlay.results : state.rows;
		return nodes[Number(word) - 1]?.node;
	}

	return symbolOf(state, word)?.nodes[0];
};

const symbolOf = ({evaluation}: AppState, name: string): KconfigSymbol | undefined =>
	evaluation.tree.symbols.get(name.replace(/^CONFIG_/, ''));

/** Says that there is no such row or option. */
export const missing = (state: AppState, word: string): AppState =>
	say(state, `${word}: there is no such ${/^\d+$/.test(word) ? 'number' : 'option'}`, 'warn');

/** Sets what a row stands for: y, n or m; a text; or of a choice the member that is named. */
export const valueSet = (
	state: AppState,
	word: string,
	{symbol, prompt}: MenuNode,
	value: string,
): AppState => {
	if (symbol === undefined) {
		return say(state, `${word}: a ${prompt?.kind ?? 'menu'} has no value`, 'warn');
	}

	if (symbol.isChoice) {
		const member = memberOf(symbol, value);
		return member
			? edited(state, {kind: 'set', symbol: member, value: 'y'}, word)
			: say(state, `${word}: no ${value} to choose (${word} alone lists what there is)`, 'warn');
	}

	return edited(state, {kind: 'set', symbol, value}, word);
};

/** A choice's member by its name or its end (`H100_OR_LESS`), or by its prompt. */
const memberOf = ({members}: KconfigSymbol, value: string): KconfigSymbol | undefined => {
	const wanted = value.toLowerCase();
	const named = (isIt: (name: string) => boolean): KconfigSymbol | undefined =>
		members.find(member => isIt((member.name ?? '').toLowerCase()));
	return (
		named(name => name === wanted) ??
		members.find(member => titleOf(member).toLowerCase() === wanted) ??
		named(name => name.endsWith(`_${wanted.replaceAll(/[.-]/g, '_')}`))
	);
};
