import {ApiError, kindOfStatus} from './api-error.ts';

export type Call = {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Below the base URL, with a leading slash. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>> | undefined;
	readonly body?: unknown;
	readonly signal?: AbortSignal | undefined;
};

export type Answer = {
	readonly status: number;
	readonly headers: Headers;
	/** JSON's value, else the text as it came; undefined when empty. */
	readonly body: unknown;
};

/** Makes one HTTP exchange, however it ends; rejects only when no answer came, or with the signal's reason. */
export type Exchange = (call: Call, options: ExchangeOptions) => Promise<Answer>;

export type ExchangeOptions = {
	readonly baseUrl: string;
	readonly token?: string | undefined;
	/** Milliseconds for the whole exchange, body included. */
	readonly timeout: number;
};

export const exchange: Exchange = async (call, {baseUrl, token, timeout}) => {
	call.signal?.throwIfAborted();
	const abort = new AbortController();
	const forward = () => {
		abort.abort(call.signal?.reason);
	};
	const timer = setTimeout(() => {
		abort.abort(new Error(`no answer in ${timeout / 1000} s`));
	}, timeout);
	call.signal?.addEventListener('abort', forward, {once: true});
	try {
		// Loaded on first use: commands that never call the API do not pay for it.
		const {ofetch} = await import('ofetch');
		const {
			status,
			headers,
			_data: text,
		} = await ofetch.raw(`${baseUrl}${call.path}`, {
			method: call.method,
			...(call.query === undefined ? {} : {query: call.query}),
			...(call.body === undefined ? {} : {body: call.body as Record<string, unknown>}),
			headers: token === undefined ? {} : {authorization: `Bearer ${token}`},
			responseType: 'text',
			// A redirect could carry the secret or the token elsewhere; the API has none.
			redirect: 'manual',
			ignoreResponseError: true,
			retry: false,
			signal: abort.signal,
		});
		return {status, headers, body: parseBody(text)};
	} catch (error) {
		call.signal?.throwIfAborted();
		throw new ApiError({
			kind: 'network',
			method: call.method,
			path: call.path,
			detail: networkReason(abort.signal.aborted ? abort.signal.reason : error),
		});
	} finally {
		clearTimeout(timer);
		call.signal?.removeEventListener('abort', forward);
	}
};

/** Throws what an answer says went wrong, unless it is a good one. `secrets` are cut out of what the API said. */
export function checkAnswer(call: Call, answer: Answer, secrets: readonly string[]): void {
	const {status, body} = answer;
	const isPage = typeof body === 'string' && body.trimStart().startsWith('<');
	if (status >= 200 && status < 300 && !isPage) return;
	const {code, message} = errorBody(body);
	throw new ApiError({
		kind: kindOfStatus(status, call, code, message),
		method: call.method,
		path: call.path,
		status,
		code,
		detail:
			secrets.reduce((text, secret) => text?.replaceAll(secret, '[secret]'), message) ??
			(isPage ? 'a web page instead of an answer of the API' : undefined),
	});
}

function parseBody(body: unknown): unknown {
	if (typeof body !== 'string' || body.trim() === '') return undefined;
	try {
		return JSON.parse(body);
	} catch (error) {
		// New ids come as bare text, and the rate limiter's and the front's refusals are not JSON either.
		if (error instanceof SyntaxError) return body;
		throw error;
	}
}

function errorBody(body: unknown): {code?: string | undefined; message?: string | undefined} {
	if (typeof body !== 'object' || body === null) return {};
	const {code, message} = body as {code?: unknown; message?: unknown};
	return {code: printable(code), message: printable(message)};
}

/** What a server says ends up on a terminal: no control characters, and not a page of it. */
function printable(value: unknown): string | undefined {
	if (typeof value !== 'string' || value === '') return undefined;
	return value.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 300);
}

/** The innermost cause says it best: "connect ECONNREFUSED 127.0.0.1:1" rather than "fetch failed". */
function networkReason(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error.cause instanceof Error) return networkReason(error.cause);
	if (error instanceof AggregateError && error.errors.length > 0) {
		return networkReason(error.errors[0]);
	}
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	return error.message === '' ? (code ?? error.name) : error.message;
}
