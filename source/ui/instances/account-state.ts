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
		? `${key}: needs TERRAFORM_DATACRUNCH=y (/ finds it)`
		: `${key}: nothing here is about machines to rent`;
