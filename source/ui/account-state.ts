import type {AppState} from './app-state.ts';

/** Without an account there is nothing to try, and nothing to wait for. */
export const lacksCredentials = ({capacity}: Pick<AppState, 'capacity'>): boolean =>
	capacity.kind === 'unknown' && capacity.cause === 'no-credentials';
