import {create, createFileRegistry, type DescService} from '@bufbuild/protobuf';
import {
	FieldDescriptorProto_Label as Label,
	FieldDescriptorProto_Type as Type,
	FileDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';

/*
 * Terraform's plugin protocol 6, as far as a provider needs it. It is plain gRPC, so a kept library speaks it: Connect
 * for Node bundles to 340 KB against 890 KB of @grpc/grpc-js, loads in the same 0.1 s, serves HTTP/2 without TLS on
 * any listener, and shows the session of each call, which keeps two provider aliases apart. What generated code would
 * hold stands here as a table: field numbers and types are the protocol's, and unknown fields are skipped by protobuf.
 */

/** Message to field to [number, type]. A type is a scalar, a message, or `list of` or `map of` one. */
const messages = {
	DynamicValue: {msgpack: [1, 'bytes'], json: [2, 'bytes']},
	AttributeStep: {attributeName: [1, 'string']},
	AttributePath: {steps: [1, 'list of AttributeStep']},
	/** Severity: 1 is an error, 2 a warning. */
	Diagnostic: {
		severity: [1, 'int'],
		summary: [2, 'string'],
		detail: [3, 'string'],
		attribute: [4, 'AttributePath'],
	},
	RawState: {json: [1, 'bytes']},
	Attribute: {
		name: [1, 'string'],
		type: [2, 'bytes'],
		description: [3, 'string'],
		required: [4, 'bool'],
		optional: [5, 'bool'],
		computed: [6, 'bool'],
		sensitive: [7, 'bool'],
	},
	Block: {attributes: [2, 'list of Attribute']},
	Schema: {block: [2, 'Block']},
	ServerCapabilities: {planDestroy: [1, 'bool'], getProviderSchemaOptional: [2, 'bool']},

	GetProviderSchemaRequest: {},
	GetProviderSchemaReply: {
		provider: [1, 'Schema'],
		resourceSchemas: [2, 'map of Schema'],
		dataSourceSchemas: [3, 'map of Schema'],
		diagnostics: [4, 'list of Diagnostic'],
		serverCapabilities: [6, 'ServerCapabilities'],
	},
	ValidateProviderConfigRequest: {config: [1, 'DynamicValue']},
	ValidateProviderConfigReply: {diagnostics: [2, 'list of Diagnostic']},
	ValidateResourceConfigRequest: {typeName: [1, 'string'], config: [2, 'DynamicValue']},
	ValidateResourceConfigReply: {diagnostics: [1, 'list of Diagnostic']},
	ValidateDataResourceConfigRequest: {typeName: [1, 'string'], config: [2, 'DynamicValue']},
	ValidateDataResourceConfigReply: {diagnostics: [1, 'list of Diagnostic']},
	UpgradeResourceStateRequest: {typeName: [1, 'string'], rawState: [3, 'RawState']},
	UpgradeResourceStateReply: {
		upgradedState: [1, 'DynamicValue'],
		diagnostics: [2, 'list of Diagnostic'],
	},
	ConfigureProviderRequest: {config: [2, 'DynamicValue']},
	ConfigureProviderReply: {diagnostics: [1, 'list of Diagnostic']},
	ReadResourceRequest: {
		typeName: [1, 'string'],
		currentState: [2, 'DynamicValue'],
		private: [3, 'bytes'],
	},
	ReadResourceReply: {
		newState: [1, 'DynamicValue'],
		diagnostics: [2, 'list of Diagnostic'],
		private: [3, 'bytes'],
	},
	PlanResourceChangeRequest: {
		typeName: [1, 'string'],
		priorState: [2, 'DynamicValue'],
		proposedNewState: [3, 'DynamicValue'],
		config: [4, 'DynamicValue'],
		priorPrivate: [5, 'bytes'],
	},
	PlanResourceChangeReply: {
		plannedState: [1, 'DynamicValue'],
		requiresReplace: [2, 'list of AttributePath'],
		plannedPrivate: [3, 'bytes'],
		diagnostics: [4, 'list of Diagnostic'],
	},
	ApplyResourceChangeRequest: {
		typeName: [1, 'string'],
		priorState: [2, 'DynamicValue'],
		plannedState: [3, 'DynamicValue'],
		plannedPrivate: [5, 'bytes'],
	},
	ApplyResourceChangeReply: {
		newState: [1, 'DynamicValue'],
		private: [2, 'bytes'],
		diagnostics: [3, 'list of Diagnostic'],
	},
	ImportedResource: {typeName: [1, 'string'], state: [2, 'DynamicValue']},
	ImportResourceStateRequest: {typeName: [1, 'string'], id: [2, 'string']},
	ImportResourceStateReply: {
		importedResources: [1, 'list of ImportedResource'],
		diagnostics: [2, 'list of Diagnostic'],
	},
	ReadDataSourceRequest: {typeName: [1, 'string'], config: [2, 'DynamicValue']},
	ReadDataSourceReply: {state: [1, 'DynamicValue'], diagnostics: [2, 'list of Diagnostic']},
	StopProviderRequest: {},
	StopProviderReply: {error: [1, 'string']},
} as const;

const callNames = [
	'GetProviderSchema',
	'ValidateProviderConfig',
	'ValidateResourceConfig',
	'ValidateDataResourceConfig',
	'UpgradeResourceState',
	'ConfigureProvider',
	'ReadResource',
	'PlanResourceChange',
	'ApplyResourceChange',
	'ImportResourceState',
	'ReadDataSource',
	'StopProvider',
] as const;

type Messages = typeof messages;
type CallName = (typeof callNames)[number];
type Scalars = {string: string; bool: boolean; bytes: Uint8Array; int: number};

type FieldType<Name> = Name extends keyof Scalars
	? Scalars[Name]
	: Name extends `list of ${infer Item}`
		? readonly FieldType<Item>[]
		: Name extends `map of ${infer Item}`
			? Readonly<Record<string, FieldType<Item>>>
			: Name extends keyof Messages
				? Message<Name>
				: never;

type FieldValue<Field> = Field extends readonly [number, infer Name] ? FieldType<Name> : never;

/** A message to send: what is left out is empty. */
export type Message<Name extends keyof Messages> = {
	readonly [Field in keyof Messages[Name]]?: FieldValue<Messages[Name][Field]>;
};

/** A message that was received: a text is always there, another message may be missing. */
type Received<Name extends keyof Messages> = Message<Name> & {
	readonly [
		Field in keyof Messages[Name] as Messages[Name][Field] extends readonly [
			number,
			'string' | 'bytes',
		]
			? Field
			: never
	]: FieldValue<Messages[Name][Field]>;
};

/** Answers one session's calls; the method of a call has its name, with a small first letter. */
export type ProviderCalls = {
	readonly [Name in CallName as Uncapitalize<Name>]: (
		request: Received<`${Name}Request`>,
	) => Promise<Message<`${Name}Reply`>>;
};

/** The service as Connect wants it described. */
export const providerService: DescService = describeService();

function describeService(): DescService {
	const file = create(FileDescriptorProtoSchema, {
		name: 'tfplugin6.proto',
		package: 'tfplugin6',
		syntax: 'proto3',
		messageType: Object.entries(messages).map(([name, fields]) => describeMessage(name, fields)),
		service: [
			{
				name: 'Provider',
				method: callNames.map(name => ({
					name,
					inputType: `.tfplugin6.${name}Request`,
					outputType: `.tfplugin6.${name}Reply`,
				})),
			},
		],
	});
	const service = createFileRegistry(file, () => undefined).getService('tfplugin6.Provider');
	if (!service) throw new Error('the service is not in its own description');
	return service;
}

function describeMessage(
	name: string,
	fields: Readonly<Record<string, readonly [number, string]>>,
) {
	const maps = Object.entries(fields).filter(([, [, type]]) => type.startsWith('map of '));
	return {
		name,
		field: Object.entries(fields).map(([field, [number, type]]) => {
			if (type.startsWith('map of ')) {
				const typeName = `.tfplugin6.${name}.${entryName(field)}`;
				return {name: field, number, label: Label.REPEATED, type: Type.MESSAGE, typeName};
			}

			const isList = type.startsWith('list of ');
			const item = isList ? type.slice('list of '.length) : type;
			return {
				name: field,
				number,
				label: isList ? Label.REPEATED : Label.OPTIONAL,
				...describeType(item),
			};
		}),
		// A map is a list of pairs on the wire, each a message of its own.
		nestedType: maps.map(([field, [, type]]) => ({
			name: entryName(field),
			options: {mapEntry: true},
			field: [
				{name: 'key', number: 1, label: Label.OPTIONAL, type: Type.STRING},
				{
					name: 'value',
					number: 2,
					label: Label.OPTIONAL,
					...describeType(type.slice('map of '.length)),
				},
			],
		})),
	};
}

/** Protobuf insists on this name for a map's pairs. */
function entryName(field: string): string {
	return `${field.slice(0, 1).toUpperCase()}${field.slice(1)}Entry`;
}

function describeType(type: string): {type: Type; typeName?: string} {
	const scalars: Readonly<Record<string, Type>> = {
		string: Type.STRING,
		bool: Type.BOOL,
		bytes: Type.BYTES,
		int: Type.INT32,
	};
	const scalar = scalars[type];
	return scalar === undefined
		? {type: Type.MESSAGE, typeName: `.tfplugin6.${type}`}
		: {type: scalar};
}
