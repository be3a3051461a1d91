import {targetBadge, type Badge} from '../../capacity/badges.ts';
import type {AppState} from '../app-state.ts';

const marks: Readonly<Record<Badge['mark'], string>> = {
	available: 'Available now',
	spot: 'Only as spot',
	none: 'Not available',
	unknown: 'Capacity not known',
	loading: 'Capacity is being asked for',
	price: 'Costs',
};

/** What a badge says, in words. */
export const badgeSentence = ({mark, text, stale}: Badge): string => {
	const words = listed(text.replace(/^→ /, '').replace(/^none now(?:, )?/, ''));
	return marks[mark] + (words === '' ? '' : `: ${words}`) + (stale ? ', an old answer' : '');
};

/** A type, places and a price stand behind one another on the screen: `1V100.6V, FIN-01, $0.14 an hour`. */
const listed = (text: string): string => {
	const words = text.replace(/ spot only$/, '');
	return hourly(columns.test(words) ? words.replaceAll(' ', ', ') : text);
};

const columns = /^(?:[A-Z\d.-]+ )+[$€][\d.]+\/h$/;

/** A price as it is said. */
export const hourly = (text: string): string => text.replaceAll(/([$€][\d.]+)\/h\b/g, '$1 an hour');

/** What can be had of a strategy or a type, as it is asked for or configured; nothing where there is none to tell of. */
export const targetSentence = (
	{facts, capacity, now}: AppState,
	target: string | undefined,
	request: Parameters<typeof targetBadge>[1] = facts.request ?? {market: 'on-demand'},
): readonly string[] =>
	target === undefined ? [] : [badgeSentence(targetBadge(target, request, capacity, now))];
