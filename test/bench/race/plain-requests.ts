import type {Arena} from './run-race.ts';

/** What a script without a client does: one request after the other, each as good as its first try. */
export type PlainRequests = {
	/** As a new process does, which has no token yet. */
	newToken(): Promise<void>;
	/** The body of a good answer; undefined for every other, and for none. */
	ask(method: string, path: string, body?: Fields): Promise<unknown>;
	count(): number;
};

export type Fields = Readonly<Record<string, unknown>>;

export function plainRequests({url, clock, latency}: Arena): PlainRequests {
	let token = '';
	let count = 0;

	async function ask(method: string, path: string, body?: Fields): Promise<unknown> {
		count++;
		await clock.sleep(latency());
		try {
			const response = await fetch(`${url}${path}`, {
				method,
				headers: {'content-type': 'application/json', authorization: `Bearer ${token}`},
				...(body === undefined ? {} : {body: JSON.stringify(body)}),
			});
			const text = await response.text();
			if (!response.ok) return undefined;
			// New ids come as bare text.
			return /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text;
		} catch (error) {
			// The connection was cut.
			if (error instanceof TypeError) return undefined;
			throw error;
		} finally {
			await clock.sleep(latency());
		}
	}

	return {
		async newToken() {
			const answer = await ask('POST', '/oauth2/token', {
				grant_type: 'client_credentials',
				client_id: 'bench',
				client_secret: 'bench',
			});
			token = textOf(fieldsOf(answer), 'access_token') ?? '';
		},
		ask,
		count: () => count,
	};
}

/** The objects of a list; none where it is no list. */
export const listOf = (value: unknown): Fields[] =>
	Array.isArray(value) ? value.map(fieldsOf) : [];

export const fieldsOf = (value: unknown): Fields =>
	typeof value === 'object' && value !== null ? (value as Fields) : {};

export function textOf(fields: Fields, name: string): string | undefined {
	const value = fields[name];
	return typeof value === 'string' ? value : undefined;
}
