import type {ReadMember} from './read-fragment.ts';

/** Dollars (or euros) an hour of a type as a fragment tells them, to the cent; undefined where it does not. */
export type Prices = {readonly onDemand: number | undefined; readonly spot: number | undefined};

/** Reads what `typesChoice` wrote; kdevops' prompts have the price in the same place, and no spot price. */
export const pricesOf = ({prompt, help}: ReadMember): Prices => ({
	onDemand: amountIn(/ - [$€](?<amount>\d+\.\d+)\/hr$/, prompt),
	spot: amountIn(/[$€](?<amount>\d+\.\d+)\/hr on the spot market/, help),
});

function amountIn(pattern: RegExp, text: string): number | undefined {
	const amount = pattern.exec(text)?.groups?.['amount'];
	return amount === undefined ? undefined : Number(amount);
}
