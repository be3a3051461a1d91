import type {Clock} from '../clock.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {capacityChanges, type Offer} from './changes.ts';
import {wouldSelect, type SelectionRequest} from './select.ts';
import type {CapacitySnapshot} from './snapshot.ts';
import {watchCapacity} from './watch-capacity.ts';

/** What waiting says: that it begins, what came and what went meanwhile, and that a look failed. */
export type WaitEvent = {
	readonly type: 'waiting';
	readonly target: string;
	/** Of the target's types, anywhere and in either market; what can be had within the request ends the wait. */
	readonly came: readonly Offer[];
	readonly went: readonly Offer[];
	/** Why nothing is known at the moment; absent: the last look was answered. */
	readonly reason?: string;
};

export type WaitOptions = {
	/** What is wanted, asked anew at every look: what was sold out just now may be tried again later. */
	readonly request: () => SelectionRequest;
	readonly take: (signal: AbortSignal) => Promise<CapacitySnapshot>;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/** Between two looks, in milliseconds; up to half as much again, at random. */
	readonly interval: number;
	/** The time of the last look; Infinity: never. */
	readonly until: number;
	readonly random?: (() => number) | undefined;
};

/**
 * Looks at the capacity until the request can be had, and returns what was seen then; undefined: the time is over, or
 * the signal has aborted. Failed looks are said and made again. Rejects for refused credentials and for
 * a type that does not exist.
 */
export async function* waitForCapacity({
	request,
	...watchOptions
}: WaitOptions): AsyncGenerator<WaitEvent, CapacitySnapshot | undefined, undefined> {
	let last: CapacitySnapshot | undefined;
	let saidReason: string | undefined;
	for await (const state of watchCapacity(watchOptions)) {
		const wanted = request();
		const said = {type: 'waiting', target: wanted.target, came: [], went: []} as const;
		if (state.kind === 'loading') continue;
		if (state.kind === 'unknown') {
			if (state.cause === 'refused') throw refused(state.reason);
			if (state.reason !== saidReason) yield {...said, reason: state.reason};
			saidReason = state.reason;
			continue;
		}

		const {snapshot} = state;
		const changes = capacityChanges(wanted, last ?? snapshot, snapshot);
		const isNews = changes.came.length + changes.went.length > 0;
		const isFound = wouldSelect(wanted, snapshot) !== undefined;
		// Also that the first look found nothing, and that there are answers again.
		const isFirst = last === undefined || saidReason !== undefined;
		if (isNews || (isFirst && !isFound)) yield {...said, ...changes};
		if (isFound) return snapshot;
		last = snapshot;
		saidReason = undefined;
	}

	return undefined;
}

const refused = (reason: string): ExpectedError =>
	new ExpectedError(reason, {
		exitStatus: exitStatus.credentials,
		nextSteps: ['See what is wrong with them: dcmenu credentials test'],
	});

/** "h100-or-less: none now", or what changed, as one line for a person. */
export function describeWaiting({target, came, went, reason}: WaitEvent): string {
	if (reason !== undefined) return `${target}: unknown, ${reason}`;
	const changes = [
		...came.map(offer => `${place(offer)} came`),
		...went.map(offer => `${place(offer)} went`),
	];
	return `${target}: ${changes.length === 0 ? 'none now' : changes.join(', ')}`;
}

const place = ({instance_type, location, market}: Offer): string =>
	`${instance_type} in ${location} (${market})`;
