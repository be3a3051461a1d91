import {wouldSelect} from '../../capacity/select.ts';
import {say, step, type AppState, type Step} from '../app-state.ts';
import {attempted} from '../menu/edit-commands.ts';
import {lacksCredentials} from './account-state.ts';
import {keyFor} from '../keys/key-names.ts';
import {entered, jumpTo, openChoice} from '../menu/menu-places.ts';
import type {StrategyEntry} from './strategy-entries.ts';

const instanceType = 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE';

/** Where values come from while nothing is saved. */
export const defaultsText = (file: string): string =>
	`there is no ${file} yet: these are the defaults`;

/** What picking a strategy does to the configuration, and where in the menu it leads. */
export const picked = (state: AppState, entry: StrategyEntry): Step => {
	switch (entry.kind) {
		case 'menu': {
			return step(say(state, defaultsText(state.file)));
		}

		case 'defconfig': {
			return step(state, {kind: 'load-defconfig', name: entry.name});
		}

		case 'strategy': {
			const symbol = state.evaluation.tree.symbols.get(entry.symbol);
			if (symbol === undefined) {
				return step(say(state, `this tree has no ${entry.symbol}`, 'warn'));
			}

			const {state: chosen, isTaken} = attempted(
				state,
				{kind: 'set', symbol, value: 'y'},
				entry.target,
			);
			const node = symbol.choice?.nodes[0];
			const there = node ? jumpTo(chosen, node) : chosen;
			return step(isTaken ? say(there, chosenText(state, entry.target), 'good') : there);
		}

		case 'explicit': {
			const decided = state.evaluation.tree.symbols.get(instanceType);
			const node = state.evaluation.tree.choices.find(choice =>
				choice.members.some(({name}) => name?.startsWith(`${instanceType}_`)),
			)?.nodes[0];
			return step(
				decided && node
					? entered(jumpTo(state, node), openChoice(state.evaluation, node))
					: say(state, `this tree has no ${instanceType}`, 'warn'),
			);
		}
	}
};

/** What can be done with a strategy that was picked: what is sold out is better waited for. */
const chosenText = (state: AppState, target: string): string => {
	const {keys, facts, capacity} = state;
	const chosen = `${target} is chosen: ${keyFor(keys, 'save')} saves it`;
	if (lacksCredentials(state)) {
		return chosen;
	}

	const isSoldOut =
		capacity.kind === 'known' &&
		wouldSelect({...(facts.request ?? {market: 'on-demand'}), target}, capacity.snapshot) ===
			undefined;
	const next = isSoldOut
		? `${keyFor(keys, 'wait-and-bring-up')} waits for it`
		: `${keyFor(keys, 'bring-up')} brings it up`;
	return `${chosen}, ${next}`;
};
