import type {Market} from '../datacrunch/wire-types.ts';

/** What an account can see and get, and how the service behaves. Read from YAML. */
export type Scenario = {
	/** The shipped name, or the path it was read from. */
	readonly name: string;
	readonly about: string;
	readonly catalogue: Catalogue;
	/** Codes, in the order that answers list them. */
	readonly locations: readonly string[];
	readonly currency: string;
	/** Dollars at the start. */
	readonly balance: number;
	/** GPUs that the project may have at a time; undefined: as many as there are. */
	readonly gpuQuota: number | undefined;
	readonly credentials: 'any' | 'refused';
	readonly stock: Readonly<Record<Market, Stock>>;
	readonly churn: readonly ChurnRule[];
	/** Simulated seconds from a change of the stock until the list of it shows it. */
	readonly listedLate: number;
	readonly lifecycle: Lifecycle;
	/** So many creates are refused although the type is listed. */
	readonly refusedCreates: number;
	/** So many creates are accepted, and end in status `no_capacity`. */
	readonly lateNoCapacity: number;
	/** Half of the spot machines are evicted within so many hours; undefined: none ever is. */
	readonly spotEvictionMedianHours: number | undefined;
	readonly faults: {readonly reads: Faults; readonly changes: Faults};
	/** Fields and statuses that no document names. */
	readonly surprises: boolean;
	/** New ids come as JSON, as the documents say, and not as bare text. */
	readonly quotedIds: boolean;
};

/** Machines of a type that can be had, by location. */
export type Stock = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type Catalogue = {
	readonly locations: readonly {code: string; name: string; country: string}[];
	readonly images: readonly CatalogueImage[];
	readonly types: ReadonlyMap<string, CatalogueType>;
};

export type CatalogueImage = {id: string; type: string; name: string; category: string};

export type CatalogueType = {
	readonly name: string;
	/** "A100 80GB" */
	readonly model: string;
	/** "A100 SXM4 80GB" */
	readonly title: string;
	readonly gpus: number;
	readonly vcpus: number;
	/** Gigabytes. */
	readonly ram: number;
	/** Gigabytes over all GPUs. */
	readonly vram: number;
	/** Dollars an hour for the whole machine, with the digits that the API shows. */
	readonly price: string;
	readonly spot: string;
	/** Image types that a create accepts. */
	readonly images: readonly string[];
};

/** Types of this market come and go: in stock in one location at a time, for spells with these medians. */
export type ChurnRule = {
	readonly market: Market;
	/** Absent: any number. */
	readonly gpus: readonly number[] | undefined;
	/** Models as in the catalogue; absent: any. */
	readonly models: readonly string[] | undefined;
	readonly hoursIn: number;
	readonly hoursOut: number;
	/**
	 * Shares, from 0 to 1, of the spells in which what is listed is not had: every create is refused, is accepted and
	 * ends in `no_capacity`, or gives a machine that is never ready.
	 */
	readonly refused: number;
	readonly noCapacity: number;
	readonly stuck: number;
};

/** Seconds of simulated time, give or take a fifth. */
export type Lifecycle = {
	readonly ordered: number;
	/** undefined: it never ends. */
	readonly provisioning: number | undefined;
	readonly validating: number;
	/** So long after the create a delete is refused, if it is still provisioning then; undefined: all that time. */
	readonly deleteRefused: number | undefined;
};

/** Chances from 0 to 1, of which at most one comes true for a request. */
export type Faults = {
	/** 429 with Retry-After. */
	readonly rateLimited: number;
	/** 500; a change may have been made all the same. */
	readonly serverError: number;
	readonly unavailable: number;
	/** The connection is cut; a change may have been made all the same. */
	readonly cut: number;
	/** A web page of the front instead of an answer. */
	readonly page: number;
	readonly slow: number;
	/** Real seconds that a slow answer takes. */
	readonly slowSeconds: number;
};
