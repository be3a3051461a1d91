import {parseDotconfig} from '../../config/dotconfig.ts';
import {inTableOrder} from '../../config/table-order.ts';
import {describeDiagnostic} from '../../kconfig/diagnostics.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {ConfMode} from './conf-options.ts';
import {ConfExit, type ConfSession} from './conf-session.ts';

/** `.config`, or what KCONFIG_CONFIG calls it. */
export const configName = ({env}: ConfSession): string => env['KCONFIG_CONFIG'] ?? '.config';

/**
 * C's `conf_read`: reads a configuration, of the user where no name is given, and compares it with the values that come
 * of it. False where there is none.
 */
export function readConfiguration(session: ConfSession, name?: string): boolean {
	session.isChanged = false;
	const isRead = name === undefined ? readOwn(session) : readNamed(session, name);
	session.evaluateAnew();
	if (!isRead) return false;
	for (const symbol of inTableOrder(session.tree.allSymbols))
		if (differsFromFile(session, symbol)) session.isChanged = true;
	if (session.configurationWarnings > 0) session.isChanged = true;
	return true;
}

/** The user's own, or the first of KCONFIG_DEFCONFIG_LIST that is there. */
function readOwn(session: ConfSession): boolean {
	if (readNamed(session, configName(session))) return true;
	session.isChanged = true;
	const names = session.env['KCONFIG_DEFCONFIG_LIST']?.split(/[ \t\n\v\f\r]+/) ?? [];
	for (const name of names) {
		const text = name === '' ? undefined : session.files.readText(name);
		if (text === undefined) continue;
		session.tell(`using defaults found in ${name}`);
		readText(session, name, text);
		return true;
	}

	return false;
}

/** C's `conf_read_simple` of a named file; false where there is none. */
function readNamed(session: ConfSession, name: string): boolean {
	const text = session.files.readText(name);
	if (text === undefined) return false;
	readText(session, name, text);
	return true;
}

function readText(session: ConfSession, file: string, text: string): void {
	const warnUnknown = session.has('KCONFIG_WARN_UNKNOWN_SYMBOLS');
	const {prefix, output} = session;
	const parsed = parseDotconfig(text, session.tree, {file, warnUnknown, prefix});
	const {userValues, diagnostics, dropped} = parsed;
	session.userValues = userValues;
	session.configurationWarnings = diagnostics.length;
	for (const diagnostic of diagnostics) output.warn(`${describeDiagnostic(diagnostic)}\n`);
	if ([...diagnostics, ...dropped].some(({code}) => code === 'unknown-symbol'))
		session.isChanged = true;
}

/** Whether a symbol's value or its being written is not what the file has. */
function differsFromFile({evaluation, userValues}: ConfSession, symbol: KconfigSymbol): boolean {
	const isWritten = evaluation.isWritten(symbol);
	if (symbol.isChoice) return false;
	const read = userValues.get(symbol);
	if (read === undefined || !isWritten) return read !== undefined || isWritten;
	return read !== evaluation.text(symbol);
}

const seedNames: Partial<Record<ConfMode, string>> = {
	allnoconfig: 'allno.config',
	allyesconfig: 'allyes.config',
	allmodconfig: 'allmod.config',
	alldefconfig: 'alldef.config',
	randconfig: 'allrandom.config',
};

/** KCONFIG_ALLCONFIG: settings that hold in the modes that make a configuration from nothing. */
export function readSeedConfiguration(session: ConfSession, mode: ConfMode): void {
	const named = session.env['KCONFIG_ALLCONFIG'];
	if (named === undefined) return;
	if (named !== '' && named !== '1') {
		if (readNamed(session, named)) return;
		session.output.warn(`*** Can't read seed configuration "${named}"!\n`);
		throw new ConfExit(1);
	}

	const own = seedNames[mode] ?? '';
	if (readNamed(session, own) || readNamed(session, 'all.config')) return;
	session.output.warn(`*** KCONFIG_ALLCONFIG set, but no "${own}" or "all.config" file found\n`);
	throw new ConfExit(1);
}
