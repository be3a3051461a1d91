import type {ApiRequest} from './api-request.ts';
import type {Site} from './live-world.ts';

/** What is answered. */
export type Reply = {
	readonly status: number;
	/** A JSON body; undefined: empty. */
	readonly json?: unknown;
	/** A new thing's id, which comes as bare text. */
	readonly id?: string;
	/** A body that is neither. */
	readonly text?: string;
	readonly contentType?: string;
	readonly headers?: Readonly<Record<string, string>>;
};

export type Route = {
	readonly method: string;
	/** Matches the path below the base URL. */
	readonly pattern: RegExp;
	/** Needs no token. */
	readonly isPublic?: boolean;
	readonly handle: (site: Site, request: ApiRequest) => Reply;
};
