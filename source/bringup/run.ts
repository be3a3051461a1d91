import type {Balance} from '../datacrunch/wire-types.ts';
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
	tries: 0,
	before: undefined,
	resumed: new Set(),
	choice: undefined,
	sshKeyId: undefined,
});
