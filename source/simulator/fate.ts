import {chance} from './chance.ts';
import {refusalReply, tooManyRequests} from './dispatch.ts';
import {Refusal} from './refusal.ts';
import type {Reply} from './route.ts';
import type {Faults} from './scenario.ts';

/** What becomes of a request. */
export type Fate = {
	/** Milliseconds before anything happens. */
	readonly delay: number;
	/** What it asks for is done, whatever its sender gets to hear. */
	readonly isDone: boolean;
	/** What is sent instead of the answer; undefined: the answer itself. */
	readonly instead?: Reply | 'cut';
};

const undisturbed: Fate = {delay: 0, isDone: true};

/** Draws the fate of the `number`th request. */
export function drawFate(faults: Faults, seed: number, number: number): Fate {
	// The sender cannot tell whether a lost change was made: it is in half of the cases.
	const isDone = chance(seed, 'done', number) < 0.5;
	const outcomes: readonly [number, Fate][] = [
		[faults.rateLimited, {delay: 0, isDone: false, instead: tooManyRequests(1)}],
		[faults.serverError, {delay: 0, isDone, instead: serverError}],
		[faults.unavailable, {delay: 0, isDone: false, instead: unavailable}],
		[faults.cut, {delay: 0, isDone, instead: 'cut'}],
		[faults.page, {delay: 0, isDone: false, instead: page}],
		[faults.slow, {delay: faults.slowSeconds * 1000, isDone: true}],
	];
	let left = chance(seed, 'fate', number);
	for (const [probability, fate] of outcomes) {
		if (left < probability) return fate;
		left -= probability;
	}
	return undisturbed;
}

const serverError = refusalReply(new Refusal(500, 'server_error', 'Internal server error'));

const unavailable = refusalReply(
	new Refusal(503, 'service_unavailable', 'The service is temporarily unavailable'),
);

/** What the front in front of the API shows when it cannot reach it. */
const page: Reply = {
	status: 502,
	text: '<html><body><h1>502 Bad Gateway</h1></body></html>',
	contentType: 'text/html',
};
