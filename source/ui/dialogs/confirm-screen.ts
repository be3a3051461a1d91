import {formatPrice} from '../../capacity/badges.ts';
import type {AppState} from '../app-state.ts';
import {lacksCredentials} from '../instances/account-state.ts';
import {isSoldOut} from './confirm-state.ts';
import {clean, type Frame} from '../drawing/line.ts';
import {questionFrame} from './question-screen.ts';

/** The one question before money is spent: what would be taken now, where, and its price. */
export const confirmScreen = (state: AppState): Frame => {
	const hints = lacksCredentials(state)
		? ['n/Esc back']
		: [
				isSoldOut(state) ? 'y try it now' : 'y bring it up',
				'n/Esc back',
				...(isSoldOut(state) ? ['w wait', 'W wait and bring it up'] : []),
			];
	return questionFrame(state, 'bring up', questionLines(state), hints);
};

/** What would be taken and what it costs, the question first. */
export const questionLines = (state: AppState): readonly string[] => {
	const {facts, capacity, glyphs, running} = state;
	const target = clean(facts.request?.target ?? '');
	const isElsewhere = state.file !== state.projectFile;
	const saves =
		facts.isUnsaved || isElsewhere ? `${clean(state.projectFile)} is saved first. ` : '';
	const up = running?.machines ?? 0;
	const kept =
		running === undefined || up === 0
			? ''
			: `${up === 1 ? '1 machine' : `${up} machines`} of this project (${formatPrice(running)}) ${up === 1 ? 'is' : 'are'} up: it goes on with ${up === 1 ? 'that' : 'those'}, and makes only what is missing. `;
	const again = `${kept}${saves}Capacity is asked for again before anything is created.`;
	if (capacity.kind !== 'known') {
		const known =
			capacity.kind === 'loading'
				? `Asking what can be had now ${glyphs.working}`
				: `What can be had now is not known: ${clean(capacity.reason)}`;
		return [`Bring up ${target}?`, '', known, again];
	}

	const {candidate} = facts;
	const what = candidate?.instanceType === target ? 'It' : `For ${target} this`;
	const {machines} = facts;
	return candidate
		? [
				machines === 1
					? `Bring up ${candidate.instanceType} in ${candidate.location} for ${formatPrice(candidate)}?`
					: `Bring up ${machines} machines for ${formatPrice({...candidate, pricePerHour: candidate.pricePerHour * machines})}?`,
				'',
				`${what} is in stock now, ${candidate.market === 'spot' ? 'as spot' : 'on demand'}. It bills until you destroy it.`,
				...(machines === 1
					? []
					: [
							`${machines} times ${candidate.instanceType} in ${candidate.location}, ${formatPrice(candidate)} each, if there are as many.`,
						]),
				again,
			]
		: [
				`Try to bring up ${target}?`,
				'',
				'Nothing that it asks for is in stock at the moment; the bring-up looks again, and costs nothing if it finds nothing.',
				again,
			];
};
