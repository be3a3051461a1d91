import type {
	ActionResult,
	Balance,
	CreateInstance,
	Image,
	Instance,
	InstanceType,
	LocationStock,
	Market,
	SshKey,
	Volume,
} from './wire-types.ts';

/**
 * The DataCrunch (Verda) API, v1. GETs are retried with back-off; nothing else is. Every call has a time limit and
 * rejects with an `ApiError` that says status, code, message and what to do, and never a secret.
 */
export type Client = {
	/** Where it talks to, for messages and for keeping accounts apart. */
	readonly baseUrl: string;
	/** Public: needs no credentials. */
	instanceTypes(signal?: AbortSignal): Promise<readonly InstanceType[]>;
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
	/** For good, not to the trash. */
	deleteVolume(id: string, signal?: AbortSignal): Promise<void>;
	/** The server's time in milliseconds, from the last answer's Date header; ours before any answer. */
	serverNow(): number;
};
