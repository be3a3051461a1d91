import type {Evaluation} from '../../kconfig/evaluation.ts';
import {titleOf, type MenuNode} from '../../kconfig/menu-tree.ts';
import {hasModules} from '../../kconfig/modules.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {badgeTarget, type BadgeTarget} from './badge-target.ts';

/** One row of a menu or of a choice, as mconf words it: the value, then the label in its column. */
export type MenuRow = {
	readonly node: MenuNode;
	/** `[*]`, `(text)`, `(X)`, `---`, three spaces for a menu, `XXX` for a hidden one. */
	readonly value: string;
	/** Indentation, prompt, `(NEW)`. */
	readonly label: string;
	/** ` (H100 or less)` behind the prompt of a choice; kept when the label is cut, as values are. */
	readonly chosen: string;
	/** `  --->`, or `  ----` where nothing is behind it; kept when the label is cut. */
	readonly arrow: string;
	/** Only drawn because all is shown: cannot be changed or entered. */
	readonly isHidden: boolean;
	/** Has a list of its own behind it. */
	readonly isSubmenu: boolean;
	/** Its value is not the one that was read or saved last. */
	readonly isChanged: boolean;
	readonly target: BadgeTarget | undefined;
	/** The first instance type below the strategies; a line above it says what begins. */
	readonly isFirstType?: boolean;
};

export type RowOptions = {
	/** Rows with a prompt that cannot be seen now are drawn as well. */
	readonly showAll: boolean;
	/** Then also what has no prompt, under its name. */
	readonly showsPromptless?: boolean;
	/** Names stand before the prompts. */
	readonly showNames: boolean;
	/** Menus whose rows stand below them in the same list; undefined: none do, menus have lists of their own. */
	readonly unfolded: ReadonlySet<MenuNode> | undefined;
	/** What counts as unchanged. */
	readonly baseline: Evaluation;
};

type DrawnOptions = Pick<RowOptions, 'showAll' | 'showsPromptless'>;

/** The rows that are seen inside a menu, a menuconfig or a choice. */
export const menuRows = (
	evaluation: Evaluation,
	place: MenuNode,
	options: RowOptions,
): readonly MenuRow[] => {
	const {symbol} = place;
	if (symbol?.isChoice) {
		return place.children
			.filter(node => isDrawn(evaluation, node, options))
			.map(node => memberRow(evaluation, symbol, node, options));
	}

	if (symbol === undefined) {
		return childRows(evaluation, place, 0, options);
	}

	// Inside a menuconfig its own prompt comes first.
	const own = rowOf(evaluation, place, 0, options);
	return [
		{...own, value: '---', label: ` ${place.prompt?.text ?? ''}`, arrow: '', isSubmenu: false},
		...childRows(evaluation, place, 2, options),
	];
};

/** A row that nothing can be done with: a comment, or the open menuconfig's own. */
export const isFixed = ({node, value}: MenuRow): boolean =>
	value === '---' || node.prompt?.kind === 'comment';

/** Whether somebody who opens this node would see an empty list. */
export const isEmptyMenu = (
	evaluation: Evaluation,
	node: MenuNode,
	options: DrawnOptions,
): boolean => !node.children.some(child => isDrawn(evaluation, child, options));

/** Whether a bool or tristate can be set to something else, or a text be edited. */
const isChangeable = (evaluation: Evaluation, symbol: KconfigSymbol): boolean =>
	symbol.type === 'bool' || symbol.type === 'tristate'
		? evaluation.assignable(symbol).length > 1
		: evaluation.visibility(symbol) > 0;

/** Whether a node has a row where it stands, or rows of its own that stand there. */
export const isDrawn = (
	evaluation: Evaluation,
	node: MenuNode,
	{showAll, showsPromptless = false}: DrawnOptions,
): boolean =>
	evaluation.isShown(node) || (showAll && (node.prompt !== undefined || showsPromptless));

const childRows = (
	evaluation: Evaluation,
	parent: MenuNode,
	indent: number,
	options: RowOptions,
): MenuRow[] =>
	parent.children.flatMap(node => {
		if (!isDrawn(evaluation, node, options)) {
			return [];
		}

		const isNamed = options.showAll && options.showsPromptless && node.symbol?.name !== undefined;
		if (node.prompt === undefined && !isNamed) {
			return childRows(evaluation, node, indent, options);
		}

		return [
			rowOf(evaluation, node, indent, options),
			...rowsBelow(evaluation, node, indent + 2, options),
		];
	});

/** The rows that stand under a row in the same list. */
const rowsBelow = (
	evaluation: Evaluation,
	node: MenuNode,
	indent: number,
	options: RowOptions,
): MenuRow[] => {
	const isMenu = node.prompt?.kind === 'menu' || node.isMenuconfig;
	if (isMenu && !options.unfolded?.has(node)) {
		return [];
	}

	if (!node.symbol?.isChoice) {
		return childRows(evaluation, node, indent, options);
	}

	// What belongs to the chosen member is seen under the choice.
	const selection = evaluation.selection(node.symbol);
	const chosen = node.children.find(child => child.symbol === selection && child.symbol);
	return chosen ? childRows(evaluation, chosen, indent, options) : [];
};

const rowOf = (
	evaluation: Evaluation,
	node: MenuNode,
	indent: number,
	options: RowOptions,
): MenuRow => {
	const {symbol, prompt} = node;
	const text = prompt?.text ?? symbol?.name ?? '';
	const isHidden = !evaluation.isShown(node);
	const isMenu = prompt?.kind === 'menu' || node.isMenuconfig;
	const base = {
		node,
		isHidden,
		arrow: isMenu
			? isEmptyMenu(evaluation, node, options)
				? '  ----'
				: '  --->'
			: symbol?.isChoice
				? '  --->'
				: '',
		chosen: '',
		isSubmenu: isMenu || symbol?.isChoice === true,
		isChanged: symbol !== undefined && differs(symbol, options.baseline, evaluation),
		target: symbol && badgeTarget(symbol, evaluation),
	};
	const margin = ' '.repeat(indent + 1);
	if (symbol === undefined && isMenu && options.unfolded) {
		const value = options.unfolded.has(node) ? '-->' : '++>';
		return {...base, value: isHidden ? 'XXX' : value, label: margin + text, arrow: ''};
	}

	if (symbol === undefined) {
		const label = prompt?.kind === 'comment' ? `*** ${text} ***` : text;
		return {...base, value: isHidden ? 'XXX' : '   ', label: margin + label};
	}

	if (symbol.isChoice) {
		const selection = evaluation.selection(symbol);
		return {
			...base,
			value: isHidden ? 'XXX' : '   ',
			label: margin + text,
			chosen: selection ? ` (${titleOf(selection)})` : '',
		};
	}

	const name = options.showNames && prompt ? `<${symbol.name}> ` : '';
	const isNew = !evaluation.userValues.has(symbol) && isChangeable(evaluation, symbol);
	const label = name + (prompt ? text : `<${text}>`) + (isNew ? ' (NEW)' : '');
	// What has no prompt is never seen otherwise, so that its value is what there is to see.
	if (isHidden && prompt) {
		return {...base, value: 'XXX', label: margin + label};
	}

	const value = valueText(evaluation, symbol);
	// mconf lets a text push its label to the right, but not start before the label's column.
	const gap = Math.max(1, indent + 4 - value.length);
	return {...base, value, label: ' '.repeat(gap) + label};
};

const memberRow = (
	evaluation: Evaluation,
	choice: KconfigSymbol,
	node: MenuNode,
	options: RowOptions,
): MenuRow => {
	const row = rowOf(evaluation, node, 0, options);
	if (row.isHidden || node.symbol === undefined) {
		return {...row, isSubmenu: false};
	}

	const name = options.showNames ? `<${node.symbol.name}> ` : '';
	return {
		...row,
		value: memberValue(evaluation, choice, node.symbol),
		label: ` ${name}${node.prompt?.text ?? ''}`,
		isSubmenu: false,
	};
};

/** A choice's member, as its list marks it. */
export const memberValue = (
	evaluation: Evaluation,
	choice: KconfigSymbol,
	member: KconfigSymbol,
): string => (evaluation.selection(choice) === member ? '(X)' : '( )');

/** A symbol's value in mconf's brackets. */
export const valueText = (evaluation: Evaluation, symbol: KconfigSymbol): string => {
	if (symbol.type !== 'bool' && symbol.type !== 'tristate') {
		return `(${evaluation.text(symbol)})`;
	}

	const mark = {n: ' ', m: 'M', y: '*'}[evaluation.text(symbol)] ?? ' ';
	if (!isChangeable(evaluation, symbol)) {
		return `-${mark}-`;
	}

	// Without modules a tristate is drawn as the bool that it is then.
	if (symbol.type === 'bool' || !hasModules(evaluation)) {
		return `[${mark}]`;
	}

	// Selected by something that is m: only m and y are left.
	const isHeld = symbol.reverseDependency && evaluation.condition(symbol.reverseDependency) === 1;
	return isHeld ? `{${mark}}` : `<${mark}>`;
};

const differs = (symbol: KconfigSymbol, before: Evaluation, after: Evaluation): boolean =>
	before !== after &&
	(symbol.isChoice
		? before.selection(symbol) !== after.selection(symbol)
		: before.text(symbol) !== after.text(symbol));
