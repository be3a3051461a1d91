import type {CapacityState} from '../../capacity/snapshot.ts';
import type {AppState} from '../app-state.ts';
import type {Glyphs} from '../drawing/glyphs.ts';

/** How old the answer behind the badges is, or why there is none. */
export function capacityAge(capacity: CapacityState, now: number, glyphs: Glyphs): string {
	switch (capacity.kind) {
		case 'loading': {
			const slow = slowText(capacity.since, now);
			return capacity.last
				? `cap: ${ageText(now - capacity.last.takenAt)}, asking${slow}`
				: `cap: ${glyphs.working}${slow}`;
		}
		case 'known':
			return `cap: ${ageText(now - capacity.snapshot.takenAt)}`;
		case 'unknown': {
			const why = {'no-credentials': 'no key', refused: 'refused', failed: 'no answer'};
			return `cap: ? ${why[capacity.cause]}`;
		}
	}
}

/** The same for a header: also when the next answer is asked for, where there is room for it, or that none is. */
export function capacityText({capacity, now, glyphs, size, isPaused, wait}: AppState): string {
	const age = capacityAge(capacity, now, glyphs);
	// Whoever waits for something is told of every answer.
	if (isPaused && wait?.phase !== 'waiting') return `${age}, paused`;
	return size.columns < 110 ? age : age + nextAnswer(capacity, now);
}

/** When the next answer is asked for: `, next in 18s`; empty where nobody knows. */
export function nextAnswer(capacity: CapacityState, now: number): string {
	const nextAt = capacity.kind === 'loading' ? undefined : capacity.nextAt;
	return nextAt === undefined || nextAt <= now
		? ''
		: `, next in ${Math.ceil((nextAt - now) / 1000)}s`;
}

/** Milliseconds as seconds, then as minutes, hours, days: `12s ago`. */
export function ageText(milliseconds: number): string {
	const seconds = Math.max(0, Math.round(milliseconds / 1000));
	if (seconds < 120) return `${seconds}s ago`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes}m ago`;
	const hours = Math.round(minutes / 60);
	return hours < 48 ? `${hours}h ago` : `${Math.round(hours / 24)}d ago`;
}

/** An answer that takes so long is worth a word, in milliseconds. */
const slow = 5000;

/** How long the first answer has been waited for; empty while that is as usual. */
const slowText = (since: number | undefined, now: number): string =>
	since === undefined || now - since < slow ? '' : ` ${Math.round((now - since) / 1000)}s`;
