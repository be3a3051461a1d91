import {titleOf, type MenuNode} from '../../kconfig/menu-tree.ts';
import type {AppState} from '../app-state.ts';
import {whyHidden} from '../../kconfig/explain.ts';
import {describeImage} from '../instances/image-badge.ts';
import {describeInstance, tierTable} from '../instances/instance-description.ts';
import {symbolLines} from '../pages/info-page.ts';
import {clean, joinParagraphs, wrap} from '../drawing/line.ts';
import {type MenuRow} from './menu-rows.ts';
import {setByIn} from '../pages/value-source.ts';

/** What a menu holds: menus have no help, but somebody who looks for something wants to know where to look. */
const insideText = ({evaluation}: AppState, {children}: MenuNode): string => {
	const titles = children
		.filter(child => evaluation.isShown(child) && child.prompt && child.prompt.kind !== 'comment')
		.map(child => clean(child.prompt?.text ?? ''));
	return titles.length === 0 ? 'Nothing can be set in it now.' : titles.join(', ');
};

/**
 * What is told about a row beside or below the list: a title, and lines of at most `width` cells. Beside the list there
 * is room for all that its page says (`isLong`), in `height` lines; below it that stands in for help where there is none.
 */
export const describeRow = (
	state: AppState,
	row: MenuRow,
	width: number,
	isLong: boolean,
	height = Number.POSITIVE_INFINITY,
): {readonly title: string; readonly lines: readonly string[]} => {
	const {node, isHidden} = row;
	const {symbol, prompt, help} = node;
	const name = symbol?.name === undefined ? '' : ` (${symbol.name})`;
	const text = clean(prompt?.text ?? (symbol ? titleOf(symbol) : ''));
	const stock = [...describeInstance(state, row), ...describeImage(row, state)].join(' ');
	const about = [
		isHidden ? `Hidden: ${whyHidden(state.evaluation, node)}.` : '',
		stock === '' || !isLong ? stock : `${stock}\n`,
	];
	const helpText = joinParagraphs(help?.trim() ?? '');
	const inside = prompt?.kind === 'menu' && !symbol ? insideText(state, node) : '';
	const rest =
		symbol && (isLong || !help)
			? `\n${symbolLines(state.evaluation, symbol, setByIn(state)).join('\n')}`
			: '';
	const [first, ...others] = isLong ? tierTable(state, row) : [];
	const table = first === undefined ? [] : [`\n${first}`, ...others];
	const usual = [...about, helpText, inside, ...table];
	// What can be had now stands nowhere else, while help has a page.
	const isCut = first !== undefined && linesOf(usual, width).length > height;
	const parts = isCut ? [...about, first, ...others, `\n${helpText}`] : usual;
	return {title: text + name, lines: linesOf([...parts, rest], width)};
};

const linesOf = (parts: readonly string[], width: number): readonly string[] =>
	parts
		.filter(part => part !== '')
		.flatMap((part, index) => wrap(index === 0 ? part.trimStart() : part, width));
