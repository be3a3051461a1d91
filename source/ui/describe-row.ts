import {titleOf} from '../kconfig/menu-tree.ts';
import type {AppState} from './app-state.ts';
import {whyHidden} from '../kconfig/explain.ts';
import {symbolLines} from './info-page.ts';
import {clean, joinParagraphs, wrap} from './line.ts';
import {type MenuRow} from './menu-rows.ts';

/**
 * What is told about a row beside or below the list: a title, and lines of at most `width` cells. Beside the list there
 * is room for all that its page says (`isLong`); below it that stands in for help where there is none.
 */
export const describeRow = (
	state: AppState,
	{node, isHidden}: MenuRow,
	width: number,
	isLong: boolean,
): {readonly title: string; readonly lines: readonly string[]} => {
	const {symbol, prompt, help} = node;
	const name = symbol?.name === undefined ? '' : ` (${symbol.name})`;
	const text = clean(prompt?.text ?? (symbol ? titleOf(symbol) : ''));
	const parts = [
		isHidden ? `Hidden: ${whyHidden(state.evaluation, node)}.` : '',
		joinParagraphs(help?.trim() ?? ''),
		symbol && (isLong || !help) ? `\n${symbolLines(state.evaluation, symbol).join('\n')}` : '',
	];
	return {
		title: text + name,
		lines: parts
			.filter(part => part !== '')
			.flatMap((part, index) => wrap(index === 0 ? part.trimStart() : part, width)),
	};
};
