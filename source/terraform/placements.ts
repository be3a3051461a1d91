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

/** Terraform reads every `*.auto.tfvars.json` by itself, after terraform.tfvars. */
export const placementsFile = (directory: string): string =>
	path.join(directory, 'dcmenu.auto.tfvars.json');

/** The placements of the last run; empty where there was none. */
export async function readPlacements(directory: string): Promise<Placements> {
	const file = placementsFile(directory);
	const text = await readTextFile(file);
	if (text === undefined) return new Map();
	try {
		const {datacrunch_placements = {}} = JSON.parse(text) as {
			datacrunch_placements?: Record<string, Placement>;
		};
		return new Map(Object.entries(datacrunch_placements));
	} catch (error) {
		throw new ExpectedError(`${file} is not what dcmenu wrote there.`, {
			nextSteps: ['Delete that file: it is written anew.'],
			cause: error,
		});
	}
}

/** Writes the values of the variables that the configuration declares; Terraform warns of any other. */
export async function writePlacements(
	directory: string,
	hostnames: readonly string[],
	placements: Placements,
	declared: ReadonlySet<string>,
): Promise<'written' | 'unchanged'> {
	const [first] = [...placements.values()];
	const values = {
		kdevops_nodes: hostnames,
		datacrunch_placements: Object.fromEntries(placements),
		datacrunch_ssh_key_id: first?.ssh_key_ids[0] ?? '',
	};
	const known = Object.entries(values).filter(([name]) => declared.has(name));
	const text = JSON.stringify(Object.fromEntries(known), undefined, '\t');
	return writeTextFile(placementsFile(directory), `${text}\n`, 0o600);
}
