import type {Client} from '../datacrunch/client.ts';
import type {Image, InstanceType} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';

export type Location = {readonly code: string; readonly name: string};

/** What can be configured, as the API lists it: all of it, whether it is in stock or not. */
export type Catalogue = {
	readonly types: readonly InstanceType[];
	/** Undefined: not known, for want of credentials. */
	readonly images: readonly Image[] | undefined;
	readonly locations: readonly Location[] | undefined;
	/** Names that no Kconfig text can hold, which were left out. */
	readonly refused: readonly string[];
};

/** Asks for it all at once. The types are public; without credentials the rest stays unknown. */
export async function readCatalogue(
	client: Client,
	{hasCredentials, signal}: {readonly hasCredentials: boolean; readonly signal?: AbortSignal},
): Promise<Catalogue> {
	const [types, images, locations] = await Promise.all([
		client.instanceTypes(signal),
		hasCredentials ? client.images(undefined, signal) : undefined,
		hasCredentials ? client.locations(signal) : undefined,
	]);
	const refused = new Set<string>();
	const usable = <T>(things: readonly T[], what: string, nameOf: (thing: T) => string): T[] => {
		const byName = new Map(things.map(thing => [nameOf(thing), thing]));
		for (const name of byName.keys()) if (!isName(name)) refused.add(name);
		const found = [...byName].filter(([name]) => isName(name)).map(([, thing]) => thing);
		// An answer without any is a failure of the API: to take it would empty the menu.
		if (found.length === 0)
			throw new ExpectedError(`The API lists no ${what}.`, {exitStatus: exitStatus.api});
		return found;
	};

	const usableTypes = usable(types, 'instance types', ({name}) => name);
	for (const {supportedImages} of usableTypes)
		for (const name of supportedImages) if (!isName(name)) refused.add(name);
	return {
		types: usableTypes.map(type => ({
			...type,
			supportedImages: type.supportedImages.filter(isName),
		})),
		images: images && usable(images, 'images', ({imageType}) => imageType),
		locations: locations && usable(locations, 'locations', ({code}) => code),
		refused: [...refused],
	};
}

/**
 * Names go into Kconfig files, which run what `$(shell,…)` says, and from there into Terraform's and Ansible's: nothing
 * that means something to any of them may be in one.
 */
const isName = (name: string): boolean => /^[A-Za-z\d][\w.+-]{0,99}$/.test(name);
