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
	const words = text.replace(/^→ /, '').replace(/^none now(?:, )?/, '');
	return marks[mark] + (words === '' ? '' : `: ${words}`) + (stale ? ', an old answer' : '');
};

/** What can be had of a strategy or a type, as it is asked for or configured; nothing where there is none to tell of. */
export const targetSentence = (
	{facts, capacity, now}: AppState,
	target: string | undefined,
	request: Parameters<typeof targetBadge>[1] = facts.request ?? {market: 'on-demand'},
): readonly string[] =>
	target === undefined ? [] : [badgeSentence(targetBadge(target, request, capacity, now))];
