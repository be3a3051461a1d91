/** A client of no opinion: what the API answers, as it comes. */
export type ApiCaller = (
	method: string,
	path: string,
	body?: unknown,
) => Promise<{status: number; headers: Headers; text: string; readonly json: () => unknown}>;

/** Calls the API at `url` with a token of its own. */
export async function apiCaller(url: string): Promise<ApiCaller> {
	const answer = await fetch(`${url}/oauth2/token`, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: 'somebody',
			client_secret: 'a-secret',
		}),
	});
	const {access_token: token} = (await answer.json()) as {access_token: string};
	return async (method, path, body) => {
		const response = await fetch(`${url}${path}`, {
			method,
			headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
			...(body === undefined ? {} : {body: JSON.stringify(body)}),
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			text,
			json: () => JSON.parse(text) as unknown,
		};
	};
}
