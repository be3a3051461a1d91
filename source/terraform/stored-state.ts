import type {Placement} from './engine-variables.ts';

/** A machine in Terraform's state. */
export type StoredMachine = {
	/** `datacrunch_instance.kdevops["kn1-knlp"]` */
	readonly address: string;
	readonly id: string;
	readonly hostname: string;
	/** What it was made with. */
	readonly placement: Placement;
};

/** Reads the output of `terraform state pull`: the machines of all modules. Empty text: there is no state yet. */
export function parseState(text: string): readonly StoredMachine[] {
	if (text.trim() === '') return [];
	const {resources = []} = JSON.parse(text) as {readonly resources?: readonly StoredResource[]};
	return resources
		.filter(({mode, type}) => mode === 'managed' && type === 'datacrunch_instance')
		.flatMap(({module, type, name, instances}) =>
			instances.map(({index_key, attributes}) => ({
				address: [module, type, `${name}${indexText(index_key)}`].filter(Boolean).join('.'),
				id: attributes.id,
				hostname: attributes.hostname,
				placement: placementOf(attributes),
			})),
		);
}

type StoredResource = {
	readonly mode: string;
	readonly module?: string;
	readonly type: string;
	readonly name: string;
	readonly instances: readonly {
		readonly index_key?: string | number;
		readonly attributes: StoredAttributes;
	}[];
};

type StoredAttributes = Omit<Placement, 'location' | 'is_spot' | 'ssh_key_ids'> & {
	readonly id: string;
	readonly hostname: string;
	readonly location_code: string;
	readonly is_spot: boolean | null;
	readonly ssh_key_ids: readonly string[] | null;
};

const placementOf = (stored: StoredAttributes): Placement => ({
	location: stored.location_code,
	instance_type: stored.instance_type,
	image: stored.image,
	is_spot: stored.is_spot ?? false,
	os_volume_size: stored.os_volume_size,
	ssh_key_ids: stored.ssh_key_ids ?? [],
});

const indexText = (index: string | number | undefined): string =>
	index === undefined ? '' : `[${JSON.stringify(index)}]`;
