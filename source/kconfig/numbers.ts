import type {SymbolType} from './symbols.ts';

const maximumSigned = 2n ** 63n - 1n;
const minimumSigned = -(2n ** 63n);
const maximumUnsigned = 2n ** 64n - 1n;

/** How the C library reads a number at the start of a text. */
type Prefix = {
	readonly value: bigint;
	/** Whether the whole text is the number. */
	readonly isWhole: boolean;
	readonly isTooLarge: boolean;
};

const patterns: Readonly<Record<number, RegExp>> = {
	10: /^\s*([+-]?)(\d+)/,
	16: /^\s*([+-]?)((?:0[xX](?=[\da-fA-F]))?[\da-fA-F]+)/,
	// Base 0 takes the base from the prefix, as C source does.
	0: /^\s*([+-]?)(0[xX][\da-fA-F]+|0[0-7]*|[1-9]\d*)/,
};

const magnitude = (digits: string, base: 0 | 10 | 16): bigint => {
	if (base === 10) return BigInt(digits);
	if (base === 16) return BigInt(/^0[xX]/.test(digits) ? digits : `0x${digits}`);
	return BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
};

const readPrefix = (text: string, base: 0 | 10 | 16, isUnsigned: boolean): Prefix | undefined => {
	const match = patterns[base]?.exec(text);
	if (match === null || match === undefined) return undefined;
	const [all, sign = '', digits = '0'] = match;
	const size = magnitude(digits, base);
	const isWhole = all.length === text.length;
	const value = sign === '-' ? -size : size;
	if (isUnsigned) {
		if (size > maximumUnsigned) return {value: maximumUnsigned, isWhole, isTooLarge: true};
		return {value: BigInt.asUintN(64, value), isWhole, isTooLarge: false};
	}
	if (value > maximumSigned) return {value: maximumSigned, isWhole, isTooLarge: true};
	if (value < minimumSigned) return {value: minimumSigned, isWhole, isTooLarge: true};
	return {value, isWhole, isTooLarge: false};
};

/** C's `strtoll`: the number that starts the text, 0 when none does, the nearest when it does not fit in 64 bits. */
export const leadingNumber = (text: string, base: 10 | 16): bigint =>
	readPrefix(text, base, false)?.value ?? 0n;

/** A value in a comparison; undefined is "only a text". */
export type ComparedNumber = {readonly value: bigint; readonly isUnsigned: boolean} | undefined;

/** What a text of a symbol of that type counts as in a comparison: C's `expr_parse_string`. */
export const comparedNumber = (text: string, type: SymbolType): ComparedNumber => {
	if (type === 'bool' || type === 'tristate') {
		return {value: BigInt(['n', 'm', 'y'].indexOf(text)), isUnsigned: false};
	}
	const isUnsigned = type === 'hex';
	const prefix = readPrefix(text, isUnsigned ? 16 : type === 'int' ? 10 : 0, isUnsigned);
	return prefix?.isWhole === true && !prefix.isTooLarge
		? {value: prefix.value, isUnsigned}
		: undefined;
};

/**
 * Whether a text is a value of that type: C's `sym_string_valid`. An int has no leading zeros; a hex needs no `0x`.
 */
export const isValidText = (type: SymbolType, text: string): boolean => {
	switch (type) {
		case 'string':
			return true;
		case 'int':
			return /^-?(?:0|[1-9]\d*)$/.test(text);
		case 'hex':
			return /^(?:0[xX])?[\da-fA-F]+$/.test(text);
		case 'bool':
		case 'tristate':
			return /^[ymnYMN]/.test(text);
		case 'unknown':
			return false;
	}
};
