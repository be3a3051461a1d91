import {isSmall, type BringupLook} from './bringup-look.ts';
import {endTitle} from './bringup-report.ts';
import type {SessionState} from './bringup-session.ts';
import {pricePerHour, spentSoFar} from './bringup-state.ts';
import {clockTime, hourly, money} from './bringup-words.ts';
import type {Glyphs} from './glyphs.ts';
import {line, spread, type Line} from './line.ts';

/** What is being done, for how long, and what it costs. */
export function headerLine(state: SessionState, look: BringupLook, glyphs: Glyphs): Line {
	const {view, phase} = state;
	const {columns} = look.size;
	const title = view.task === 'bring-up' ? 'bring up' : 'destroy';
	const elapsed = view.startedAt === undefined ? '' : clockTime(look.now - view.startedAt);
	if (phase === 'ended') {
		const end = view.end ? endTitle(view, view.end) : 'stopped by an error';
		const selected = view.end?.type === 'ready' && view.selected;
		const what = selected ? `${selected.instance_type}  ${selected.location}` : '';
		const left = ` ${title}  ${end}  ${isSmall(look) ? '' : what}`;
		return line(spread(left, endCost(state), columns, glyphs.cut), 'strong');
	}

	const wish = view.task === 'bring-up' ? look.target : '';
	const attempt = view.attempt > 1 ? `attempt ${view.attempt}` : '';
	const answer = phase === 'keeping' ? 'stopping' : phase === 'destroying' ? 'destroying' : '';
	const facts = isSmall(look) ? [answer, elapsed] : [answer, wish, elapsed, attempt];
	const left = ` ${[title, ...facts].filter(Boolean).join('  ')}`;
	return line(spread(left, runningCost(state, look.now), columns, glyphs.cut), 'strong');
}

function runningCost({view}: SessionState, now: number): string {
	if (view.task === 'tear-down') return '';
	if (!view.machines.some(({id}) => id !== undefined)) return 'nothing created yet';
	const spent = money(spentSoFar(view, now), view.currency);
	return `${hourly(pricePerHour(view), view.currency)}  ${spent} so far`;
}

function endCost({view}: SessionState): string {
	switch (view.end?.type) {
		case 'ready':
			return `running: ${hourly(view.end.price_per_hour, view.end.currency)}`;
		case 'failed': {
			const price = view.end.left_behind.reduce((sum, left) => sum + left.price_per_hour, 0);
			return price === 0 ? 'nothing bills' : `still bills: ${hourly(price, view.currency)}`;
		}
		case 'destroyed':
			return `spent: ${money(view.end.spent, view.end.currency)}`;
		case undefined:
			return '';
	}
}
