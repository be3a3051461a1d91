import {
	printAutoConf,
	printAutoConfCommand,
	printAutoconfHeader,
	printRustcCfg,
} from '../../config/autoconf.ts';
import {isBoolean, linesOf, readSetting, symbolNamed} from '../../config/dotconfig.ts';
import {inTableOrder} from '../../config/table-order.ts';
import {isValidText} from '../../kconfig/numbers.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {failureOf} from './conf-files.ts';
import type {ConfSession} from './conf-session.ts';

/** Longer paths do not fit into C's buffers. */
const maximumPath = 4096;

/**
 * C's `conf_write_autoconf`: auto.conf, autoconf.h, rustc_cfg and auto.conf.cmd, and an empty file for each symbol whose
 * value is another than in the last auto.conf, for make to see what to build again. Unless `isAlways`, only where there
 * is no auto.conf. False where that failed.
 */
export function writeAutoConf(session: ConfSession, isAlways: boolean): boolean {
	const {env, evaluation, files, prefix, tree} = session;
	const autoConf = env['KCONFIG_AUTOCONFIG'] ?? 'include/config/auto.conf';
	if (!isAlways && files.exists(autoConf)) return true;

	const commandFile = `${autoConf}.cmd`;
	// auto.conf comes last: that it is there tells make that the rest is.
	if (!replace(session, commandFile, () => printAutoConfCommand(evaluation, autoConf)))
		return false;
	for (const symbol of inTableOrder(tree.allSymbols)) evaluation.text(symbol);
	if (!touchChanged(session, autoConf)) return false;
	const header = env['KCONFIG_AUTOHEADER'] ?? 'include/generated/autoconf.h';
	const rustcCfg = env['KCONFIG_RUSTCCFG'] ?? 'include/generated/rustc_cfg';
	return (
		replace(session, header, () => printAutoconfHeader(evaluation, prefix)) &&
		replace(session, rustcCfg, () => printRustcCfg(evaluation, prefix)) &&
		replace(session, autoConf, () => printAutoConf(evaluation, prefix))
	);
}

/** Writes `name.tmp` and renames it; says what C's `perror` would where that fails. */
function replace({files, output}: ConfSession, name: string, print: () => string): boolean {
	const temporary = `${name}.tmp`;
	if (temporary.length >= maximumPath) return false;
	if (failureOf(() => files.makeParents(name)) !== undefined) return false;
	const unwritten = failureOf(() => files.write(temporary, print()));
	if (unwritten !== undefined) {
		output.warn(`fopen: ${messageOf(unwritten)}\n`);
		return false;
	}

	const unnamed = failureOf(() => files.rename(temporary, name));
	if (unnamed === undefined) return true;
	output.warn(`rename: ${messageOf(unnamed)}\n`);
	return false;
}

/** glibc's words for the errors that a file name may lead to. */
const messages: Readonly<Record<string, string>> = {
	EACCES: 'Permission denied',
	EBUSY: 'Device or resource busy',
	EISDIR: 'Is a directory',
	ENAMETOOLONG: 'File name too long',
	ENOENT: 'No such file or directory',
	ENOSPC: 'No space left on device',
	ENOTDIR: 'Not a directory',
	EROFS: 'Read-only file system',
};

const messageOf = (code: string): string => messages[code] ?? code;

/** C's `conf_touch_deps`. */
function touchChanged(session: ConfSession, autoConf: string): boolean {
	const {evaluation, files} = session;
	const folder = autoConf.slice(0, autoConf.lastIndexOf('/') + 1);
	const touch = (name: string): boolean =>
		folder.length + name.length < maximumPath &&
		failureOf(() => files.write(folder + name, '')) === undefined;

	const before = readAutoConf(session, autoConf, touch);
	return inTableOrder(session.tree.allSymbols).every(symbol => {
		if (symbol.isChoice) return true;
		const old = before.get(symbol);
		if (!evaluation.isWritten(symbol)) return old === undefined || touch(symbol.name ?? '');
		// What is not set is not in the file.
		const now = evaluation.text(symbol);
		const isSame = now === (old ?? (isBoolean(symbol) ? 'n' : undefined));
		return isSame || touch(symbol.name ?? '');
	});
}

/**
 * The last auto.conf, whose strings have no quotes. What it cannot read it does not warn of, except for lines that are
 * none and names that come twice; symbols that the tree no longer has are touched.
 */
function readAutoConf(
	session: ConfSession,
	file: string,
	touch: (name: string) => boolean,
): ReadonlyMap<KconfigSymbol, string> {
	const {files, output, prefix, tree} = session;
	const values = new Map<KconfigSymbol, string>();
	let number = 0;
	const warn = (message: string) => output.warn(`${file}:${number}:warning: ${message}\n`);
	for (const line of linesOf(files.readText(file) ?? '')) {
		number++;
		const setting = readSetting(line, prefix);
		if (setting === 'nothing') continue;
		if (setting === 'malformed') {
			warn(`unexpected data: ${line}`);
			continue;
		}

		const symbol = symbolNamed(tree, setting.name);
		if (symbol === undefined) {
			touch(setting.name);
			continue;
		}

		if (values.has(symbol)) warn(`override: reassigning to symbol ${setting.name}`);
		const value = isBoolean(symbol) ? setting.value.charAt(0) : setting.value;
		const isKnown = isBoolean(symbol)
			? value !== '' && (symbol.type === 'tristate' ? 'nmy' : 'ny').includes(value)
			: isValidText(symbol.type, value);
		if (isKnown) values.set(symbol, value);
	}

	return values;
}
