import type {KconfigSymbol} from '../kconfig/symbols.ts';

const buckets = 2 ** 14;

/**
 * The order of C's symbol table, in which it computes values after reading a configuration and writes auto.conf: by the
 * hash of the name, of one hash the symbol met last first. Choices have no name and the hash 0; y, m and n are not in it.
 */
export function inTableOrder(symbols: readonly KconfigSymbol[]): KconfigSymbol[] {
	return symbols
		.filter(symbol => !isTristateConstant(symbol))
		.map(symbol => ({
			symbol,
			bucket: symbol.name === undefined ? 0 : fnv32(symbol.name) % buckets,
		}))
		.sort((a, b) => a.bucket - b.bucket || b.symbol.id - a.symbol.id)
		.map(({symbol}) => symbol);
}

const isTristateConstant = ({isConstant, type}: KconfigSymbol): boolean =>
	isConstant && type === 'tristate';

/** The 32-bit FNV-1a hash of a text. */
function fnv32(text: string): number {
	let hash = 2_166_136_261;
	for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01_00_01_93) >>> 0;
	return hash;
}
