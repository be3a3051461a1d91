import {evenProbabilities, type Probabilities} from './presets.ts';

/** KCONFIG_SEED, as C's `strtol` reads it: decimal, hexadecimal (0x) or octal (0); undefined: that is no number. */
export function readSeed(text: string | undefined): number | undefined {
	const {sign, hex, octal, decimal} =
		/^[ \t\n\v\f\r]*(?<sign>[+-]?)(?:0x(?<hex>[\da-f]+)|(?<octal>0[0-7]*)|(?<decimal>[1-9]\d*))$/i.exec(
			text ?? '',
		)?.groups ?? {};
	const digits = hex ?? octal ?? decimal;
	if (digits === undefined) return undefined;
	const size = BigInt(hex ? `0x${digits}` : octal ? `0o${digits}` : digits);
	const value = sign === '-' ? -size : size;
	const limited = value > maximumLong ? maximumLong : value < minimumLong ? minimumLong : value;
	return Number(BigInt.asUintN(32, limited));
}

const maximumLong = 2n ** 63n - 1n;
const minimumLong = -(2n ** 63n);

/**
 * KCONFIG_PROBABILITY, percents between colons: of y for both types; of y and m for a tristate; or of y for a bool, then
 * of y and m for a tristate. C stops at what is no number without moving on, so that it counts as zeros to the third
 * place. Undefined where a number, or the sum for a tristate, is out of range.
 */
export function readProbabilities(text: string): Probabilities | undefined {
	const percents: number[] = [];
	let rest = text;
	while (rest !== '' && percents.length < 3) {
		const [number = ''] = /^[ \t\n\v\f\r]*[+-]?\d+/.exec(rest) ?? [];
		// C keeps the lower half of the long that it reads.
		const percent = Number(BigInt.asIntN(32, BigInt(number.replace('+', '').trim() || 0)));
		if (percent < 0 || percent > 100) return undefined;
		percents.push(percent);
		rest = rest.slice(number.length).replace(/^:/, '');
	}

	const probabilities = probabilitiesOf(percents);
	return probabilities.tristateYes + probabilities.tristateMod > 100 ? undefined : probabilities;
}

function probabilitiesOf([first, second, third]: readonly number[]): Probabilities {
	if (first === undefined) return evenProbabilities;
	if (second === undefined) {
		const tristateMod = Math.floor(first / 2);
		return {boolYes: first, tristateYes: first - tristateMod, tristateMod};
	}

	if (third === undefined)
		return {boolYes: first + second, tristateYes: first, tristateMod: second};
	return {boolYes: first, tristateYes: second, tristateMod: third};
}
