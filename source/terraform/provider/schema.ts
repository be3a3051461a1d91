import type {Message} from './protocol.ts';
import {isSame, type Value} from './values.ts';

/** A type as Terraform writes it in JSON. */
export type AttributeType =
	| 'string'
	| 'number'
	| 'bool'
	| readonly ['list' | 'map', AttributeType]
	| readonly ['object', Readonly<Record<string, AttributeType>>];

export type Attribute = {
	readonly type: AttributeType;
	/** Who says the value: the configuration must, may, or may not. `default`: it may, and otherwise the provider does. */
	readonly from: 'required' | 'optional' | 'default' | 'provider';
	readonly about: string;
	/** Kept out of what Terraform shows. */
	readonly sensitive?: boolean;
	/** Whether going from one value to another takes a new resource. Left out: never. */
	readonly replaces?: (before: Value, after: Value) => boolean;
	/** A provider's value that another change of the resource may change too. */
	readonly volatile?: boolean;
};

/** Attribute to what it is. There are no nested blocks. */
export type Schema = Readonly<Record<string, Attribute>>;

export const whenChanged = (before: Value, after: Value): boolean => !isSame(before, after);

/** For what the API does not tell of a resource: after an import it is null, which is no reason to replace it. */
export const whenKnownAndChanged = (before: Value, after: Value): boolean =>
	before !== null && !isSame(before, after);

/** The protocol's form of a schema. */
export const schemaMessage = (schema: Schema): Message<'Schema'> => ({
	block: {
		attributes: Object.entries(schema).map(([name, {type, from, about, sensitive = false}]) => ({
			name,
			type: new TextEncoder().encode(JSON.stringify(type)),
			description: about,
			required: from === 'required',
			optional: from === 'optional' || from === 'default',
			computed: from === 'provider' || from === 'default',
			sensitive,
		})),
	},
});
