import {staleAfter} from '../../capacity/badges.ts';
import {wouldSelect, type Candidate, type SelectionRequest} from '../../capacity/select.ts';
import {lacksCredentials, whyNoMachines} from './account-state.ts';
import {askedAgain} from './ask-again.ts';
import type {Effect} from '../app-effects.ts';
import {
	closeOverlay,
	isInstanceList,
	openOverlay,
	overlayOf,
	rowOfCursor,
	say,
	step,
	type AppState,
	type Step,
} from '../app-state.ts';
import {badgeTarget} from '../menu/badge-target.ts';
import {isRunning} from '../bringup/bringup-session.ts';
import {attempted} from '../menu/edit-commands.ts';
import {wishOf} from './instance-view.ts';
import {openPrice} from '../dialogs/price-state.ts';
import {keyName} from '../keys/key-names.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {afterAnswer, newWait, type Wait} from './wait-state.ts';

/** `w`: tells when what the cursor is on, else what is configured, can be had. `W` chooses it and brings it up then. */
export const waitStep = (state: AppState, launches: boolean, key: Key): Step =>
	waitFor(state, requestAtCursor(state), launches, key);

/** The same for what is configured, wherever the cursor is. */
export const waitConfigured = (state: AppState, launches: boolean): Step =>
	waitFor(state, state.facts.request, launches, launches ? 'W' : 'w');

const waitFor = (
	state: AppState,
	request: SelectionRequest | undefined,
	launches: boolean,
	key: Key,
): Step => {
	if (request === undefined) {
		return step(say(state, whyNoMachines(state, key), 'warn'));
	}

	if (lacksCredentials(state)) {
		return step(say(state, `${key}: no credentials; dcmenu credentials set keeps them`, 'warn'));
	}

	if (state.wait) {
		return step(openOverlay(state, {kind: 'wait'}));
	}

	if (launches && isRunning(state.bringup)) {
		return step(say(state, `${key}: a bring-up is running (! shows it)`, 'warn'));
	}

	const {capacity, now} = state;
	const isNew = capacity.kind === 'known' && now - capacity.snapshot.takenAt < staleAfter;
	const found = isNew ? wouldSelect(request, capacity.snapshot) : undefined;
	if (!launches) {
		return found
			? step(say(state, thereText(state, request, found), 'good'))
			: step(opened(state, newWait(request, undefined, now)));
	}

	if (found === undefined) {
		return step(opened(state, newWait(request, state.evaluation, now)));
	}

	const {state: chosen, isTaken} = choosing(state, request.target, key);
	return step(isTaken ? openOverlay(say(chosen, 'it can be had now'), {kind: 'confirm'}) : chosen);
};

/** That nothing needs to be waited for, and what takes it. */
const thereText = ({facts}: AppState, {target}: SelectionRequest, found: Candidate): string =>
	`${found.instanceType} can be had in ${found.location} now: ${facts.request?.target === target ? '! brings it up' : 'Space chooses it'}`;

const opened = (state: AppState, wait: Wait): AppState =>
	openOverlay({...state, wait}, {kind: 'wait'});

/** The type or strategy of the row, narrowed as the list is; elsewhere what is configured. */
const requestAtCursor = (state: AppState): SelectionRequest | undefined => {
	const {facts, instances} = state;
	const {request} = facts;
	const row = rowOfCursor(state);
	return request && isInstanceList(state) && row?.target?.kind === 'type'
		? {...wishOf(request, instances), target: row.target.value}
		: request;
};

/** Makes a target the configured one, as a step of undo. */
const choosing = (
	state: AppState,
	target: string,
	key: Key,
): {readonly state: AppState; readonly isTaken: boolean} => {
	if (state.facts.request?.target === target) {
		return {state, isTaken: true};
	}

	const {evaluation} = state;
	const member = evaluation.tree.choices
		.flatMap(({members}) => members)
		.find(symbol => {
			const of = badgeTarget(symbol, evaluation);
			return of?.kind === 'type' && of.value === target;
		});
	return member
		? attempted(state, {kind: 'set', symbol: member, value: 'y'}, key)
		: {state: say(state, `${key}: this tree has no ${target}`, 'warn'), isTaken: false};
};

/** What an answer means for who waits. */
export const waited = (state: AppState): Step => {
	const {wait, capacity, now} = state;
	const after = wait && afterAnswer(wait, capacity, now);
	if (wait === undefined || after === wait || after === undefined) {
		return step(state);
	}

	const next = {...state, wait: after};
	const {found, launches} = after;
	if (after.phase !== 'found' || !found) {
		return step(
			after.phase === 'over' && overlayOf(state)?.kind !== 'wait'
				? say(next, 'nothing is waited for any more: w tells why', 'warn')
				: next,
		);
	}

	const text = `${found.instanceType} ${found.location}`;
	const notify: Effect = {kind: 'notify', text};
	if (launches === undefined) {
		const isSeen = overlayOf(state)?.kind === 'wait';
		return step(isSeen ? next : say(next, `${text} can be had now: w shows it`, 'good'), notify);
	}

	// One at a time: what was seen is looked for again when the other one is over.
	if (isRunning(state.bringup)) {
		return step({...state, wait: {...after, phase: 'waiting', found: undefined}});
	}

	const {maxPrice, location} = after.request;
	const overlays = state.overlays.filter(({kind}) => kind !== 'wait');
	return step({...state, wait: undefined, overlays}, notify, {
		kind: 'bring-up',
		evaluation: launches,
		wishes: {maxPrice, location, waits: true},
	});
};

/** What a key does on the screen of a wait. */
export const waitKey = (state: AppState, wait: Wait, key: Key): Step => {
	switch (key) {
		case 'escape':
		case 'q':
		case 'n':
		case 'ctrl-c': {
			if (wait.phase === 'asking' && wait.resumes) {
				const resumed: Wait = {...wait, launches: undefined, phase: 'waiting', resumes: false};
				return waited(say({...state, wait: resumed}, 'it is waited for as before'));
			}

			const text = wait.phase === 'asking' ? 'nothing is waited for' : 'the wait is over';
			return step(say({...closeOverlay(state), wait: undefined}, text), {kind: 'clear-notice'});
		}

		case '$': {
			return step(openOverlay(state, openPrice(wait.request.maxPrice)));
		}
	}

	switch (wait.phase) {
		case 'asking': {
			if (key !== 'y') {
				const text = 'y waits and spends, n or Esc goes back, $ sets a price cap';
				return step(say(state, text, 'warn'));
			}

			const {state: chosen, isTaken} = choosing(state, wait.request.target, key);
			const launches = chosen.evaluation;
			const startedAt = wait.resumes ? wait.startedAt : state.now;
			const begun: Wait = {...wait, launches, phase: 'waiting', resumes: false, startedAt};
			return isTaken ? waited({...chosen, wait: begun}) : step(chosen);
		}

		case 'waiting': {
			return waitingKey(state, wait, key);
		}

		case 'found': {
			return foundKey(state, wait, key);
		}

		case 'over': {
			return step(say(state, 'Esc goes back', 'warn'));
		}
	}
};

const waitingKey = (state: AppState, wait: Wait, key: Key): Step => {
	switch (key) {
		case 'z':
		case 'm':
		case 'left': {
			return step(say(closeOverlay(state), 'the wait goes on; w shows it'));
		}

		case 'R': {
			return step(askedAgain(state));
		}

		case 'W': {
			return step(
				wait.launches
					? say(state, 'W: it is brought up as soon as it is there')
					: {
							...state,
							wait: {...wait, launches: state.evaluation, phase: 'asking', resumes: true},
						},
			);
		}
	}

	return step(
		say(state, `${keyName(key)}: no such key now (the line below has those that work)`, 'warn'),
	);
};

const foundKey = (state: AppState, wait: Wait, key: Key): Step => {
	if (key === '!') {
		const {state: chosen, isTaken} = choosing(closeOverlay(state), wait.request.target, key);
		return step(isTaken ? openOverlay({...chosen, wait: undefined}, {kind: 'confirm'}) : chosen, {
			kind: 'clear-notice',
		});
	}

	if (key === 'w') {
		return step(
			{...state, wait: newWait(wait.request, undefined, state.now)},
			{
				kind: 'clear-notice',
			},
		);
	}

	return step(say(state, '! brings it up, w waits on, Esc goes back', 'warn'));
};
