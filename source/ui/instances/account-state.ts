import type {AppState} from '../app-state.ts';
import {clean} from '../drawing/line.ts';
import {speaksOfMachines} from '../menu/badge-target.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Without an account there is nothing to try, and nothing to wait for. */
export const lacksCredentials = ({capacity}: Pick<AppState, 'capacity'>): boolean =>
	capacity.kind === 'unknown' && capacity.cause === 'no-credentials';

/** Which account it is, and that there is no key to it: whoever reads that need not read of its answers. */
export const accountText = (state: Pick<AppState, 'accountLabel' | 'capacity'>): string =>
	clean(state.accountLabel) + (lacksCredentials(state) ? ': no credentials' : '');

/** Why a key that is about machines cannot act where the configuration asks for none. */
export const whyNoMachines = ({evaluation}: Pick<AppState, 'evaluation'>, key: Key): string =>
	speaksOfMachines(evaluation.tree)
		? isChosen(evaluation)
			? `${key}: TERRAFORM_DATACRUNCH_MAX_PRICE is no number of dollars (/ finds it)`
			: `${key}: needs TERRAFORM_DATACRUNCH=y (/ finds it)`
		: `${key}: nothing here is about machines to rent`;

/** Then only a price that is no number keeps it from asking for a machine. */
const isChosen = (evaluation: AppState['evaluation']): boolean => {
	const symbol = evaluation.tree.symbols.get('TERRAFORM_DATACRUNCH');
	return symbol !== undefined && evaluation.text(symbol) === 'y';
};
