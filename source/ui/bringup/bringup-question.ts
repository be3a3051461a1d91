import {isSmall, type BringupLook} from './bringup-look.ts';
import type {SessionState} from './bringup-session.ts';
import {foundThere, pricePerHour} from './bringup-state.ts';
import {enumerate, hourly} from './bringup-words.ts';

/** A question names what it is about and its price, and its answers. */
export function questionLines(state: SessionState, look: BringupLook): string[] {
	switch (state.question) {
		case 'stop':
			return state.view.task === 'bring-up' ? stopBringup(state, look) : stopTearDown(look);
		case 'leave':
			return leaveEarly(state, look);
		case 'destroy':
			return [` Destroy ${atStake(state)}? y destroys, n does not.`];
		case undefined:
			return [];
	}
}

function stopBringup(state: SessionState, look: BringupLook): string[] {
	const fact = atStake(state) ?? 'nothing is created yet';
	const {machines} = state.view;
	const older = enumerate(foundThere(state.view).map(({hostname}) => hostname));
	const isAllOlder = older !== '' && foundThere(state.view).length === machines.length;
	if (isSmall(look)) {
		return [` ${fact}`, isAllOlder ? ' k keep it  g go on' : ' k keep it  d destroy  g go on'];
	}

	const stays = older === '' ? '' : `; ${older} was there before, and stays`;
	return [
		` Stop? ${fact}`,
		'  k  keep it running and stop watching; dcmenu status and destroy know it',
		...(isAllOlder ? [] : [`  d  destroy what was made, then stop${stays}`]),
		'  g  go on',
	];
}

function stopTearDown(look: BringupLook): string[] {
	if (isSmall(look)) return [' What is left bills on.', ' k stop here  g go on'];
	return [
		' Stop? What is not deleted yet bills on.',
		'  k  stop here; dcmenu destroy goes on with it',
		'  g  go on',
	];
}

/** What a second Ctrl-C risks. */
function leaveEarly(state: SessionState, look: BringupLook): string[] {
	const fact = atStake(state);
	const risk =
		state.phase === 'destroying' || state.view.task === 'tear-down'
			? 'what is not deleted yet may go on billing'
			: 'what was asked for just now may still come up, and bill';
	if (isSmall(look)) return [` Leave? ${fact ?? ''} ${risk}`, ' l leave  g wait'];
	return [
		` Leave before it is done? ${fact === undefined ? '' : `${fact}: `}${risk}.`,
		'  l  leave all the same (or Ctrl-C); dcmenu status finds what is left',
		'  g  wait for it: what was sent is answered soon',
	];
}

/** "kn1 and kn2 ($2.58/h)"; undefined: nothing is created. */
function atStake({view}: SessionState): string | undefined {
	const left = view.end?.type === 'failed' ? view.end.left_behind : undefined;
	const names = left
		? left.map(({hostname}) => hostname)
		: view.machines.flatMap(({id, hostname}) => (id === undefined ? [] : [hostname]));
	const price = left
		? left.reduce((sum, machine) => sum + machine.price_per_hour, 0)
		: pricePerHour(view);
	return names.length === 0 ? undefined : `${enumerate(names)} (${hourly(price, view.currency)})`;
}
