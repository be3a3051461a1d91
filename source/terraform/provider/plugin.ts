import type {Problem} from './problem.ts';
import type {Schema} from './schema.ts';
import type {Values} from './values.ts';

/** What came of a create or an update. A state with an error is kept; of a new resource, as one to be replaced. */
export type Outcome = {
	/** undefined: there is nothing, so nothing is saved. */
	readonly state: Values | undefined;
	readonly problems?: readonly Problem[];
};

export type CallContext<Account> = {
	readonly account: Account;
	/** Aborted when Terraform stops: waits end, and what is there is told. */
	readonly signal: AbortSignal;
};

/** A kind of resource. What rejects with an `ExpectedError` has changed nothing that is worth saving. */
export type Resource<Account> = {
	readonly schema: Schema;
	/** Looks at the configuration alone; values may be unknown. */
	validate?(config: Values): readonly Problem[];
	create(planned: Values, context: CallContext<Account>): Promise<Outcome>;
	/** undefined: it is gone. An imported one has nothing but its id. */
	read(state: Values, context: CallContext<Account>): Promise<Values | undefined>;
	/** Of what can change in place. */
	update(prior: Values, planned: Values, context: CallContext<Account>): Promise<Outcome>;
	/** Resolves when it is gone. */
	remove(state: Values, context: CallContext<Account>): Promise<void>;
};

export type DataSource<Account> = {
	readonly schema: Schema;
	read(config: Values, context: CallContext<Account>): Promise<Values>;
};

/** What a provider offers. `Account` is what its configuration opens. */
export type Plugin<Account> = {
	readonly schema: Schema;
	readonly resources: Readonly<Record<string, Resource<Account>>>;
	readonly dataSources: Readonly<Record<string, DataSource<Account>>>;
	/** undefined: the configuration is not all known yet. */
	configure(config: Values): Promise<Account | undefined>;
};
