import {ExpectedError} from '../errors.ts';
import type {SelectionRequest} from './select.ts';
import type {Market} from './snapshot.ts';

/** What the command line asks for over the configuration. */
export type Wishes = {
	readonly target?: string | undefined;
	readonly location?: string | undefined;
	readonly market?: Market | 'any' | undefined;
	/** Dollars an hour for one machine. */
	readonly maxPrice?: number | undefined;
	readonly exclude?: readonly string[] | undefined;
	readonly order?: SelectionRequest['order'];
};

/**
 * What a configuration asks for, read by the symbols' names (without CONFIG_), with the command line's wishes on top.
 * undefined where neither names an instance type.
 */
export function requestFrom(
	get: (symbol: string) => string | undefined,
	wishes: Wishes = {},
): SelectionRequest | undefined {
	const target = wishes.target ?? get('TERRAFORM_DATACRUNCH_INSTANCE_TYPE');
	if (!target) return undefined;
	const location = wishes.location ?? get('TERRAFORM_DATACRUNCH_LOCATION');
	return {
		target,
		location: location === 'AUTO' || location === '' ? undefined : location,
		market: wishes.market ?? marketNamed(get('TERRAFORM_DATACRUNCH_MARKET')),
		maxPrice: wishes.maxPrice ?? priceNamed(get('TERRAFORM_DATACRUNCH_MAX_PRICE')),
		exclude: wishes.exclude,
		order: wishes.order,
		newerTiers: get('TERRAFORM_DATACRUNCH_NEWER_TIERS') === 'y',
	};
}

/** On demand where nothing is said: a kdevops `.config` has no such symbol. */
function marketNamed(text: string | undefined): Market | 'any' {
	if (text === undefined || text === '') return 'on-demand';
	if (text === 'on-demand' || text === 'spot' || text === 'any') return text;
	throw new ExpectedError(
		`CONFIG_TERRAFORM_DATACRUNCH_MARKET is "${text}"; it must be on-demand, spot or any.`,
	);
}

function priceNamed(text: string | undefined): number | undefined {
	if (text === undefined || text === '') return undefined;
	const price = Number(text);
	if (Number.isFinite(price) && price > 0) return price;
	throw new ExpectedError(
		`CONFIG_TERRAFORM_DATACRUNCH_MAX_PRICE is "${text}"; it must be dollars an hour, such as 2.50, or empty.`,
	);
}
