import type {Instance} from '../datacrunch/wire-types.ts';

/** On every machine: which project made it. */
const projectKey = 'dcmenu';
/** On every machine: which create made it, so that one whose answer was lost can be found. */
const requestKey = 'dcmenu-request';

export const tagsFor = (projectTag: string, request: string) => [
	{key: projectKey, value: projectTag},
	{key: requestKey, value: request},
];

export const hasProjectTag = (instance: Instance, projectTag: string): boolean =>
	hasTag(instance, projectKey, projectTag);

/** Whether some project made it, this one or another. */
export const isOfSomeProject = (instance: Instance): boolean =>
	instance.tags.some(tag => tag.key === projectKey);

/** The project that made a machine; undefined: none of dcmenu's. */
export const projectTagOf = (instance: Instance): string | undefined =>
	instance.tags.find(tag => tag.key === projectKey)?.value;

/** The create that made a machine; undefined: it does not tell. */
export const requestOf = (instance: Instance): string | undefined =>
	instance.tags.find(tag => tag.key === requestKey)?.value;

export const hasRequestTag = (instance: Instance, request: string): boolean =>
	hasTag(instance, requestKey, request);

/** Volumes carry no tag of ours: the create's id in the name tells them from a user's own. */
export const volumeName = (hostname: string, request: string): string =>
	`${hostname}-os-${request.slice(0, 8)}`;

const hasTag = (instance: Instance, key: string, value: string): boolean =>
	instance.tags.some(tag => tag.key === key && tag.value === value);
