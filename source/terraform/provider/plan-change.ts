import type {Schema} from './schema.ts';
import {isSame, unknown, type Values} from './values.ts';

export type PlannedChange = {
	/** undefined: the resource is to go. */
	readonly planned: Values | undefined;
	/** Attributes whose change takes a new resource. */
	readonly replacing: readonly string[];
};

/**
 * What a resource will be. `proposed` is Terraform's merge of the configuration over the prior state. On a create,
 * what the provider says is unknown; on an update it stays, except what is volatile; where nothing changes, nothing is
 * touched.
 */
export function planChange(
	schema: Schema,
	prior: Values | undefined,
	proposed: Values | undefined,
): PlannedChange {
	if (proposed === undefined) return {planned: undefined, replacing: []};
	if (prior === undefined) {
		return {planned: withUnknowns(schema, proposed, () => true), replacing: []};
	}

	const changed = Object.keys(schema).filter(
		name => !isSame(prior[name] ?? null, proposed[name] ?? null),
	);
	if (changed.length === 0) return {planned: proposed, replacing: []};
	return {
		planned: withUnknowns(schema, proposed, name => schema[name]?.volatile === true),
		replacing: changed.filter(name =>
			schema[name]?.replaces?.(prior[name] ?? null, proposed[name] ?? null),
		),
	};
}

/** A value that the configuration gives is known; of the others, `pick` says which the provider may change. */
const withUnknowns = (schema: Schema, values: Values, pick: (name: string) => boolean): Values =>
	Object.fromEntries(
		Object.entries(schema).map(([name, {from}]) => {
			const value = values[name] ?? null;
			const isOpen = (from === 'provider' && pick(name)) || (from === 'default' && value === null);
			return [name, isOpen ? unknown : value];
		}),
	);
