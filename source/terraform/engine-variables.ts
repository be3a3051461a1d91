import path from 'node:path';
import {ExpectedError} from '../errors.ts';
import {readTextFile, writeTextFile} from '../machine/text-file.ts';

/** Where and what one host's machine is. Names are those of the variable `datacrunch_placements`. */
export type Placement = {
	readonly location: string;
	readonly instance_type: string;
	readonly image: string;
	readonly is_spot: boolean;
	/** null: as the API or dcmenu chose. */
	readonly os_volume_size: number | null;
	readonly ssh_key_ids: readonly string[];
};

export type Placements = ReadonlyMap<string, Placement>;

/** What dcmenu tells Terraform beside terraform.tfvars. */
export type EngineVariables = {
	readonly hostnames: readonly string[];
	readonly placements: Placements;
	/** The account's key for all machines, in files that know no placements; undefined: they make one. */
	readonly sshKeyId: string | undefined;
};

/** Terraform reads every `*.auto.tfvars.json` by itself, after terraform.tfvars. */
export const engineVariablesFile = (directory: string): string =>
	path.join(directory, 'dcmenu.auto.tfvars.json');

/** What the last run told; nothing where there was none. */
export async function readEngineVariables(directory: string): Promise<EngineVariables> {
	const file = engineVariablesFile(directory);
	const text = await readTextFile(file);
	if (text === undefined) return {hostnames: [], placements: new Map(), sshKeyId: undefined};
	try {
		const stored = JSON.parse(text) as StoredVariables;
		return {
			hostnames: stored.kdevops_nodes ?? [],
			placements: new Map(Object.entries(stored.datacrunch_placements ?? {})),
			sshKeyId: stored.datacrunch_ssh_key_id || undefined,
		};
	} catch (error) {
		throw new ExpectedError(`${file} is not what dcmenu wrote there.`, {
			nextSteps: ['Delete that file: it is written anew.'],
			cause: error,
		});
	}
}

/** Writes the values of the variables that the configuration declares; Terraform warns of any other. */
export async function writeEngineVariables(
	directory: string,
	{hostnames, placements, sshKeyId}: EngineVariables,
	declared: ReadonlySet<string>,
): Promise<'written' | 'unchanged'> {
	// Files that know no placements have one for all; whatever rewrites terraform.tfvars must not move machines that run.
	const [first] = declared.has('datacrunch_placements') ? [] : placements.values();
	const values = {
		kdevops_nodes: hostnames,
		...(first && {
			datacrunch_location: first.location,
			datacrunch_instance_type: first.instance_type,
			datacrunch_image: first.image,
		}),
		datacrunch_placements: Object.fromEntries(placements),
		datacrunch_ssh_key_id: sshKeyId ?? '',
	};
	const known = Object.entries(values).filter(([name]) => declared.has(name));
	const text = JSON.stringify(Object.fromEntries(known), undefined, '\t');
	return writeTextFile(engineVariablesFile(directory), `${text}\n`, 0o600);
}

type StoredVariables = {
	readonly kdevops_nodes?: readonly string[];
	readonly datacrunch_placements?: Readonly<Record<string, Placement>>;
	readonly datacrunch_ssh_key_id?: string;
};
