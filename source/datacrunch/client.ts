import type {Clock} from '../clock.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {createAccessToken} from './access-token.ts';
import {ApiError} from './api-error.ts';
import {parseBaseUrl} from './base-url.ts';
import type {Credentials} from './credentials.ts';
import {createBody} from './create-body.ts';
import {createRateLimiter} from './rate-limit.ts';
import {defaultRetries, withRetries, type RetryPolicy} from './retries.ts';
import {eitherSignal, untilAborted} from './signals.ts';
import {checkAnswer, exchange, type Answer, type Call} from './transport.ts';
import {
	readActionResult,
	readAvailability,
	readBalance,
	readId,
	readImages,
	readInstance,
	readInstances,
	readInstanceTypes,
	readLocations,
	readOne,
	readSshKeys,
	readVolume,
	readVolumePrices,
	readVolumes,
} from './wire-bodies.ts';
import type {
	ActionResult,
	Balance,
	CreateInstance,
	CreateVolume,
	Image,
	Instance,
	InstanceType,
	LocationStock,
	Market,
	SshKey,
	Volume,
	VolumePrice,
} from './wire-types.ts';
import {ShapeError} from './wire-values.ts';

/**
 * The DataCrunch (Verda) API, v1. GETs are retried with back-off; nothing else is. Every call has a time limit and
 * rejects with an `ApiError` that says status, code, message and what to do, and never a secret.
 */
export type Client = {
	/** Where it talks to, for messages and for keeping accounts apart. */
	readonly baseUrl: string;
	/** Whose account; undefined without credentials. No secret. */
	readonly clientId: string | undefined;
	/** Asks for a token where there is none, and for nothing else: whether the API knows these credentials. */
	authenticate(signal?: AbortSignal): Promise<void>;
	/** Public: needs no credentials. */
	instanceTypes(signal?: AbortSignal): Promise<readonly InstanceType[]>;
	/** Public, too. */
	volumePrices(signal?: AbortSignal): Promise<readonly VolumePrice[]>;
	/** What can be deployed now, by location. */
	availability(market: Market, signal?: AbortSignal): Promise<readonly LocationStock[]>;
	locations(
		signal?: AbortSignal,
	): Promise<readonly {readonly code: string; readonly name: string}[]>;
	images(instanceType?: string, signal?: AbortSignal): Promise<readonly Image[]>;
	balance(signal?: AbortSignal): Promise<Balance>;
	/** Without discontinued ones. */
	instances(signal?: AbortSignal): Promise<readonly Instance[]>;
	/** undefined: the API does not know it. A discontinued one is still known. */
	instance(id: string, signal?: AbortSignal): Promise<Instance | undefined>;
	/** Answers with the id. Never retried: a 5xx may have created the machine all the same. */
	createInstance(request: CreateInstance, signal?: AbortSignal): Promise<string>;
	/** `volumeIds` is always sent: those are deleted for good, others are detached and bill on. */
	deleteInstance(
		id: string,
		volumeIds: readonly string[],
		signal?: AbortSignal,
	): Promise<ActionResult>;
	sshKeys(signal?: AbortSignal): Promise<readonly SshKey[]>;
	createSshKey(name: string, publicKey: string, signal?: AbortSignal): Promise<string>;
	deleteSshKey(id: string, signal?: AbortSignal): Promise<void>;
	volumes(signal?: AbortSignal): Promise<readonly Volume[]>;
	volume(id: string, signal?: AbortSignal): Promise<Volume | undefined>;
	/** Answers with the id. Never retried, as a machine's create. */
	createVolume(request: CreateVolume, signal?: AbortSignal): Promise<string>;
	/** Only grows; the machine it is attached to has to be off. */
	resizeVolume(id: string, sizeGigabytes: number, signal?: AbortSignal): Promise<void>;
	renameVolume(id: string, name: string, signal?: AbortSignal): Promise<void>;
	/** For good, not to the trash. */
	deleteVolume(id: string, signal?: AbortSignal): Promise<void>;
	/** The server's time in milliseconds, from the last answer's Date header; ours before any answer. */
	serverNow(): number;
};

export type ClientOptions = {
	readonly baseUrl: string;
	/** Without them the public calls work, and the others reject with exit status 3. */
	readonly credentials: Credentials | undefined;
	readonly clock: Clock;
	/** Ends every call. */
	readonly signal?: AbortSignal;
	/** Milliseconds for one exchange: reads, and calls that change something. */
	readonly timeouts?: {readonly read: number; readonly write: number};
	readonly retries?: RetryPolicy;
	/** From 0 to below 1, for the jitter of retries. */
	readonly random?: () => number;
	/** Hears of every exchange, "GET /instances 200"; never of headers or bodies. */
	readonly trace?: ((exchange: string) => void) | undefined;
};

/** A client of one account. It keeps a token in memory only. */
export function createClient(options: ClientOptions): Client {
	const {credentials, clock, random = Math.random} = options;
	const baseUrl = parseBaseUrl(options.baseUrl);
	const timeouts = options.timeouts ?? {read: 20_000, write: 60_000};
	const policy = options.retries ?? defaultRetries;
	const limiter = createRateLimiter(clock);
	let serverTime: {server: number; ours: number} | undefined;

	const token = createAccessToken(async () => {
		if (credentials === undefined) throw noCredentials();
		const {clientId, clientSecret} = credentials;
		return sendWithRetries({
			method: 'POST',
			path: '/oauth2/token',
			body: {grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret},
			signal: options.signal,
		});
	}, clock);

	async function send(
		call: Call,
		bearer: string | undefined,
		noteAnswer?: (answer: Answer) => void,
	): Promise<unknown> {
		const endpoint = `${call.method} ${call.path}`;
		const wait = limiter.delay(endpoint);
		if (wait > policy.longestDelay) {
			const detail = `not before ${Math.ceil(wait / 1000)} s from now`;
			throw new ApiError({kind: 'rate-limit', method: call.method, path: call.path, detail});
		}

		if (wait > 0) await clock.sleep(wait, call.signal);
		const timeout = call.method === 'GET' ? timeouts.read : timeouts.write;
		const answer = await exchange(call, {baseUrl, token: bearer, timeout}).catch(
			(error: unknown) => {
				options.trace?.(`${endpoint} no answer`);
				throw error;
			},
		);
		options.trace?.(`${endpoint} ${answer.status}`);
		noteAnswer?.(answer);
		limiter.learn(endpoint, answer);
		const date = Date.parse(answer.headers.get('date') ?? '');
		if (!Number.isNaN(date)) serverTime = {server: date, ours: clock.now()};
		const secrets = [credentials?.clientSecret, bearer].filter(secret => secret !== undefined);
		checkAnswer(call, answer, secrets);
		return answer.body;
	}

	async function sendWithRetries(call: Call, bearer?: string): Promise<unknown> {
		return withRetries(noteAnswer => send(call, bearer, noteAnswer), {
			policy,
			clock,
			random,
			signal: call.signal,
		});
	}

	/** A token may end at any time, also before it said: then there is one more try with a new one. */
	async function authorised(call: Call): Promise<unknown> {
		const attempt = call.method === 'GET' ? sendWithRetries : send;
		const bearer = await untilAborted(token.get(), call.signal);
		try {
			return await attempt(call, bearer);
		} catch (error) {
			if (!(error instanceof ApiError) || error.kind !== 'credentials') throw error;
			token.drop(bearer);
			return attempt(call, await untilAborted(token.get(), call.signal));
		}
	}

	/** Sends, and reads the body; a body of another shape is an error of the call. */
	async function ask<T>(call: Call, read: (body: unknown) => T, isPublic = false): Promise<T> {
		const signal = eitherSignal(options.signal, call.signal);
		const bounded = {...call, signal};
		try {
			return read(await (isPublic ? sendWithRetries(bounded) : authorised(bounded)));
		} catch (error) {
			if (!(error instanceof ShapeError)) throw error;
			const {method, path} = call;
			throw new ApiError({kind: 'protocol', method, path, detail: error.message});
		}
	}

	return {
		baseUrl,
		clientId: credentials?.clientId,
		async authenticate(signal) {
			await untilAborted(token.get(), eitherSignal(options.signal, signal));
		},
		instanceTypes: signal =>
			ask({method: 'GET', path: '/instance-types', signal}, readInstanceTypes, true),
		volumePrices: signal =>
			ask({method: 'GET', path: '/volume-types', signal}, readVolumePrices, true),
		availability: (market, signal) =>
			ask(
				{
					method: 'GET',
					path: '/instance-availability',
					query: {is_spot: String(market === 'spot')},
					signal,
				},
				readAvailability,
			),
		locations: signal => ask({method: 'GET', path: '/locations', signal}, readLocations),
		images: (instanceType, signal) =>
			ask(
				{
					method: 'GET',
					path: '/images',
					...(instanceType === undefined ? {} : {query: {instance_type: instanceType}}),
					signal,
				},
				readImages,
			),
		balance: signal => ask({method: 'GET', path: '/balance', signal}, readBalance),
		instances: signal => ask({method: 'GET', path: '/instances', signal}, readInstances),
		instance: (id, signal) =>
			unlessUnknown(
				ask({method: 'GET', path: `/instances/${encodeURIComponent(id)}`, signal}, body =>
					readOne(body, 'instance', readInstance),
				),
			),
		createInstance: (request, signal) =>
			ask({method: 'POST', path: '/instances', body: createBody(request), signal}, readId),
		async deleteInstance(id, volumeIds, signal) {
			const body = {action: 'delete', id, volume_ids: volumeIds, delete_permanently: true};
			try {
				return await ask({method: 'PUT', path: '/instances', body, signal}, answer =>
					readActionResult(answer, id),
				);
			} catch (error) {
				// For a single id the API answers with the status that a list's entry would hold.
				if (!(error instanceof ApiError) || !isRefusedAction(error)) throw error;
				const {detail = error.message, status} = error;
				return {
					instanceId: id,
					ok: false,
					error: detail,
					...(status === undefined ? {} : {statusCode: status}),
				};
			}
		},
		sshKeys: signal => ask({method: 'GET', path: '/ssh-keys', signal}, readSshKeys),
		createSshKey: (name, publicKey, signal) =>
			ask({method: 'POST', path: '/ssh-keys', body: {name, key: publicKey}, signal}, readId),
		async deleteSshKey(id, signal) {
			const path = `/ssh-keys/${encodeURIComponent(id)}`;
			await unlessUnknown(ask({method: 'DELETE', path, signal}, ignoreBody));
		},
		volumes: signal => ask({method: 'GET', path: '/volumes', signal}, readVolumes),
		volume: (id, signal) =>
			unlessUnknown(
				ask({method: 'GET', path: `/volumes/${encodeURIComponent(id)}`, signal}, body =>
					readOne(body, 'volume', readVolume),
				),
			),
		createVolume: ({name, sizeGigabytes, type, location}, signal) =>
			ask(
				{
					method: 'POST',
					path: '/volumes',
					body: {name, size: sizeGigabytes, type, location_code: location},
					signal,
				},
				readId,
			),
		async resizeVolume(id, size, signal) {
			const body = {action: 'resize', id, size};
			await ask({method: 'PUT', path: '/volumes', body, signal}, ignoreBody);
		},
		async renameVolume(id, name, signal) {
			const body = {action: 'rename', id, name};
			await ask({method: 'PUT', path: '/volumes', body, signal}, ignoreBody);
		},
		async deleteVolume(id, signal) {
			const path = `/volumes/${encodeURIComponent(id)}`;
			const body = {is_permanent: true};
			await unlessUnknown(ask({method: 'DELETE', path, body, signal}, ignoreBody));
		},
		serverNow: () =>
			serverTime === undefined ? clock.now() : serverTime.server + (clock.now() - serverTime.ours),
	};
}

function isRefusedAction(error: ApiError): boolean {
	return error.status === 400 || error.status === 404;
}

function ignoreBody(): void {}

async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof ApiError && error.kind === 'not-found') return undefined;
		throw error;
	}
}

function noCredentials(): ExpectedError {
	return new ExpectedError('There are no DataCrunch credentials.', {
		exitStatus: exitStatus.credentials,
		nextSteps: [
			'Create a key in the console under Keys, then: dcmenu credentials set',
			'Or try without an account: --simulate',
		],
	});
}
