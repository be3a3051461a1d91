import type {ExpectedError} from '../../errors.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import type {BringupFind} from './bringup-find.ts';
import type {BringupLogs} from './bringup-log.ts';
import {emptyView, type BringupTask, type BringupView} from './bringup-state.ts';
import type {Scroll} from './bringup-scroll.ts';
import type {BringupWishes} from '../services.ts';

/** What the user is asked: what Ctrl-C is to do, whether to destroy, whether to leave before the engine is done. */
export type Question = 'stop' | 'destroy' | 'leave';

/** A bring-up or a tear-down, looked at or not. */
export type SessionState = {
	/** What is brought up. */
	readonly evaluation: Evaluation;
	/** What that asks for: `H100_OR_LESS`, `1V100.6V`. */
	readonly target: string;
	readonly wishes: BringupWishes | undefined;
	readonly view: BringupView;
	/** How long the last ones took, in milliseconds. */
	readonly usual: readonly number[];
	readonly logs: BringupLogs;
	/** Where the logs of this task begin: they go on when something is tried again, or taken down. */
	readonly starts: SessionState['ends'];
	/** How far the logs go that belong to the view; more may have come since. */
	readonly ends: {readonly all: number; readonly troubles: number};
	/** `keeping` and `destroying`: the user's answer to Ctrl-C, until the stream has come to its end. */
	readonly phase: 'running' | 'keeping' | 'destroying' | 'ended';
	/** What the user has been asked and has not answered. */
	readonly question: Question | undefined;
	readonly scroll: Scroll;
	/** Only troubles are shown. */
	readonly onlyTroubles: boolean;
	/** Long lines go on in the next row; otherwise they are cut. */
	readonly wraps: boolean;
	/** The log has the window to itself, each line with its time. */
	readonly isRaw: boolean;
	readonly find: BringupFind | undefined;
	/** An error that ended the stream instead of an event. */
	readonly error: ExpectedError | undefined;
};

export const freshSession = (
	task: BringupTask,
	{evaluation, target, wishes}: Pick<SessionState, 'evaluation' | 'target' | 'wishes'>,
	logs: BringupLogs,
): SessionState => ({
	evaluation,
	target,
	wishes,
	view: emptyView(task),
	usual: [],
	logs,
	starts: {all: logs.all.end, troubles: logs.troubles.end},
	ends: {all: logs.all.end, troubles: logs.troubles.end},
	phase: 'running',
	question: undefined,
	scroll: 'follow',
	onlyTroubles: false,
	wraps: true,
	isRaw: false,
	find: undefined,
	error: undefined,
});

/** Whether something still happens. */
export const isRunning = (session: SessionState | undefined): session is SessionState =>
	session !== undefined && session.phase !== 'ended';
