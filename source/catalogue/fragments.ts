import {fragmentFolder} from '../config/shipped-fragments.ts';

/** The generated Kconfig files, and the text that each one's choice gives. The file names are kdevops'. */
export const fragments = {
	types: {file: 'Kconfig.compute.generated', symbol: 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE'},
	images: {file: 'Kconfig.images.generated', symbol: 'TERRAFORM_DATACRUNCH_IMAGE'},
	locations: {file: 'Kconfig.location.generated', symbol: 'TERRAFORM_DATACRUNCH_LOCATION'},
} as const;

export type FragmentKind = keyof typeof fragments;

export const fragmentKinds = Object.keys(fragments) as readonly FragmentKind[];

/** Where a project's own fragments lie, relative to it; a kdevops checkout's tree reads its own. */
export const folderOfFragments = (isKdevops: boolean): string =>
	isKdevops ? 'terraform/datacrunch/kconfigs' : fragmentFolder;
