import {ExpectedError} from '../../errors.ts';
import {planChange} from './plan-change.ts';
import type {CallContext, DataSource, Plugin, Resource} from './plugin.ts';
import {attributePath, problemMessage, problemOf, type Problem} from './problem.ts';
import type {Message, ProviderCalls} from './protocol.ts';
import {schemaMessage, type Schema} from './schema.ts';
import {readState, readValues, unknown, valueMessage, type Values} from './values.ts';

type Diagnostics = readonly Message<'Diagnostic'>[];

/**
 * Answers the calls of one connection, which is one configured provider. No call ever fails: Terraform loses the state
 * of a resource whose call does, so errors go out as diagnostics. `onBug` hears of those that nobody expected.
 */
export function createPluginCalls<Account>(
	plugin: Plugin<Account>,
	onBug: (error: unknown) => void,
): ProviderCalls {
	const stopping = new AbortController();
	let account: Account | undefined;

	const context = (): CallContext<Account> => {
		if (account === undefined) {
			throw new ExpectedError("The provider's configuration is not known yet.", {
				nextSteps: ['Apply what it depends on first: terraform apply -target=…'],
			});
		}

		return {account, signal: stopping.signal};
	};

	const told = (error: unknown, summary: string): Diagnostics => {
		if (!(error instanceof ExpectedError)) onBug(error);
		return [problemMessage(problemOf(error, summary))];
	};

	return {
		getProviderSchema: async () => ({
			provider: schemaMessage(plugin.schema),
			resourceSchemas: schemaMessages(plugin.resources),
			dataSourceSchemas: schemaMessages(plugin.dataSources),
			serverCapabilities: {planDestroy: true, getProviderSchemaOptional: true},
		}),
		validateProviderConfig: async () => ({}),
		async validateResourceConfig({typeName, config}) {
			const resource = resourceOf(plugin, typeName);
			const problems = resource.validate?.(readValues(config, resource.schema) ?? {}) ?? [];
			return {diagnostics: problems.map(problemMessage)};
		},
		validateDataResourceConfig: async () => ({}),
		async upgradeResourceState({typeName, rawState}) {
			const {schema} = resourceOf(plugin, typeName);
			return {upgradedState: valueMessage(readState(rawState, schema), schema)};
		},
		async configureProvider({config}) {
			try {
				account = await plugin.configure(readValues(config, plugin.schema) ?? {});
				return {};
			} catch (error) {
				return {diagnostics: told(error, 'The provider cannot be configured')};
			}
		},
		async readResource({typeName, currentState, private: own}) {
			const resource = resourceOf(plugin, typeName);
			const state = readValues(currentState, resource.schema);
			try {
				const found = state && (await resource.read(state, context()));
				return {newState: valueMessage(found, resource.schema), private: own};
			} catch (error) {
				return {
					newState: valueMessage(state, resource.schema),
					private: own,
					diagnostics: told(error, `Could not read ${typeName}`),
				};
			}
		},
		async planResourceChange({typeName, priorState, proposedNewState, priorPrivate}) {
			const {schema} = resourceOf(plugin, typeName);
			const {planned, replacing} = planChange(
				schema,
				readValues(priorState, schema),
				readValues(proposedNewState, schema),
			);
			return {
				plannedState: valueMessage(planned, schema),
				requiresReplace: replacing.map(attributePath),
				plannedPrivate: priorPrivate,
			};
		},
		async applyResourceChange({typeName, priorState, plannedState, plannedPrivate}) {
			const resource = resourceOf(plugin, typeName);
			const {schema} = resource;
			const prior = readValues(priorState, schema);
			try {
				const change = {prior, planned: readValues(plannedState, schema)};
				const {state, problems = []} = await apply(resource, change, context());
				return {
					newState: valueMessage(state && withoutUnknowns(state), schema),
					private: plannedPrivate,
					diagnostics: problems.map(problemMessage),
				};
			} catch (error) {
				return {
					newState: valueMessage(prior, schema),
					private: plannedPrivate,
					diagnostics: told(error, `Could not apply the change of ${typeName}`),
				};
			}
		},
		async importResourceState({typeName, id}) {
			const {schema} = resourceOf(plugin, typeName);
			return {importedResources: [{typeName, state: valueMessage({id}, schema)}]};
		},
		async readDataSource({typeName, config}) {
			const source = dataSourceOf(plugin, typeName);
			try {
				const state = await source.read(readValues(config, source.schema) ?? {}, context());
				return {state: valueMessage(state, source.schema)};
			} catch (error) {
				return {diagnostics: told(error, `Could not read ${typeName}`)};
			}
		},
		async stopProvider() {
			stopping.abort();
			return {};
		},
	};
}

async function apply<Account>(
	resource: Resource<Account>,
	{prior, planned}: {readonly prior: Values | undefined; readonly planned: Values | undefined},
	context: CallContext<Account>,
): Promise<{state: Values | undefined; problems?: readonly Problem[]}> {
	if (planned === undefined) {
		if (prior !== undefined) await resource.remove(prior, context);
		return {state: undefined};
	}

	return prior === undefined
		? resource.create(planned, context)
		: resource.update(prior, planned, context);
}

/** What a create could not find out is null in the state: Terraform takes nothing unknown there. */
const withoutUnknowns = (values: Values): Values =>
	Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, value === unknown ? null : value]),
	);

const schemaMessages = (
	kinds: Readonly<Record<string, {readonly schema: Schema}>>,
): Record<string, Message<'Schema'>> =>
	Object.fromEntries(
		Object.entries(kinds).map(([name, {schema}]) => [name, schemaMessage(schema)]),
	);

/** Terraform asks only for what the schema offers. */
function resourceOf<Account>(plugin: Plugin<Account>, name: string): Resource<Account> {
	const resource = plugin.resources[name];
	if (!resource) throw new Error(`there is no resource ${name}`);
	return resource;
}

function dataSourceOf<Account>(plugin: Plugin<Account>, name: string): DataSource<Account> {
	const source = plugin.dataSources[name];
	if (!source) throw new Error(`there is no data source ${name}`);
	return source;
}
