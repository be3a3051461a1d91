import type {Evaluation} from '../kconfig/evaluation.ts';
import {explain, infoLines, whyHidden} from '../kconfig/explain.ts';
import {pathTo, titleOf, type MenuNode} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {page, type PageState} from './page-state.ts';

/** All about a row: why it cannot be set, its help, where its value comes from, and what mconf's help shows. */
export const infoPage = (evaluation: Evaluation, node: MenuNode): PageState => {
	const {symbol, prompt, help} = node;
	return page(prompt?.text ?? (symbol ? titleOf(symbol) : ''), [
		...obstacleLines(evaluation, node),
		...(help?.trim() ?? 'There is no help for this one.').split('\n'),
		'',
		...(symbol ? symbolLines(evaluation, symbol) : placeLines(node)),
	]);
};

/** Where a symbol's value comes from, and mconf's lines. */
export const symbolLines = (evaluation: Evaluation, symbol: KconfigSymbol): readonly string[] => {
	const {originText, ignoredUserValue} = explain(evaluation, symbol);
	return [
		`Value : ${originText}`,
		...(ignoredUserValue === undefined
			? []
			: [`You set ${ignoredUserValue}, which does not hold now`]),
		...infoLines(evaluation, symbol),
	];
};

const obstacleLines = (evaluation: Evaluation, node: MenuNode): readonly string[] => {
	const {symbol} = node;
	if (!evaluation.isShown(node)) {
		return [`Hidden: ${whyHidden(evaluation, node)}`, ''];
	}

	const lockedReason = symbol && explain(evaluation, symbol).lockedReason;
	return lockedReason === undefined ? [] : [`Cannot be changed: ${lockedReason}`, ''];
};

const placeLines = (node: MenuNode): readonly string[] => [
	`Defined at ${node.position.file}:${node.position.line}`,
	`Location: ${['Top', ...pathTo(node)].join(' > ')}`,
];
