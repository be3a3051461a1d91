import {firstObstacle} from '../../kconfig/causes.ts';
import {whyHidden} from '../../kconfig/explain.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import {openOverlay, say, type AppState} from '../app-state.ts';
import {attempted, edited, toggled} from './edit-commands.ts';
import {openField} from '../dialogs/field-state.ts';
import {entered, folded, isInChoice, left, openChoice, openPlace} from './menu-places.ts';
import {isEmptyMenu, isFixed, type MenuRow} from './menu-rows.ts';
import {refused} from './refused.ts';

/** What a key does to the row under the cursor. */
export type RowCommand = 'open' | 'enter' | 'toggle' | 'select' | 'yes' | 'no' | 'module' | 'reset';

/** The state after a command on a row. One that cannot act says why, after the key that was pressed. */
export const onRow = (
	state: AppState,
	row: MenuRow,
	command: RowCommand,
	key: string,
): AppState => {
	const {node, isHidden} = row;
	const {symbol} = node;
	if (
		isHidden &&
		row.isSubmenu &&
		state.keys.entersHidden &&
		(command === 'open' || command === 'enter' || command === 'toggle')
	) {
		return opened(state, row, 'enter', key);
	}

	if (isHidden && command !== 'reset') {
		return refused(state, node, whyHidden(state.evaluation, node), key);
	}

	if (isFixed(row)) {
		const what = symbol ? 'the menu that is open' : 'a comment';
		return say(state, `${key}: this is ${what}`, 'warn');
	}

	if (isInChoice(state) && symbol && command !== 'reset') {
		return inChoice(state, node, command, key);
	}

	switch (command) {
		case 'open':
		case 'enter': {
			return opened(state, row, command, key);
		}

		case 'toggle':
		case 'select': {
			return symbol && isSwitch(row) ? toggled(state, symbol) : opened(state, row, 'open', key);
		}

		case 'yes': {
			return set(state, row, 'y', key);
		}

		case 'no': {
			return set(state, row, 'n', key);
		}

		case 'module': {
			return set(state, row, 'm', key);
		}

		case 'reset': {
			return symbol
				? edited(state, {kind: 'reset', symbol}, key)
				: say(state, `${key}: only an option has a default`, 'warn');
		}
	}
};

/** A row whose value Space turns over. */
const isSwitch = ({node: {symbol}}: MenuRow): boolean =>
	symbol !== undefined &&
	!symbol.isChoice &&
	(symbol.type === 'bool' || symbol.type === 'tristate');

const opened = (
	state: AppState,
	row: MenuRow,
	command: 'open' | 'enter',
	key: string,
): AppState => {
	const {node, isSubmenu} = row;
	const {symbol, prompt} = node;
	if (symbol?.isChoice) {
		return entered(state, openChoice(state.evaluation, node));
	}

	if (isSubmenu && !symbol && state.unfolded) {
		return folded(state, state.unfolded, node);
	}

	if (isSubmenu && !(symbol && isEmptyMenu(state.evaluation, node, state))) {
		return entered(state, openPlace(node));
	}

	if (symbol === undefined) {
		return say(state, `${key}: ${prompt?.kind ?? 'this'} has nothing to open`, 'warn');
	}

	if (isSwitch(row)) {
		return command === 'open'
			? toggled(state, symbol, key)
			: say(state, `${key}: nothing to open (Space toggles)`, 'warn');
	}

	return state.evaluation.visibility(symbol) > 0
		? openOverlay(state, openField(state, symbol))
		: edited(state, {kind: 'set', symbol, value: state.evaluation.text(symbol)}, key);
};

const set = (state: AppState, row: MenuRow, value: 'y' | 'n' | 'm', key: string): AppState => {
	const {symbol, prompt} = row.node;
	if (symbol && isSwitch(row)) {
		const after = edited(state, {kind: 'set', symbol, value}, key);
		const isRefused = after.evaluation === state.evaluation;
		return (isRefused && value === 'y' ? asModule(state, row, key) : undefined) ?? after;
	}

	const what = symbol?.isChoice ? 'choice' : (symbol?.type ?? prompt?.kind ?? 'row');
	const how = symbol && !symbol.isChoice ? 'edits' : 'opens';
	const article = what === 'int' ? 'an' : 'a';
	return say(state, `${key}: this is ${article} ${what} (Enter ${how} it)`, 'warn');
};

/**
 * Where a y cannot be had because what it depends on is a module, mconf takes an m and says so. The page tells how it could
 * be built in. Undefined: that is not how it is, or it is a module already.
 */
const asModule = (state: AppState, {node}: MenuRow, key: string): AppState | undefined => {
	const {symbol} = node;
	if (symbol === undefined || !state.keys.takesModule) {
		return undefined;
	}

	const {state: after, isTaken} = attempted(state, {kind: 'set', symbol, value: 'm'}, key);
	const {evaluation} = after;
	if (!isTaken || evaluation.text(symbol) === state.evaluation.text(symbol)) {
		return undefined;
	}

	const obstacle = firstObstacle(state.evaluation, node);
	const why = obstacle ? `${obstacle.name ?? titleOf(obstacle)} is m, so` : 'all that it can be:';
	const text = `${key}: ${why} this is a module (? shows how to build it in)`;
	return {...say(after, text, 'warn'), refusal: {symbol, value: 'y', evaluation}};
};

/** Chooses a member and goes back to where the choice stands. */
const inChoice = (
	state: AppState,
	{symbol}: MenuRow['node'],
	command: Exclude<RowCommand, 'reset'>,
	key: string,
): AppState => {
	if (symbol === undefined || command === 'no' || command === 'module' || command === 'enter') {
		return say(state, `${key}: Space or Enter chooses`, 'warn');
	}

	const {state: after, isTaken} = attempted(state, {kind: 'set', symbol, value: 'y'}, key);
	if (!isTaken) {
		return after;
	}

	const above = left(after) ?? after;
	return after.evaluation === state.evaluation
		? say(above, `${titleOf(symbol)} stays chosen`)
		: above;
};
