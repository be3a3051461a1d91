import {explain, whyHidden} from '../../kconfig/explain.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {isInstanceList, type AppState} from '../app-state.ts';
import {badgeOf} from '../menu/badge-line.ts';
import {clean} from '../drawing/line.ts';
import {isFixed, type MenuRow} from '../menu/menu-rows.ts';
import {badgeSentence} from './capacity-sentence.ts';
import {isTypeRow, listStockSentences, typeSentences} from './instance-sentence.ts';
import {sentence} from './sentence.ts';

/** A row in words: what it is called, what kind of thing it is, and how it stands. */
export const rowSentence = (state: AppState, row: MenuRow): string => {
	const {node, isHidden, isChanged} = row;
	const title = node.prompt?.text ?? (node.symbol ? titleOf(node.symbol) : '');
	const isType = isTypeRow(state, row) && !isHidden;
	const parts = [
		...(isType ? typeSentences(state, row) : [title]),
		...kindOf(state, row),
		...(isChanged ? ['Changed'] : []),
		...(isHidden ? [`Hidden: ${whyHidden(state.evaluation, node)}`] : []),
		...capacityOf(state, row),
	];
	return parts.map(part => sentence(clean(part))).join(' ');
};

const kindOf = (state: AppState, row: MenuRow): readonly string[] => {
	const {evaluation} = state;
	const {node, isSubmenu} = row;
	const {symbol} = node;
	if (symbol === undefined) {
		return [node.prompt?.kind === 'comment' ? 'Comment' : 'Menu'];
	}

	if (isFixed(row)) {
		return ['The menu that is open'];
	}

	if (symbol.isChoice) {
		const selection = evaluation.selection(symbol);
		return ['Choice', selection ? titleOf(selection) : 'Nothing chosen'];
	}

	if (symbol.choice !== undefined) {
		return [evaluation.text(symbol) === 'y' ? 'Chosen' : 'Not chosen'];
	}

	return [...(isSubmenu ? ['Menu'] : []), ...valueOf(state, symbol), ...lockOf(state, symbol)];
};

const valueOf = ({evaluation}: AppState, symbol: KconfigSymbol): readonly string[] => {
	const text = evaluation.text(symbol);
	switch (symbol.type) {
		case 'bool': {
			return ['Checkbox', text === 'y' ? 'Checked' : 'Not checked'];
		}

		case 'tristate': {
			return ['Checkbox', text === 'y' ? 'Built in' : text === 'm' ? 'Module' : 'Left out'];
		}

		case 'string': {
			return ['Text', text === '' ? 'Empty' : text];
		}

		case 'int':
		case 'hex': {
			const range = evaluation.range(symbol);
			return ['Number', range ? `${text}, from ${range.low} to ${range.high}` : text];
		}

		case 'unknown': {
			return [];
		}
	}
};

const lockOf = ({evaluation}: AppState, symbol: KconfigSymbol): readonly string[] => {
	const {lockedReason} = explain(evaluation, symbol);
	return lockedReason === undefined ? [] : [`Locked: ${lockedReason}`];
};

const saidOf = (text: string): readonly string[] =>
	text === '' ? [] : [text.charAt(0).toUpperCase() + text.slice(1)];

const capacityOf = (state: AppState, row: MenuRow): readonly string[] => {
	const {target, isHidden} = row;
	if (target?.kind === 'type' && !isHidden && isInstanceList(state)) {
		return listStockSentences(state, row);
	}

	const badge = target && !isHidden ? badgeOf(state, target) : undefined;
	if (badge === undefined) return [];
	// What is said of the key stands for itself.
	return target?.kind === 'credentials' ? saidOf(badge.text) : [badgeSentence(badge)];
};
