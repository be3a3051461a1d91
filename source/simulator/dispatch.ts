import type {ApiRequest} from './api-request.ts';
import type {Site} from './live-world.ts';
import {createRateWindows} from './rate-windows.ts';
import {notFound, Refusal} from './refusal.ts';
import type {Reply} from './route.ts';
import {routes} from './routes.ts';
import type {Scenario} from './scenario.ts';
import {createTokens} from './tokens.ts';

/** A request without what only its route knows. */
export type Incoming = Omit<ApiRequest, 'parameters'> & {
	readonly authorization: string | undefined;
};

/** Answers requests as the API does: token, then rate limit, then the call itself. */
export type Dispatch = (site: Site, incoming: Incoming) => Reply;

/** `speed`: how many simulated seconds pass in one of the clients'. */
export function createDispatch(seed: number, scenario: Scenario, speed: number): Dispatch {
	const tokens = createTokens(seed, scenario);
	const windows = createRateWindows(speed);

	function answer(site: Site, incoming: Incoming): Reply {
		const {method, path, authorization} = incoming;
		if (method === 'POST' && path === '/oauth2/token') {
			const fields = (incoming.body ?? {}) as Record<string, unknown>;
			return {status: 200, json: tokens.issue(fields, site.now)};
		}
		for (const route of routes) {
			const match = route.method === method ? route.pattern.exec(path) : null;
			if (match === null) continue;
			const request = {...incoming, parameters: match.slice(1)};
			if (route.isPublic === true) return route.handle(site, request);
			tokens.check(authorization, site.now);
			const {headers, retryAfter} = windows.count(`${method} ${path}`, site.now);
			const reply =
				retryAfter === undefined
					? refusable(() => route.handle(site, request))
					: tooManyRequests(retryAfter);
			return {...reply, headers: {...headers, ...reply.headers}};
		}
		throw notFound('Not found');
	}

	return (site, incoming) => refusable(() => answer(site, incoming));
}

/** `seconds` until it may be tried again. The body is plain text, as the documents show it. */
export function tooManyRequests(seconds: number): Reply {
	return {
		status: 429,
		text: 'Rate limit.',
		contentType: 'text/plain',
		headers: {'retry-after': String(seconds)},
	};
}

export function refusalReply({status, code, message}: Refusal): Reply {
	return {status, json: {code, message}};
}

function refusable(answer: () => Reply): Reply {
	try {
		return answer();
	} catch (error) {
		if (error instanceof Refusal) return refusalReply(error);
		throw error;
	}
}
