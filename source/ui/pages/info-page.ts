import {causeLines} from '../../kconfig/cause-text.ts';
import {causesOfNode} from '../../kconfig/causes.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import {explain, infoLines, whyHidden} from '../../kconfig/explain.ts';
import {pathTo, titleOf, type MenuNode} from '../../kconfig/menu-tree.ts';
import type {SetBy} from '../../kconfig/origin.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {AppState} from '../app-state.ts';
import {page, type PageState} from './page-state.ts';
import {waysLines} from './plan-lines.ts';
import {refusedOf} from '../menu/refused.ts';
import {setByIn} from './value-source.ts';
import {waysFor} from './ways-state.ts';

/**
 * All about a row: why it cannot be set, its help, where its value comes from, and what mconf's help shows. `value` is
 * one it did not take.
 */
export const infoPage = (
	evaluation: Evaluation,
	node: MenuNode,
	setBy?: SetBy,
	value?: string,
): PageState => {
	const {symbol, prompt} = node;
	const ways = waysFor(evaluation, node, value);
	const {above, below} = linesAround(evaluation, node, setBy);
	const shown = page(prompt?.text ?? (symbol ? titleOf(symbol) : ''), [
		...above,
		...(ways ? waysLines(ways) : []),
		...below,
	]);
	return {...shown, about: node, ...(ways && {ways}), ...(setBy && {setBy})};
};

/** The page about a row as the screens stand; of a value that was refused last, how it could be had. */
export const pageAbout = (
	state: AppState,
	node: MenuNode,
	value: string | undefined = refusedOf(state, node),
): PageState => infoPage(state.evaluation, node, setByIn(state), value);

/** What stands on the page above how the row could be set, and below that. */
export const linesAround = (
	evaluation: Evaluation,
	node: MenuNode,
	setBy: SetBy | undefined,
): {readonly above: readonly string[]; readonly below: readonly string[]} => {
	const {symbol, help} = node;
	const below = [
		...(help?.trim() ?? 'There is no help for this one.').split('\n'),
		'',
		...(symbol ? symbolLines(evaluation, symbol, setBy) : placeLines(node)),
	];
	return {above: obstacleLines(evaluation, node), below};
};

/** Where a symbol's value comes from, and mconf's lines. */
export const symbolLines = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	setBy?: SetBy,
): readonly string[] => {
	const {originText, ignoredUserValue} = explain(evaluation, symbol, setBy);
	return [
		`Value : ${originText}`,
		...(ignoredUserValue === undefined
			? []
			: [`${setBy?.(symbol) ?? 'set by you'} to ${ignoredUserValue}, which does not hold now`]),
		...infoLines(evaluation, symbol),
	];
};

const obstacleLines = (evaluation: Evaluation, node: MenuNode): readonly string[] => {
	const {symbol} = node;
	if (!evaluation.isShown(node)) {
		const causes = causeLines(causesOfNode(evaluation, node), '  ');
		return [`Hidden: ${whyHidden(evaluation, node)}`, ...causes, ''];
	}

	const lockedReason = symbol && explain(evaluation, symbol).lockedReason;
	return lockedReason === undefined ? [] : [`Cannot be changed: ${lockedReason}`, ''];
};

const placeLines = (node: MenuNode): readonly string[] => [
	`Defined at ${node.position.file}:${node.position.line}`,
	`Location: ${['Top', ...pathTo(node)].join(' > ')}`,
];
