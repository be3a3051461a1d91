import {exitStatus} from '../../errors.ts';
import type {SessionState} from './bringup-session.ts';
import {widerTarget} from './bringup-wider.ts';

/** Whether something is up, or may be. */
export function canDestroy({view, error}: SessionState): boolean {
	if (error) return view.machines.some(({id}) => id !== undefined);
	switch (view.end?.type) {
		case 'ready':
			return true;
		case 'failed':
			return view.end.left_behind.length > 0 && view.task === 'bring-up';
		case 'destroyed':
		case undefined:
			return false;
	}
}

/** How many machines can be logged in to. */
export const hostCount = ({view}: SessionState): number =>
	view.end?.type === 'ready' ? view.end.hosts.length : 0;

/** Whether the same again makes sense. A bring-up finds the machines that are there, and makes only what is missing. */
export function canRetry({view, error}: SessionState): boolean {
	if (error) return true;
	switch (view.end?.type) {
		case 'failed':
			return true;
		case 'destroyed':
			return view.end.still_billed.length > 0;
		case 'ready':
		case undefined:
			return false;
	}
}

/** Whether it ended for want of capacity, so that something else may be asked for. */
export const foundNothing = ({view}: SessionState): boolean =>
	view.end?.type === 'failed' && view.end.exit_status === exitStatus.noCapacity;

/** What can be done once it has failed, key by key. */
export function endSteps(session: SessionState): string[] {
	const {view} = session;
	if (view.end?.type !== 'failed') return [];
	if (foundNothing(session)) {
		const wider = widerTarget(session.target);
		return [
			'w  wait for it, and be told when it can be had',
			'W  wait, and bring it up as soon as it can be had (asks)',
			...(wider === undefined ? [] : [`t  ask for more: ${wider} (asks)`]),
			'i  pick another type in the menu',
			'r  try again now',
		];
	}

	return [
		...(canDestroy(session) ? ['d  destroy what is left (asks)'] : []),
		`r  ${canDestroy(session) ? 'go on: what is there is kept, what is missing is made' : 'try again'}`,
		...(canDestroy(session) ? ['m  leave it as it is: it bills until it is destroyed'] : []),
		...view.end.next_steps,
	];
}
