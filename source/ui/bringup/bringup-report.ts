import {impatience} from '../../bringup/impatience.ts';
import {exitStatus, type ExpectedError} from '../../errors.ts';
import type {BilledMachine, FailedAttempt} from '../../bringup/events.ts';
import {endSteps} from './bringup-ends.ts';
import type {SessionState} from './bringup-session.ts';
import type {BringupView, EndEvent} from './bringup-state.ts';
import {
	billedLine,
	clockTime,
	enumerate,
	hourly,
	money,
	oneLine,
	passedOver,
} from './bringup-words.ts';
import type {TextLine} from './bringup-scroll.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import type {Tone} from '../drawing/line.ts';

const text = (content: string, tone: Tone = 'plain'): TextLine => ({text: content, tone});
const blank = text('');
const heading = (content: string): TextLine => text(` ${content}`, 'strong');

/** `steps`: what can be done now. */
function endReport(
	view: BringupView,
	end: EndEvent,
	steps: readonly string[],
	glyphs: Glyphs,
): TextLine[] {
	switch (end.type) {
		case 'ready':
			return readyReport(view, end, glyphs);
		case 'failed':
			return failedReport(view, end, steps, glyphs);
		case 'destroyed':
			return destroyedReport(end);
	}
}

const errorReport = (error: ExpectedError): TextLine[] => [
	...error.message.split('\n').map(line => text(`  ${line}`, 'bad')),
	...error.nextSteps.map(step => text(`  ${step}`)),
];

function readyReport(
	view: BringupView,
	end: Extract<EndEvent, {type: 'ready'}>,
	glyphs: Glyphs,
): TextLine[] {
	return [
		...end.hosts.map(host =>
			text(`  ${host.name}  ${host.instance_type}  ${host.location}  ${host.ip}`, 'good'),
		),
		blank,
		...end.hosts.map(host => text(`  ${host.ssh}`, 'strong')),
		blank,
		...gotInstead(view).map(line => text(`  ${line}`)),
		...attemptsReport(view.setAside, glyphs),
		text(
			`  Costs ${hourly(end.price_per_hour, end.currency)} until you run: dcmenu destroy`,
			'warn',
		),
	];
}

/** "Asked for h100-or-less, got a100-40: …", where it is not the highest tier. */
function gotInstead(view: BringupView): string[] {
	const passed = passedOver(view.tiers);
	if (view.group === undefined || !view.selected?.tier || passed.length === 0) return [];
	return [
		`Asked for ${view.group}, got ${view.selected.tier}: ${enumerate(passed)} had no capacity.`,
	];
}

function failedReport(
	view: BringupView,
	end: Extract<EndEvent, {type: 'failed'}>,
	steps: readonly string[],
	glyphs: Glyphs,
): TextLine[] {
	const isSoldOut = end.exit_status === exitStatus.noCapacity;
	return [
		...end.reason.split('\n').map(line => text(`  ${line}`, 'bad')),
		...billedReport(end.left_behind, view.currency),
		...(isSoldOut ? triedReport(view, end, glyphs) : []),
		...(steps.length === 0 ? [] : [blank, heading('What you can do')]),
		...steps.map(step => text(`  ${step}`)),
		...(isSoldOut ? [] : failedAttempts(end.attempts, glyphs)),
	];
}

function triedReport(
	view: BringupView,
	end: Extract<EndEvent, {type: 'failed'}>,
	glyphs: Glyphs,
): TextLine[] {
	const width = Math.max(0, ...view.tiers.map(({tier}) => tier?.length ?? 0));
	return [
		blank,
		heading('What was tried'),
		...inLines(
			view.tiers.map(({tier, checks}) => {
				const marks = checks.map(({instanceType, available, reason}) => {
					const mark = available ? glyphs.available : glyphs.none;
					return `${instanceType} ${mark}${reason === undefined ? '' : ` (${reason})`}`;
				});
				return `${(tier ?? '').padEnd(width)}  ${marks.join('  ') || 'no such type'}`;
			}),
		).map(line => text(`  ${line}`)),
		...attemptsReport(end.attempts, glyphs),
	];
}

/** Two short ones to a line: in a window of 24 rows the rest has to be seen, too. */
function inLines(parts: readonly string[]): string[] {
	const lines: string[] = [];
	for (const part of parts) {
		const last = lines.at(-1);
		if (last !== undefined && last.length < halfLine && part.length < halfLine) {
			lines[lines.length - 1] = last.padEnd(halfLine) + part;
		} else {
			lines.push(part);
		}
	}

	return lines;
}

/** Cells of one of two columns in a window of 80. */
const halfLine = 38;

const attemptsReport = (attempts: readonly FailedAttempt[], glyphs: Glyphs): TextLine[] =>
	attempts.map(({instance_type, location, market, reason}) =>
		text(`  ${glyphs.none} ${instance_type} ${location} ${market}: ${oneLine(reason)}`),
	);

const failedAttempts = (attempts: readonly FailedAttempt[], glyphs: Glyphs): TextLine[] =>
	attempts.length === 0
		? []
		: [blank, heading('Attempts that failed'), ...attemptsReport(attempts, glyphs)];

function billedReport(machines: readonly BilledMachine[], currency: string): TextLine[] {
	if (machines.length === 0) return [];
	const total = machines.reduce((sum, machine) => sum + machine.price_per_hour, 0);
	return [
		blank,
		heading(`Still bills, ${hourly(total, currency)}`),
		...machines.map(machine => text(`  ${billedLine(machine, currency)}`, 'warn')),
	];
}

function destroyedReport(end: Extract<EndEvent, {type: 'destroyed'}>): TextLine[] {
	return [
		text(
			end.machines.length === 0
				? '  There was nothing to destroy.'
				: `  Destroyed: ${enumerate(end.machines)}. Spent ${money(end.spent, end.currency)}.`,
			'good',
		),
		...billedReport(end.still_billed, end.currency),
		...(end.kept_volumes.length === 0 ? [] : [blank, heading('Kept volumes, billed on')]),
		...end.kept_volumes.map(volume =>
			text(
				`  ${volume.name}  ${volume.size_gigabytes} GB  ${volume.location}  ${hourly(volume.price_per_hour, end.currency)}`,
			),
		),
	];
}

/** The end in a few words, for the header. */
export function endTitle(view: BringupView, end: EndEvent): string {
	const elapsed = clockTime((view.lastAt ?? 0) - (view.startedAt ?? 0));
	switch (end.type) {
		case 'ready':
			return `ready in ${clockTime(end.elapsed_ms)}`;
		case 'failed':
			if (end.exit_status === exitStatus.interrupted) return `stopped after ${elapsed}`;
			return `${end.exit_status === exitStatus.noCapacity ? 'no capacity' : 'failed'} after ${elapsed}`;
		case 'destroyed':
			return end.still_billed.length === 0 ? `destroyed in ${elapsed}` : 'not all is destroyed';
	}
}

/** How it ended, in the order of what matters; empty while it has not. */
export const reportOf = (session: SessionState, glyphs: Glyphs): TextLine[] =>
	endedReport(session, endSteps(session), glyphs);

function endedReport(
	{view, error, phase}: SessionState,
	steps: readonly string[],
	glyphs: Glyphs,
): TextLine[] {
	if (phase !== 'ended') return [];
	if (error) return errorReport(error);
	return view.end ? endReport(view, view.end, steps, glyphs) : [];
}

/** What is printed after the alternate screen is left: commands in the place of keys, and where the log is. */
export function farewellOfBringup(session: SessionState, glyphs: Glyphs): string[] {
	const {view, phase} = session;
	if (phase !== 'ended') return leftEarly(session);
	const steps = view.end?.type === 'failed' ? view.end.next_steps : [];
	const report = endedReport(session, steps, glyphs).map(({text}) => text);
	return view.logFile === undefined ? report : [...report, `  The log is in ${view.logFile}`];
}

/** The engine does not stop halfway through a tear-down, so the process lives on without a screen. */
const leftEarly = ({view, phase}: SessionState): string[] => {
	const warning = Object.values(impatience).filter(text => text === view.lastNote);
	const names = enumerate(view.machines.map(({hostname}) => hostname)) || 'Nothing';
	return [
		phase === 'destroying'
			? `  ${names}: still being deleted; the prompt comes back when that is done, and Ctrl-C does not wait.`
			: view.task === 'tear-down'
				? '  Left while it was being deleted: what is not gone yet bills on.'
				: `  ${names}: left while it was being made.`,
		...warning.map(text => `  ${text}`),
		'  What runs and what it costs: dcmenu status',
		'  To end it: dcmenu destroy',
		...(view.logFile === undefined ? [] : [`  The log is in ${view.logFile}`]),
	];
};

/** The status that dcmenu exits with when it is left now. */
export function endStatus({view, error}: SessionState): number {
	if (error) return error.exitStatus;
	switch (view.end?.type) {
		case 'ready':
			return exitStatus.done;
		case 'failed':
			return view.end.exit_status;
		case 'destroyed':
			return view.end.still_billed.length === 0 ? exitStatus.done : exitStatus.leftBehind;
		case undefined:
			return exitStatus.interrupted;
	}
}
