import {isDeepStrictEqual} from 'node:util';
import {decode, encode, ExtData, ExtensionCodec} from '@msgpack/msgpack';
import type {Message} from './protocol.ts';
import type {Schema} from './schema.ts';

/** A value that Terraform learns only when it applies. */
export const unknown = Symbol('unknown');

export type Value =
	| string
	| number
	| boolean
	| null
	| typeof unknown
	| readonly Value[]
	| {readonly [name: string]: Value};

/** All attributes of a resource, a data source or a provider by name. */
export type Values = Readonly<Record<string, Value>>;

export const isSame = (a: Value, b: Value): boolean => isDeepStrictEqual(a, b);

/** Terraform writes an unknown value as extension 0, and as 12 where it can say something about it. */
const extensions = new ExtensionCodec();
for (const type of [0, 12]) {
	extensions.register({type, encode: () => null, decode: () => unknown});
}

/**
 * The protocol's form of an object; undefined: there is none. Terraform refuses objects that lack an attribute, so
 * those that `values` does not name are sent as null.
 */
export function valueMessage(values: Values | undefined, schema: Schema): Message<'DynamicValue'> {
	const complete =
		values === undefined
			? null
			: Object.fromEntries(Object.keys(schema).map(name => [name, toWire(values[name] ?? null)]));
	return {msgpack: encode(complete)};
}

/** Reads an object; undefined: there is none. Numbers that MessagePack cannot hold come as text. */
export function readValues(
	message: Message<'DynamicValue'> | undefined,
	schema: Schema,
): Values | undefined {
	const {msgpack, json} = message ?? {};
	const value: unknown =
		msgpack !== undefined && msgpack.length > 0
			? decode(msgpack, {extensionCodec: extensions})
			: parseJson(json);
	return value === null ? undefined : pickValues(value as Values, schema);
}

/** Reads a stored state of this or another version: names that are gone are dropped, new ones are null. */
export const readState = (
	state: Message<'RawState'> | undefined,
	schema: Schema,
): Values | undefined => {
	const value = parseJson(state?.json);
	return value === null ? undefined : pickValues(value as Values, schema);
};

/** The texts of a list, without what is not known. */
export const textsOf = (value: Value | undefined): string[] =>
	Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

export const textOf = (value: Value | undefined): string | undefined =>
	typeof value === 'string' ? value : undefined;

export const numberOf = (value: Value | undefined): number | undefined =>
	typeof value === 'number' ? value : undefined;

const parseJson = (json: Uint8Array | undefined): unknown =>
	json === undefined || json.length === 0 ? null : JSON.parse(new TextDecoder().decode(json));

const pickValues = (values: Values, schema: Schema): Values =>
	Object.fromEntries(
		Object.entries(schema).map(([name, {type}]) => {
			const value = values[name] ?? null;
			return [name, type === 'number' && typeof value === 'string' ? Number(value) : value];
		}),
	);

function toWire(value: Value): unknown {
	if (value === unknown) return new ExtData(0, new Uint8Array([0]));
	if (Array.isArray(value)) return value.map(toWire);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toWire(item)]));
}
