import type {BringupLook} from './bringup-look.ts';
import type {SessionState} from './bringup-session.ts';
import type {MachineView} from './bringup-machines.ts';
import type {ResourceView} from './bringup-resources.ts';
import type {BringupView} from './bringup-state.ts';
import {stateMark} from './bringup-steps.ts';
import {clockTime, oneLine} from './bringup-words.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {
	cells,
	clean,
	line,
	pad,
	span,
	spread,
	wrap,
	type Line,
	type Span,
	type Tone,
} from '../drawing/line.ts';

/**
 * The tiers with what each answered, as many to a line as fit and at most `height` lines: where it stands is always
 * among them.
 */
export function candidateLines(
	{view}: SessionState,
	width: number,
	height: number,
	glyphs: Glyphs,
): Line[] {
	const checked = view.tiers.map(({tier, checks}): Span => {
		const name = tier ?? checks[0]?.instanceType ?? '';
		const marks = checks
			.map(({available}) => (available ? glyphs.available : glyphs.none))
			.join('');
		const hit = checks.find(({available}) => available);
		const places = hit === undefined ? '' : ` ${hit.locations.join(' ')}`;
		const answer = checks.length === 0 ? glyphs.working : `${marks}${places}`;
		return span(`${name} ${answer}`, hit === undefined ? 'plain' : 'good');
	});
	const open = view.groupTiers.slice(view.tiers.length).map(tier => span(tier, 'quiet'));
	const rows: Span[][] = [];
	let used = 0;
	for (const part of [...checked, ...open]) {
		const row = rows.at(-1);
		if (row === undefined || used + 2 + cells(part.text) > width) {
			rows.push([span(' '), part]);
			used = 1 + cells(part.text);
		} else {
			row.push(span('  '), part);
			used += 2 + cells(part.text);
		}
	}

	const current = rows.findLastIndex(row => row.some(part => checked.includes(part)));
	const first = Math.max(0, Math.min(current, rows.length - height));
	return rows.slice(first, first + height).map(spans => ({spans}));
}

type Row = {readonly left: string; readonly right: string; readonly tone: Tone};

/**
 * Attempts that failed and why, the machines, and what else is made or deleted: the last ones where there are many.
 * Reasons are cut where all of them take more than a quarter of the window.
 */
export function attemptLines({view}: SessionState, look: BringupLook, height: number): Line[] {
	const {glyphs, size} = look;
	const others = view.resources.filter(resource => !isMachine(resource, view.machines));
	// Names line up, and do not push everything else out.
	const longest = Math.max(0, ...view.machines.map(({hostname}) => cells(hostname)));
	const nameWidth = Math.min(longest, Math.floor(size.columns / 3));
	const rows = [
		...view.setAside.map(({instance_type, location, market, reason}): Row => ({
			left: ` ${glyphs.none} ${instance_type}  ${location}  ${market}: ${clean(oneLine(reason))}`,
			right: '',
			tone: 'bad',
		})),
		...others.filter(({state}) => state !== 'started').map(other => resourceRow(other, look)),
		...view.machines.map(machine => machineRow(machine, nameWidth, look)),
		...others.filter(({state}) => state === 'started').map(other => resourceRow(other, look)),
		...(view.wait ? [waitRow(view.wait, look)] : []),
	];
	const last = rows.slice(-height);
	const whole = last.flatMap(row => wholeRow(row, look));
	return whole.length <= Math.floor(size.rows / 4) ? whole : last.map(row => cutRow(row, look));
}

const cutRow = ({left, right, tone}: Row, {size, glyphs}: BringupLook): Line =>
	line(spread(left, right, size.columns, glyphs.cut), tone);

/** A reason is as long as the API has it; it goes on below its beginning. */
function wholeRow(row: Row, look: BringupLook): readonly Line[] {
	if (row.right !== '') return [cutRow(row, look)];
	const indent = '   ';
	const texts = wrap(row.left, look.size.columns - indent.length);
	return texts.map((text, at) => line(at === 0 ? text : indent + text.trimStart(), row.tone));
}

/** "2 machines, 1 of 3 resources, 1 attempt failed": also of those that there is no room for. */
export function attemptTitle({view, onlyTroubles}: SessionState): string {
	const why = onlyTroubles ? '' : ' (e: why)';
	const others = view.resources.filter(resource => !isMachine(resource, view.machines));
	const done = others.filter(({state}) => state === 'done').length;
	const count = (number: number, what: string): string =>
		number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`;
	return [
		count(view.machines.length, 'machine'),
		others.length === 0 ? '' : `${done} of ${count(others.length, 'resource')}`,
		view.wait ? 'waiting for capacity' : '',
		view.setAside.length === 0 ? '' : `${count(view.setAside.length, 'attempt')} failed${why}`,
	]
		.filter(part => part !== '')
		.join(', ');
}

/** A machine has a row of its own, which says more. */
const isMachine = ({address}: ResourceView, machines: readonly MachineView[]): boolean =>
	machines.some(
		({hostname}) =>
			address === `machine ${hostname}` || address.endsWith(`instance.kdevops["${hostname}"]`),
	);

function resourceRow(resource: ResourceView, {now, glyphs}: BringupLook): Row {
	const {address, action, state, elapsed, startedAt, detail} = resource;
	const mark = stateMark(state === 'started' ? 'running' : state, glyphs);
	return {
		left: ` ${mark} ${clean(address)}  ${clean(oneLine(detail ?? action))}`,
		right: clockTime(state === 'started' ? now - startedAt : elapsed),
		tone: state === 'failed' ? 'bad' : 'plain',
	};
}

const waitRow = (
	{since, last}: NonNullable<BringupView['wait']>,
	{now, glyphs}: BringupLook,
): Row => ({
	left: ` ${glyphs.working} ${clean(last)}`,
	right: clockTime(now - since),
	tone: 'busy',
});

function machineRow(machine: MachineView, nameWidth: number, look: BringupLook): Row {
	const {hostname, instanceType, location, ip, status, billedSince} = machine;
	const elapsed = billedSince === undefined ? '' : clockTime(look.now - billedSince);
	const mark = stateMark(
		status === 'running' || status === 'ready' ? 'done' : 'running',
		look.glyphs,
	);
	return {
		left: ` ${mark} ${pad(hostname, nameWidth, look.glyphs.cut)}  ${instanceType}  ${location}  ${ip ?? ''}`,
		right: `${status} ${elapsed}`.trim(),
		tone: 'plain',
	};
}
