import {describeWaiting} from '../../capacity/wait-for-capacity.ts';
import type {BringupEvent, FailedAttempt, StepName} from '../../bringup/events.ts';
import {
	readyMachine,
	withCreated,
	withInstance,
	withMachine,
	withoutDeleted,
	withoutLost,
	type MachineView,
} from './bringup-machines.ts';
import {withResource, type ResourceView} from './bringup-resources.ts';
import {replaceOrAppend} from './replace-or-append.ts';

/** What the screen follows: making machines, or taking them down. */
export type BringupTask = 'bring-up' | 'tear-down';

export type StepView = {
	readonly step: StepName;
	readonly state: 'waiting' | 'running' | 'done' | 'failed';
	/** Milliseconds since the epoch. */
	readonly startedAt: number | undefined;
	readonly endedAt: number | undefined;
	readonly detail: string | undefined;
};

/** One tier of the group (or the explicit type, with `tier` null), with what its checks answered. */
export type TierView = {
	readonly tier: string | null;
	readonly checks: readonly {
		readonly instanceType: string;
		readonly available: boolean;
		readonly locations: readonly string[];
		readonly reason: string | undefined;
	}[];
};

export type EndEvent = Extract<BringupEvent, {type: 'ready' | 'failed' | 'destroyed'}>;

/** What all events so far add up to, without the log. */
export type BringupView = {
	readonly task: BringupTask;
	/** The first and the last event's time, milliseconds since the epoch. */
	readonly startedAt: number | undefined;
	readonly lastAt: number | undefined;
	/** The tier group that is looked through; undefined for an explicit type. */
	readonly group: string | undefined;
	/** All of that group, looked through or not. */
	readonly groupTiers: readonly string[];
	readonly steps: readonly StepView[];
	readonly tiers: readonly TierView[];
	readonly selected: Extract<BringupEvent, {type: 'selected'}> | undefined;
	readonly currency: string;
	/** The number of the last create; 0 before the first. */
	readonly attempt: number;
	readonly setAside: readonly FailedAttempt[];
	readonly machines: readonly MachineView[];
	readonly resources: readonly ResourceView[];
	/** It waits for capacity: since when (milliseconds since the epoch), and what the last look said. */
	readonly wait: {readonly since: number; readonly last: string} | undefined;
	/** Where all of the log is. */
	readonly logFile: string | undefined;
	/** Notes are in the log; the last one before the end says where that is kept. */
	readonly lastNote: string | undefined;
	readonly end: EndEvent | undefined;
};

const stepsOf: Readonly<Record<BringupTask, readonly StepName[]>> = {
	'bring-up': ['check', 'select', 'files', 'ssh-key', 'create', 'boot', 'ssh'],
	'tear-down': ['delete', 'clean-up'],
};

export const emptyView = (task: BringupTask): BringupView => ({
	task,
	startedAt: undefined,
	lastAt: undefined,
	group: undefined,
	groupTiers: [],
	steps: stepsOf[task].map(waiting),
	tiers: [],
	selected: undefined,
	currency: 'usd',
	attempt: 0,
	setAside: [],
	machines: [],
	resources: [],
	wait: undefined,
	logFile: undefined,
	lastNote: undefined,
	end: undefined,
});

/** Folds one event in. */
export function foldEvent(view: BringupView, event: BringupEvent): BringupView {
	const at = Date.parse(event.time);
	return foldBody({...view, startedAt: view.startedAt ?? at, lastAt: at}, event, at);
}

function foldBody(view: BringupView, event: BringupEvent, at: number): BringupView {
	switch (event.type) {
		case 'tier-group':
			// After a fallback the tiers are looked through again: what stands then counts.
			return {...view, group: event.group, groupTiers: event.tiers, tiers: [], wait: undefined};
		case 'tier':
			return {...view, tiers: [...view.tiers, {tier: event.tier, checks: []}]};
		case 'tier-check':
			return {...view, tiers: withCheck(view.tiers, event)};
		case 'step':
			return {...view, steps: withStep(view.steps, event, at)};
		case 'selected':
			return {...view, selected: event, currency: event.currency, wait: undefined};
		case 'attempt':
			return {
				...view,
				attempt: event.number,
				machines: withMachine(view.machines, {
					hostname: event.hostname,
					id: undefined,
					instanceType: event.instance_type,
					location: event.location,
					status: 'asked for',
					ip: null,
					pricePerHour: event.price_per_hour,
					askedAt: at,
					billedSince: undefined,
				}),
			};
		case 'instance':
			return {...view, machines: withInstance(view.machines, event, at)};
		case 'resource':
			return {
				...view,
				resources: withResource(view.resources, event, at),
				machines: withoutDeleted(withCreated(view.machines, event, at), event),
			};
		case 'fallback':
			return {
				...view,
				setAside: [...view.setAside, event],
				machines: withoutLost(view.machines, view.resources, event),
			};
		case 'ready':
			return {
				...view,
				currency: event.currency,
				machines: event.hosts.map(host => readyMachine(host, view.machines)),
				end: event,
			};
		case 'destroyed':
			return {...view, currency: event.currency, end: event};
		case 'failed':
			return {...view, steps: view.steps.map(step => brokenOff(step, at)), end: event};
		case 'waiting':
			return {...view, wait: {since: view.wait?.since ?? at, last: describeWaiting(event)}};
		case 'note':
			return {...view, lastNote: event.text};
		case 'log':
			return {...view, logFile: event.file};
		case 'location':
		case 'file':
		case 'output':
			return view;
	}
}

/** Machines that an earlier bring-up made: this one goes on with them, and its end is not theirs. */
export const foundThere = ({machines}: BringupView): readonly MachineView[] =>
	machines.filter(({id, askedAt}) => id !== undefined && askedAt === undefined);

/** What the machines cost an hour, together, once they are created. */
export const pricePerHour = (view: BringupView): number =>
	view.machines.reduce((sum, {id, pricePerHour}) => sum + (id === undefined ? 0 : pricePerHour), 0);

/** What they cost since each was created, at `now` (milliseconds since the epoch). */
export const spentSoFar = (view: BringupView, now: number): number =>
	view.machines.reduce((sum, {billedSince, pricePerHour}) => {
		const hours = billedSince === undefined ? 0 : Math.max(0, now - billedSince) / 3_600_000;
		return sum + hours * pricePerHour;
	}, 0);

function waiting(step: StepName): StepView {
	return {step, state: 'waiting', startedAt: undefined, endedAt: undefined, detail: undefined};
}

function withStep(
	steps: readonly StepView[],
	event: Extract<BringupEvent, {type: 'step'}>,
	at: number,
): StepView[] {
	const before = steps.find(({step}) => step === event.step) ?? waiting(event.step);
	const started = event.state === 'started';
	const after: StepView = {
		step: event.step,
		state: started ? 'running' : event.state,
		startedAt: started ? at : before.startedAt,
		endedAt: started ? undefined : at,
		detail: event.detail ?? (started ? undefined : before.detail),
	};
	// A bring-up that is stopped goes on with the steps of a tear-down.
	return replaceOrAppend(steps, after, ({step}) => step === event.step);
}

/** What was going on when all of it failed is what failed. */
const brokenOff = (step: StepView, at: number): StepView =>
	step.state === 'running' ? {...step, state: 'failed', endedAt: at} : step;

function withCheck(
	tiers: readonly TierView[],
	event: Extract<BringupEvent, {type: 'tier-check'}>,
): TierView[] {
	const tier = tiers.findLast(({tier}) => tier === event.tier) ?? {tier: event.tier, checks: []};
	const check = {
		instanceType: event.instance_type,
		available: event.available,
		locations: event.locations,
		reason: event.reason,
	};
	return replaceOrAppend(tiers, {...tier, checks: [...tier.checks, check]}, old => old === tier);
}
