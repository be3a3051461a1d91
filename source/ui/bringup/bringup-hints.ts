import type {Hint} from '../drawing/footer.ts';
import {canDestroy, canRetry, foundNothing, hostCount} from './bringup-ends.ts';
import type {SessionState} from './bringup-session.ts';
import {widerTarget} from './bringup-wider.ts';

/** The keys that work now, each with what it does, in the order of importance. */
export function bringupHints(session: SessionState): Hint[] {
	const {phase, question, find, onlyTroubles, wraps, isRaw, view} = session;
	if (question) {
		return [
			question === 'destroy' ? 'n/Esc go on' : 'g/Esc go on',
			...(question === 'stop' ? ['z leave it running'] : []),
			'PgUp/PgDn scroll',
		];
	}

	if (find?.field) return ['Enter keep it', 'Esc leave it', 'Up/Down scroll'];
	const hosts = hostCount(session);
	const lacks = phase === 'ended' && foundNothing(session);
	const hasWider = lacks && widerTarget(session.target) !== undefined;
	const log = [
		'PgUp/PgDn scroll',
		'G end',
		'/ find',
		...(view.logFile === undefined ? [] : ['l whole log']),
		...(find ? ['n/N next'] : []),
		onlyTroubles ? 'e all lines' : 'e troubles',
		// These mean something else where there is something better to do.
		...(lacks ? [] : [wraps ? 'w cut lines' : 'w wrap']),
		...(hasWider ? [] : [isRaw ? 't panels' : 't log only']),
		...(hosts === 0 ? ['y copy'] : []),
		'g top',
		'? keys',
		...(view.task === 'bring-up' ? ['c cost'] : []),
	];
	if (phase !== 'ended') {
		const stop = phase === 'running' ? 'Ctrl-C stop (asks)' : 'Ctrl-C leave (asks)';
		return [stop, 'z leave it running', ...log];
	}

	return [
		...(hosts === 0
			? []
			: [hosts === 1 ? 's ssh now' : `1-${Math.min(hosts, 9)} ssh now`, 'y copy ssh']),
		...(canRetry(session) ? ['r try again'] : []),
		...(canDestroy(session) ? ['d destroy (asks)'] : []),
		...(lacks ? ['w wait', 'W wait+launch', ...(hasWider ? ['t more'] : []), 'i pick'] : []),
		'm menu',
		'q quit',
		...log,
	];
}
