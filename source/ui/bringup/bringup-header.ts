import {formatPrice} from '../../capacity/badges.ts';
import {isSmall, type BringupLook} from './bringup-look.ts';
import {endTitle} from './bringup-report.ts';
import type {SessionState} from './bringup-session.ts';
import {pricePerHour, spentSoFar} from './bringup-state.ts';
import {clockTime, hourly, money} from './bringup-words.ts';
import {cells, line, spread, type Line} from '../drawing/line.ts';

/** What is being done, for how long, and what it costs. */
export function bringupHeader(session: SessionState, look: BringupLook): Line {
	const {view, phase, target} = session;
	const {glyphs} = look;
	const {columns} = look.size;
	const title = titleOf(session);
	if (phase === 'ended') {
		const end = view.end ? endTitle(view, view.end) : 'stopped by an error';
		const cost = endCost(session);
		if (isSmall(look)) {
			const short = cost.replace('running: ', '');
			const whole = ` ${title}  ${end}`;
			const left = cells(whole) + 1 + cells(short) <= columns ? whole : ` ${end}`;
			return line(spread(left, short, columns, glyphs.cut), 'strong');
		}

		const selected = view.end?.type === 'ready' && view.selected;
		const what = selected ? `${selected.instance_type}  ${selected.location}` : '';
		return line(spread(` ${title}  ${end}  ${what}`, cost, columns, glyphs.cut), 'strong');
	}

	const wish = view.task === 'bring-up' ? target : '';
	const attempt = view.attempt > 1 ? `attempt ${view.attempt}` : '';
	const answer = phase === 'keeping' ? 'stopping' : phase === 'destroying' ? 'destroying' : '';
	const elapsed = elapsedOf(session, look.now);
	const facts = isSmall(look) ? [answer, elapsed] : [answer, wish, elapsed, attempt];
	const left = ` ${[title, ...facts].filter(Boolean).join('  ')}`;
	return line(spread(left, runningCost(session, look.now), columns, glyphs.cut), 'strong');
}

/** The same in a few words, for the menu's header; `!` comes back to it. */
export function bringupSummary(session: SessionState, now: number, isShort: boolean): string {
	const {view, phase} = session;
	if (phase === 'ended') {
		return `! ${titleOf(session)}: ${view.end ? endTitle(view, view.end) : 'stopped by an error'}`;
	}

	const running = view.steps.findLast(({state}) => state === 'running')?.step ?? '';
	const price = pricePerHour(view);
	const cost = price === 0 ? '' : formatPrice({pricePerHour: price, currency: view.currency});
	return ['!', isShort ? '' : titleOf(session), running, elapsedOf(session, now), cost]
		.filter(Boolean)
		.join(' ');
}

const titleOf = ({view}: SessionState): string =>
	view.task === 'bring-up' ? 'bring up' : 'destroy';

const elapsedOf = ({view}: SessionState, now: number): string =>
	view.startedAt === undefined ? '' : clockTime(now - view.startedAt);

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
