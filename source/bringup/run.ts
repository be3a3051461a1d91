import {newSetAsides, type SetAsides} from '../capacity/set-aside.ts';
import type {Triple} from '../capacity/select.ts';
import type {Balance} from '../datacrunch/wire-types.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import type {Choice} from './choose-candidate.ts';
import type {FailedAttempt} from './events.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports} from './ports.ts';

/** One bring-up, and what it has done so far: its steps write here, and its end reads it. */
export type Run = {
	readonly plan: BringupPlan;
	readonly ports: Ports;
	readonly startedAt: number;
	/** Until when it waits for capacity: Infinity is for ever; undefined: it does not. */
	readonly waitUntil: number | undefined;
	balance: Balance;
	readonly attempts: FailedAttempt[];
	readonly setAsides: SetAsides;
	/** How many creates were sent. */
	tries: number;
	/** Ids of the machines that were there before; undefined until the account was looked at. */
	before: ReadonlySet<string> | undefined;
	/** Ids of those among them that this run waits for. */
	resumed: ReadonlySet<string>;
	/** Where the next machine goes; undefined: to be chosen. */
	choice: Choice | undefined;
	sshKeyId: string | undefined;
};

/** A run that has done nothing yet. */
export const newRun = (plan: BringupPlan, ports: Ports): Run => ({
	plan,
	ports,
	startedAt: ports.clock.now(),
	waitUntil: plan.wait && ports.clock.now() + plan.wait.for,
	balance: {amount: 0, currency: ''},
	attempts: [],
	setAsides: newSetAsides(ports.pace.setAside),
	tries: 0,
	before: undefined,
	resumed: new Set(),
	choice: undefined,
	sshKeyId: undefined,
});

/** Whether this run made it; what was there before is not its to take down. */
export const isOfRun = ({before}: Run, machine: JournalMachine): boolean =>
	before !== undefined && !before.has(machine.id);

/** What this run made, and is there. */
export const madeBy = (run: Run): JournalMachine[] =>
	[...run.ports.journal.state.machines.values()].filter(machine => isOfRun(run, machine));

/** The plan's machines that are there, by host name. */
export const machinesOf = (run: Run): Map<string, JournalMachine> =>
	new Map(
		[...run.ports.journal.state.machines.values()]
			.filter(machine => run.plan.hostnames.includes(machine.hostname))
			.filter(machine => isOfRun(run, machine) || run.resumed.has(machine.id))
			.map(machine => [machine.hostname, machine]),
	);

/** Where and what a machine is, or a try was, in the words of a selection. */
export const tripleOf = ({
	instance_type,
	location,
	market,
}: Pick<JournalMachine, 'instance_type' | 'location' | 'market'>): Triple => ({
	instanceType: instance_type,
	location,
	market,
});
