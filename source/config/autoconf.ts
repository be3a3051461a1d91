import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {defaultPrefix, heading, isBoolean, quote} from './dotconfig.ts';
import {inTableOrder} from './table-order.ts';

/** `include/config/auto.conf`: for make, so without quotes and without what is not set. */
export function printAutoConf(evaluation: Evaluation, prefix = defaultPrefix): string {
	return print(heading(evaluation.tree, '#', '#', '#'), evaluation, (symbol, value) =>
		isBoolean(symbol) && value === 'n' ? [] : [`${prefix}${symbol.name}=${value}`],
	);
}

/** `include/generated/autoconf.h` */
export function printAutoconfHeader(evaluation: Evaluation, prefix = defaultPrefix): string {
	return print(heading(evaluation.tree, '/*', ' *', ' */'), evaluation, (symbol, value) => {
		if (!isBoolean(symbol)) return [`#define ${prefix}${symbol.name} ${literal(symbol, value)}`];
		if (value === 'n') return [];
		return [`#define ${prefix}${symbol.name}${value === 'm' ? '_MODULE' : ''} 1`];
	});
}

/** `include/generated/rustc_cfg`: `--cfg` takes strings only, so every value is one. */
export function printRustcCfg(evaluation: Evaluation, prefix = defaultPrefix): string {
	return print([], evaluation, (symbol, value) => {
		if (isBoolean(symbol) && value === 'n') return [];
		const setting = `--cfg=${prefix}${symbol.name}=${quote(withHexPrefix(symbol, value))}`;
		return isBoolean(symbol) ? [`--cfg=${prefix}${symbol.name}`, setting] : [setting];
	});
}

/**
 * `include/config/auto.conf.cmd`: what makes auto.conf stale, that is the files and the environment variables that the
 * tree was read from. `autoConf` is the path of auto.conf as it was named.
 */
export function printAutoConfCommand({tree}: Evaluation, autoConf: string): string {
	const files = tree.files.map(file => `\t${file} \\\n`).join('');
	const variables = [...tree.environment].map(
		([name, value]) => `\nifneq "$(${name})" "${value}"\n$(autoconfig): FORCE\nendif\n`,
	);
	return (
		`autoconfig := ${autoConf}\n\ndeps_config := \\\n${files}\n` +
		`$(autoconfig): $(deps_config)\n$(deps_config): ;\n${variables.join('')}`
	);
}

function print(
	top: readonly string[],
	evaluation: Evaluation,
	linesOf: (symbol: KconfigSymbol, value: string) => readonly string[],
): string {
	const lines = inTableOrder(evaluation.tree.allSymbols)
		.filter(symbol => symbol.name !== undefined && evaluation.isWritten(symbol))
		.flatMap(symbol => linesOf(symbol, evaluation.text(symbol)));
	return [...top, ...lines].map(line => `${line}\n`).join('');
}

const literal = (symbol: KconfigSymbol, value: string): string =>
	symbol.type === 'string' ? quote(value) : withHexPrefix(symbol, value);

const withHexPrefix = ({type}: KconfigSymbol, value: string): string =>
	type === 'hex' && !/^0x/i.test(value) ? `0x${value}` : value;
