import {identifier} from './chance.ts';
import {invalid, Refusal} from './refusal.ts';
import type {Scenario} from './scenario.ts';

/** Milliseconds of simulated time. */
const lifetime = 3_600_000;

/**
 * Issues and checks tokens. They carry their end and a mark that only this world makes, so that they stay good when
 * the simulator is started again; only which refresh tokens were used is forgotten then.
 */
export type Tokens = {
	/** Answers POST /oauth2/token, or throws what the API refuses. */
	issue(fields: Readonly<Record<string, unknown>>, now: number): Record<string, unknown>;
	/** Throws 401 unless the header holds a good token. */
	check(authorization: string | undefined, now: number): void;
};

export function createTokens(seed: number, scenario: Scenario): Tokens {
	const usedRefreshTokens = new Set<string>();
	let issued = 0;

	function token(kind: string, end: number, number: number): string {
		return `${kind}.${end}.${number}.${identifier(seed, kind, end, number)}`;
	}

	function isGood(kind: string, text: string): boolean {
		const [, end = '', number = ''] = text.split('.');
		return text === token(kind, Number(end), Number(number));
	}

	function checkGrant(fields: Readonly<Record<string, unknown>>): void {
		const {grant_type: grant, refresh_token: refresh} = fields;
		if (grant === 'refresh_token') {
			if (typeof refresh !== 'string' || usedRefreshTokens.has(refresh)) throw unauthorised();
			if (!isGood('refresh', refresh)) throw unauthorised();
			usedRefreshTokens.add(refresh);
			return;
		}
		if (grant !== 'client_credentials') throw invalid('unsupported grant type');
		for (const name of ['client_id', 'client_secret']) {
			if (typeof fields[name] !== 'string' || fields[name] === '') {
				throw invalid(`${name} was not specified`);
			}
		}
		if (scenario.credentials === 'refused') throw unauthorised();
	}

	return {
		issue(fields, now) {
			checkGrant(fields);
			issued += 1;
			return {
				access_token: token('access', Math.round(now) + lifetime, issued),
				token_type: 'Bearer',
				expires_in: lifetime / 1000,
				refresh_token: token('refresh', Math.round(now), issued),
				scope: 'cloud-api-v1',
			};
		},
		check(authorization, now) {
			const text = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
			const end = Number(text.split('.')[1]);
			if (!isGood('access', text) || end <= now) {
				throw new Refusal(401, 'unauthorized_request', 'Access token is missing or invalid');
			}
		},
	};
}

function unauthorised(): Refusal {
	return new Refusal(401, 'unauthorized_request', 'Invalid client id or client secret');
}
