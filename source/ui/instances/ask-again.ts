import {say, type AppState} from '../app-state.ts';

/** Stands until the answer comes, or the next key. */
export const askingAgain = 'asking for capacity again';

/** Somebody wants a newer answer than the next poll's. */
export const askedAgain = (state: AppState): AppState =>
	say({...state, refreshes: state.refreshes + 1}, askingAgain);
