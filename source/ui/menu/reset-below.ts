import {takeUserValues} from '../../kconfig/edits.ts';
import {nodesBelow, type MenuNode} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {openOverlay, say, step, type AppState, type Step} from '../app-state.ts';
import {replaced} from './edit-commands.ts';
import {question} from '../dialogs/question-state.ts';

/** `r` on a menu: asks whether everything in it shall be as if nobody had ever set it. */
export const askResetBelow = (state: AppState, node: MenuNode, key: string): Step => {
	const {evaluation} = state;
	const below = symbolsBelow(node);
	const kept = new Map([...evaluation.userValues].filter(([symbol]) => !below.has(symbol)));
	const {evaluation: after, changes} = takeUserValues(evaluation, kept);
	const title = node.prompt?.text ?? 'this menu';
	if (changes.length === 0) {
		return step(say(state, `${key}: everything in ${title} has its default`, 'warn'));
	}

	const others = changes.filter(({symbol}) => !below.has(symbol)).length;
	const inside = changes.length - others;
	const lines = [
		`Reset everything in ${title} to its default?`,
		'',
		`${counted(inside, 'option')} in it ${inside === 1 ? 'changes' : 'change'}${others === 0 ? '' : `, and ${counted(others, 'other')} that ${others === 1 ? 'follows' : 'follow'}`}. One undo takes it all back.`,
	];
	const details = changes.map(
		({symbol, before, after: value}) =>
			`  ${symbol.name}  ${before ?? 'unset'} ${state.glyphs.arrow} ${value ?? 'unset'}`,
	);
	const reset = (asked: AppState): Step => {
		const what = `reset ${title}`;
		return step(say(replaced(asked, after, what), `${what}: ${counted(changes.length, 'change')}`));
	};

	return step(openOverlay(state, question('reset', lines, 'reset them', reset, details)));
};

const counted = (count: number, what: string): string =>
	`${count} ${what}${count === 1 ? '' : 's'}`;

/** Of the menu and all in it; a choice's members go with the choice. */
const symbolsBelow = (node: MenuNode): ReadonlySet<KconfigSymbol> => {
	const symbols = new Set<KconfigSymbol>();
	for (const {symbol} of [node, ...nodesBelow(node)]) {
		if (symbol) {
			symbols.add(symbol);
		}
	}

	return symbols;
};
