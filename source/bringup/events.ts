import type {SelectionEvent} from '../capacity/select.ts';
import type {Market} from '../capacity/snapshot.ts';
import type {WaitEvent} from '../capacity/wait-for-capacity.ts';

/** The steps of a bring-up and a tear-down, in their order. */
export type StepName =
	| 'check'
	| 'select'
	| 'files'
	| 'ssh-key'
	| 'create'
	| 'boot'
	| 'ssh'
	| 'make'
	| 'delete'
	| 'clean-up';

/** A machine that somebody pays for. */
export type BilledMachine = {
	readonly id: string;
	readonly hostname: string;
	readonly status: string;
	readonly ip: string | null;
	readonly location: string;
	readonly instance_type: string;
	readonly price_per_hour: number;
	readonly created_at: string;
};

/** A volume that outlives its machine and is billed on. */
export type BilledVolume = {
	readonly id: string;
	readonly name: string;
	readonly location: string;
	readonly size_gigabytes: number;
	readonly price_per_hour: number;
	/** ISO 8601; empty where the API does not tell. */
	readonly created_at: string;
};

/** A machine that is up. `ssh` is the command to type. */
export type ReadyHost = {
	readonly name: string;
	readonly ip: string;
	readonly ssh: string;
	readonly id: string;
	readonly instance_type: string;
	readonly location: string;
	readonly market: Market;
	readonly price_per_hour: number;
};

/** One try that did not give a machine, and why. */
export type FailedAttempt = {
	readonly instance_type: string;
	readonly location: string;
	readonly market: Market;
	readonly reason: string;
	/** It was not sold out: the machine was accepted, and never came up. */
	readonly stuck?: boolean;
};

/**
 * Everything a bring-up or a tear-down says. The screens, the plain log, the JSON lines and the log file are four
 * readers of it. Names are the contract of `bringup --json`; a `switch` over `type` has no default.
 */
export type BringupEventBody =
	| SelectionEvent
	| WaitEvent
	| {
			readonly type: 'step';
			readonly step: StepName;
			readonly state: 'started' | 'done' | 'failed';
			readonly detail?: string;
	  }
	| {
			readonly type: 'selected';
			readonly instance_type: string;
			readonly tier: string | null;
			readonly location: string;
			readonly market: Market;
			readonly price_per_hour: number;
			readonly currency: string;
	  }
	/** `auto`: dcmenu picked it; otherwise the user's own choice, which is never overwritten. */
	| {readonly type: 'location'; readonly location: string; readonly auto: boolean}
	| {readonly type: 'file'; readonly path: string; readonly state: 'written' | 'unchanged'}
	| {
			readonly type: 'attempt';
			readonly number: number;
			readonly hostname: string;
			readonly instance_type: string;
			readonly location: string;
			readonly market: Market;
			readonly price_per_hour: number;
	  }
	| {
			readonly type: 'resource';
			readonly address: string;
			readonly action: 'create' | 'update' | 'delete' | 'keep';
			readonly state: 'started' | 'done' | 'failed';
			readonly elapsed_ms: number;
			readonly id?: string;
			readonly detail?: string;
	  }
	| {
			readonly type: 'instance';
			readonly hostname: string;
			readonly id: string;
			readonly ip: string | null;
			readonly status: string;
			readonly elapsed_ms: number;
			readonly price_per_hour: number;
	  }
	/** That type in that location (and market) is set aside; capacity is read again next. */
	| ({readonly type: 'fallback'} & FailedAttempt)
	/** The first of all: the file that everything is written to while it happens. */
	| {readonly type: 'log'; readonly file: string}
	/** A line that a program wrote, as it came, without what only a terminal reads. */
	| {readonly type: 'output'; readonly program: string; readonly text: string}
	| {readonly type: 'note'; readonly level: 'info' | 'warning'; readonly text: string}
	| {
			readonly type: 'ready';
			readonly hosts: readonly ReadyHost[];
			readonly price_per_hour: number;
			readonly currency: string;
			readonly elapsed_ms: number;
	  }
	| {
			readonly type: 'failed';
			readonly reason: string;
			readonly exit_status: number;
			readonly attempts: readonly FailedAttempt[];
			/** What was created, still bills, and is not what was asked for. */
			readonly left_behind: readonly BilledMachine[];
			readonly next_steps: readonly string[];
	  }
	/** The end of a tear-down: what is gone, and what still bills. */
	| {
			readonly type: 'destroyed';
			readonly machines: readonly string[];
			readonly kept_volumes: readonly BilledVolume[];
			readonly still_billed: readonly BilledMachine[];
			/** Machines of the account that are none of this project's; absent where there are none. */
			readonly other_machines?: readonly BilledMachine[];
			/** Dollars these machines cost from creation to now, as far as we know. */
			readonly spent: number;
			readonly currency: string;
	  };

/** An event with the moment it happened, ISO 8601. */
export type BringupEvent = BringupEventBody & {readonly time: string};
