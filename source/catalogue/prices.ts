import type {ReadMember} from './read-fragment.ts';

/** What an hour of a type costs as a fragment tells it, such as `$3.56`; undefined where it does not. */
export type Prices = {readonly onDemand: string | undefined; readonly spot: string | undefined};

/** Reads what `typesChoice` wrote; kdevops' prompts have the price in the same place, and no spot price. */
export const pricesOf = ({prompt, help}: ReadMember): Prices => ({
	onDemand: / - (?<amount>[$€]\d+\.\d+)\/hr$/.exec(prompt)?.groups?.['amount'],
	spot: /(?<amount>[$€]\d+\.\d+)\/hr on the spot market/.exec(help)?.groups?.['amount'],
});
