import {formatPrice} from '../../capacity/badges.ts';
import {say, type AppState, type RunningCost} from '../app-state.ts';
import {money} from './bringup-words.ts';

/** What bills, for the header: `2 up $2.58/h`. Empty where nothing does. */
export const runningCostText = (running: RunningCost): string => {
	if (running.machines > 0) {
		return `${running.machines} up ${formatPrice(running)}`;
	}

	return running.pricePerHour > 0 ? `volumes ${formatPrice(running)}` : '';
};

/** Who starts dcmenu while something bills hears of it, for how long, and what it came to, unless there is a warning. */
export const reminded = (state: AppState, isFirst: boolean): AppState => {
	const {running, message, bringup} = state;
	const isHeard = message === undefined || message.tone === 'plain';
	if (!isFirst || !isHeard || bringup || !running || running.pricePerHour <= 0) {
		return state;
	}

	const {machines, since, spent, currency} = running;
	const what =
		machines === 0
			? 'kept volumes bill'
			: `${machines === 1 ? '1 machine' : `${machines} machines`} up since ${since ?? 'a time not known'}`;
	const next = machines === 0 ? 'dcmenu status has them' : 'dcmenu destroy ends it';
	return say(state, `${what}, about ${money(spent, currency)} so far: ${next}`, 'warn');
};
