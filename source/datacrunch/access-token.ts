import type {Clock} from '../clock.ts';
import {amount, readObject, text} from './wire-values.ts';

export type AccessToken = {
	/** The one at hand, or a new one; parallel callers share the request. */
	get(): Promise<string>;
	/** Told that the API refused `token`: the next `get` asks for another. */
	drop(token: string): void;
};

/** Milliseconds before its end at which a token is not used any more. */
const margin = 30_000;

/** `request` asks for a token and answers with the body. */
export function createAccessToken(request: () => Promise<unknown>, clock: Clock): AccessToken {
	let held: {token: string; usableUntil: number} | undefined;
	let pending: Promise<string> | undefined;

	async function renew(): Promise<string> {
		try {
			const asked = clock.now();
			const body = readObject(await request(), 'token');
			const lifetime = amount(body, 'expires_in') * 1000;
			const token = text(body, 'access_token');
			held = {token, usableUntil: asked + lifetime - Math.min(margin, lifetime / 2)};
			return token;
		} finally {
			pending = undefined;
		}
	}

	return {
		async get() {
			if (held !== undefined && clock.now() < held.usableUntil) return held.token;
			pending ??= renew();
			return pending;
		},
		drop(token) {
			if (held?.token === token) held = undefined;
		},
	};
}
