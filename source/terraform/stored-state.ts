/** A machine in Terraform's state. */
export type StoredMachine = {
	/** `datacrunch_instance.kdevops["kn1-knlp"]` */
	readonly address: string;
	readonly id: string;
	readonly hostname: string;
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
		readonly attributes: {readonly id: string; readonly hostname: string};
	}[];
};

const indexText = (index: string | number | undefined): string =>
	index === undefined ? '' : `[${JSON.stringify(index)}]`;
