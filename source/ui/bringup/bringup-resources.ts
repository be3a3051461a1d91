import type {BringupEvent} from '../../bringup/events.ts';
import {replaceOrAppend} from './replace-or-append.ts';

/** Something else that is made or deleted: an ssh key, a volume, a machine of a tear-down. */
export type ResourceView = {
	readonly address: string;
	readonly action: 'create' | 'update' | 'delete' | 'keep';
	readonly state: 'started' | 'done' | 'failed';
	/** Milliseconds: when it began, and how long it took or had taken when it was told of last. */
	readonly startedAt: number;
	readonly elapsed: number;
	readonly detail: string | undefined;
};

/** With what was told of one, in place of what was told before. */
export const withResource = (
	resources: readonly ResourceView[],
	event: Extract<BringupEvent, {type: 'resource'}>,
	at: number,
): ResourceView[] =>
	replaceOrAppend(
		resources,
		{
			address: event.address,
			action: event.action,
			state: event.state,
			startedAt: at - event.elapsed_ms,
			elapsed: event.elapsed_ms,
			detail: event.detail,
		},
		({address}) => address === event.address,
	);
