import type {TestContext} from 'node:test';
import {readCatalogue, type Catalogue} from '../../source/catalogue/catalogue.ts';
import {simulatedAccount} from '../helpers/simulated-account.ts';

/** The catalogue that the simulator of a scenario lists. */
export async function simulatedCatalogue(t: TestContext, scenario = 'typical'): Promise<Catalogue> {
	const {client} = await simulatedAccount(t, scenario);
	return readCatalogue(client, {hasCredentials: true});
}

/** Nothing to compare with. */
export const nothing = {types: '', images: '', locations: ''};
