import {ExpectedError, exitStatus, type ExitStatus} from '../errors.ts';

/** What went wrong, as far as anybody has to act differently on it. */
export type ApiErrorKind =
	| 'no-capacity'
	| 'bad-request'
	| 'credentials'
	| 'funds'
	| 'forbidden'
	/** More machines or GPUs than the project may have, whatever is in stock. */
	| 'quota'
	| 'not-found'
	| 'rate-limit'
	/** The API failed: any 5xx that is not "no capacity". A create may have happened all the same. */
	| 'server'
	/** No answer, a cut one, or a late one. A create may have happened all the same. */
	| 'network'
	/** An answer that is not the API's: HTML, a redirect, a body of another shape. */
	| 'protocol';

export type ApiFailure = {
	readonly kind: ApiErrorKind;
	readonly method: string;
	/** Without the query. */
	readonly path: string;
	readonly status?: number | undefined;
	/** The API's own code: `invalid_request`, `insufficient_funds`, … Open, and absent in bodies that are not JSON. */
	readonly code?: string | undefined;
	/** What the API, or the network, said. */
	readonly detail?: string | undefined;
	readonly cause?: unknown;
};

/** A call to the API that did not succeed. Its message never holds a secret. */
export class ApiError extends ExpectedError {
	override readonly name = 'ApiError';
	readonly kind: ApiErrorKind;
	readonly status: number | undefined;
	readonly code: string | undefined;
	/** The API's message alone: "Not enough resources to deploy …". */
	readonly detail: string | undefined;

	constructor(failure: ApiFailure) {
		super(describe(failure), {
			exitStatus: exitStatuses[failure.kind],
			nextSteps: [hints[failure.kind]],
			cause: failure.cause,
		});
		this.kind = failure.kind;
		this.status = failure.status;
		this.code = failure.code;
		this.detail = failure.detail;
	}
}

/**
 * The kind of a status code. 503 is "no capacity" only where a machine was asked for, with the API's own code. No
 * document tells how a quota is refused: it is known by that word.
 */
export function kindOfStatus(
	status: number,
	request: {method: string; path: string},
	code: string | undefined,
	message?: string,
): ApiErrorKind {
	const deploys = request.method === 'POST' && request.path === '/instances';
	if (status === 503 && deploys && code === 'service_unavailable') return 'no-capacity';
	if ((status === 400 || status === 403) && /quota/i.test(`${code} ${message}`)) return 'quota';
	if (status >= 500) return 'server';
	if (status < 400) return 'protocol';
	// The token endpoint answers 400 to credentials it cannot even read.
	if (request.path === '/oauth2/token' && status !== 429) return 'credentials';
	return kindsOfClientErrors[status] ?? 'bad-request';
}

const kindsOfClientErrors: Readonly<Record<number, ApiErrorKind>> = {
	401: 'credentials',
	402: 'funds',
	403: 'forbidden',
	404: 'not-found',
	429: 'rate-limit',
};

const exitStatuses: Readonly<Record<ApiErrorKind, ExitStatus>> = {
	'no-capacity': exitStatus.noCapacity,
	'bad-request': exitStatus.failed,
	credentials: exitStatus.credentials,
	funds: exitStatus.failed,
	forbidden: exitStatus.failed,
	quota: exitStatus.failed,
	'not-found': exitStatus.failed,
	'rate-limit': exitStatus.api,
	server: exitStatus.api,
	network: exitStatus.api,
	protocol: exitStatus.api,
};

const hints: Readonly<Record<ApiErrorKind, string>> = {
	'no-capacity': 'Try another location, market or instance type, or wait: dcmenu wait.',
	'bad-request': 'Check the instance type, the image and the location in the menu.',
	credentials: 'Check the client id and the secret: dcmenu credentials test.',
	funds: 'Add funds to the project in the console, under Billing.',
	quota:
		'Ask for a higher quota in the console, or take down what you do not need: dcmenu status, dcmenu destroy.',
	forbidden: 'Check what these credentials may do, in the console under Keys.',
	'not-found': 'It may have been deleted elsewhere: dcmenu status.',
	'rate-limit': 'Wait a minute; another program may be using the same project.',
	server: 'Try again in a minute; nothing is wrong on this side.',
	network: 'Check the connection and the API URL, then try again.',
	protocol: 'Check the API URL; a proxy or a login page may be answering instead.',
};

function describe({method, path, status, code, detail}: ApiFailure): string {
	const answer = [status, code].filter(part => part !== undefined).join(' ');
	return [`${method} ${path}`, answer, detail].filter(Boolean).join(': ');
}
