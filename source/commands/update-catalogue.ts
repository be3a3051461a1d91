import {readCatalogue, type Catalogue} from '../catalogue/catalogue.ts';
import {regenerate, type Regenerated} from '../catalogue/regenerate.ts';
import {writeText} from '../config/files.ts';
import type {Account} from './account.ts';
import type {CommandContext} from './context.ts';
import {findFragments} from './own-fragments.ts';

/** How the live catalogue differs from the project's fragments (else the shipped ones). */
export type CatalogueNews = {
	readonly catalogue: Catalogue;
	readonly regenerated: readonly Regenerated[];
};

/** Asks the API. `withAll`: CPU machines and confidential ones as well, as where they are listed already. */
export async function catalogueNews(
	{client, hasCredentials}: Pick<Account, 'client' | 'hasCredentials'>,
	withAll: boolean,
	context: CommandContext,
): Promise<CatalogueNews> {
	const {signal} = context;
	const catalogue = await readCatalogue(client, {hasCredentials, signal});
	const {types, images, locations} = findFragments(context);
	const before = {types: types.text, images: images.text, locations: locations.text};
	return {catalogue, regenerated: regenerate(catalogue, before, withAll)};
}

/**
 * Writes the fragments of the project that differ, each whole, and none where the shipped one says the same. Returns the
 * files, absolute.
 */
export async function writeFragments(
	regenerated: readonly Regenerated[],
	context: CommandContext,
): Promise<string[]> {
	const own = findFragments(context);
	const changed = regenerated.filter(({kind, text}) => {
		const {isOwn, hasStandIn, text: present} = own[kind];
		return text !== present || !(isOwn || hasStandIn);
	});
	for (const {kind, text} of changed) await writeText(own[kind].file, text);
	return changed.map(({kind}) => own[kind].file);
}
