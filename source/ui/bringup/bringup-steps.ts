import type {BringupLook} from './bringup-look.ts';
import type {SessionState} from './bringup-session.ts';
import {pricePerHour, spentSoFar, type BringupView, type StepView} from './bringup-state.ts';
import {clockTime, hourly, money, usually} from './bringup-words.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {
	cells,
	fit,
	line,
	lineText,
	pad,
	span,
	spread,
	type Line,
	type Span,
	type Tone,
} from '../drawing/line.ts';

/**
 * All steps in one line. Where there is no room for that, those that are done lose their times, then their names: what
 * is going on is always seen.
 */
export function stepsLine({view: {steps}}: SessionState, look: BringupLook): Line {
	const {columns} = look.size;
	const open = steps.findIndex(({state}) => state === 'running' || state === 'failed');
	const done = open === -1 ? [] : steps.slice(0, open);
	const others = steps
		.slice(done.length)
		.map(step => stepSpan(step, stepTime(step, look.now), look));
	const doneCount = done.filter(({state}) => state === 'done').length;
	const count = span(`${stateMark('done', look.glyphs)} ${doneCount} done`, 'good');
	const forms: Span[][] = [
		steps.map(step => stepSpan(step, stepTime(step, look.now), look)),
		...(done.length === 0
			? []
			: [
					[...done.map(step => stepSpan(step, '', look)), ...others],
					[count, ...others],
				]),
	].map(parts => parts.map(({text, tone}, at) => span(`${at === 0 ? ' ' : '  '}${text}`, tone)));
	const fitting = forms.find(
		spans => spans.reduce((sum, {text}) => sum + cells(text), 0) <= columns,
	);
	const last = forms.at(-1) ?? [];
	return fitting ? {spans: fitting} : line(fit(lineText({spans: last}), columns, look.glyphs.cut));
}

const stepSpan = (step: StepView, time: string, {glyphs}: BringupLook): Span =>
	span(`${stateMark(step.state, glyphs)} ${step.step}${time && ` ${time}`}`, stepTone(step));

/** What stands before something that is done, failed, running, or has not begun. */
export function stateMark(state: StepView['state'], glyphs: Glyphs): string {
	switch (state) {
		case 'waiting':
			return ' ';
		case 'running':
			return glyphs.working;
		case 'done':
			return glyphs.available;
		case 'failed':
			return glyphs.none;
	}
}

function stepTone(step: StepView): Tone {
	switch (step.state) {
		case 'waiting':
			return 'quiet';
		case 'running':
			return 'busy';
		case 'done':
			return 'good';
		case 'failed':
			return 'bad';
	}
}

/** How long a step took or takes; nothing where that is less than a second. */
function stepTime(step: StepView, now: number): string {
	if (step.startedAt === undefined) return '';
	const elapsed = Math.max(0, (step.endedAt ?? now) - step.startedAt);
	if (step.state !== 'running' && elapsed < 1000) return '';
	return elapsed < 60_000 ? `${Math.floor(elapsed / 1000)}s` : clockTime(elapsed);
}

/** Cells of the panel beside the log. */
export const sideWidth = 30;

/**
 * Steps one below another, what the tiers answered, and the cost: lines of exactly `sideWidth` cells. Where they are too
 * many for the height, tiers that were not looked at go first, then those that had nothing.
 */
export function sidePanel(session: SessionState, look: BringupLook, height: number): Line[] {
	const {tiers} = session.view;
	const hits = tiers.filter(({checks}) => checks.some(({available}) => available));
	const forms = [
		sideRows(session, look, tiers, openTiers(session.view)),
		sideRows(session, look, tiers, []),
		sideRows(session, look, hits, []),
	];
	return forms.find(rows => rows.length <= height) ?? forms.at(-1)!;
}

function sideRows(
	{view, usual, phase}: SessionState,
	{now, glyphs}: BringupLook,
	tiers: BringupView['tiers'],
	open: readonly string[],
): Line[] {
	const row = (left: string, right = '', tone: Tone = 'plain'): Line =>
		line(spread(left, right, sideWidth, glyphs.cut), tone);
	const steps = view.steps.flatMap(step => [
		row(` ${stateMark(step.state, glyphs)} ${step.step}`, stepTime(step, now), stepTone(step)),
		...(step.step === 'select' ? tierRows(tiers, glyphs).map(text => row(text)) : []),
		...(step.step === 'select' ? open.map(tier => row(`     ${tier}`, '', 'quiet')) : []),
	]);
	const isCreated = view.machines.some(({id}) => id !== undefined);
	const price = pricePerHour(view);
	const cost = [
		row(''),
		row(' COST', '', 'strong'),
		row(`   ${hourly(price, view.currency)}`, `${money(price * 24, view.currency)}/day`),
		row(`   ${money(spentSoFar(view, now), view.currency)} so far`),
	];
	const typical = [
		row(''),
		row(' TYPICAL', '', 'strong'),
		row(`   ${usually(usual)}`, usual.length === 1 ? 'last time' : `last ${usual.length}`),
	];
	return [
		row(view.task === 'bring-up' ? ' STEPS' : ' TEAR-DOWN', '', 'strong'),
		...steps,
		...(isCreated && view.task === 'bring-up' ? cost : []),
		...(usual.length > 0 && phase !== 'ended' ? typical : []),
	];
}

/** Those of the group that were not looked at (yet). */
const openTiers = ({groupTiers, tiers}: BringupView): readonly string[] =>
	groupTiers.slice(tiers.length);

const tierRows = (tiers: SessionState['view']['tiers'], glyphs: Glyphs): string[] =>
	tiers.map(({tier, checks}) => {
		const marks = checks.map(({available}) => (available ? glyphs.available : glyphs.none));
		const places = checks.find(({available}) => available)?.locations.join(' ') ?? '';
		return `     ${pad(tier ?? checks[0]?.instanceType ?? '', 13, glyphs.cut)}${marks.join(' ')} ${places}`;
	});
