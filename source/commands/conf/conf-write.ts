import {minimalSymbols} from '../../config/defconfig.ts';
import {printDotconfig, settingLine} from '../../config/dotconfig.ts';
import {printExtraVars, printSomeExtraVars} from '../../config/extra-vars.ts';
import {failureOf} from './conf-files.ts';
import {configName} from './conf-read.ts';
import type {ConfSession} from './conf-session.ts';

/** C's `conf_write`: false where that failed, with what C says about it already said. */
export function writeConfiguration(session: ConfSession): boolean {
	const {env, files, output, prefix} = session;
	const name = configName(session);
	if (name === '') {
		output.warn('config name is empty\n');
		return false;
	}

	if (files.isDirectory(name)) {
		output.warn(`${name}: Is a directory\n`);
		return false;
	}

	if (failureOf(() => files.makeParents(name)) !== undefined) return false;
	// C opens its files before it computes, so that there are no warnings where they cannot be written.
	const isInPlace = Boolean(env['KCONFIG_OVERWRITECONFIG']);
	const target = isInPlace ? name : `${name}.${process.pid}.tmp`;
	const extraVars = env['KCONFIG_YAMLCFG'];
	for (const file of extraVars === undefined ? [target] : [target, extraVars])
		if (failureOf(() => files.write(file, '')) !== undefined) return false;

	if (!session.isChanged) session.clearValues();
	const text = printDotconfig(session.evaluation, prefix);
	files.write(target, text);
	if (extraVars !== undefined) {
		const all = session.has('KCONFIG_YAMLCFG_ALL');
		files.write(extraVars, printExtraVars(session.evaluation, {all}));
	}

	session.isChanged = false;
	if (!isInPlace) {
		if (files.readExactly(name) === text) {
			session.tell(`No change to ${name}`);
			files.remove(target);
			return true;
		}

		// There may be nothing to keep.
		failureOf(() => files.rename(name, `${name}.old`));
		if (failureOf(() => files.rename(target, name)) !== undefined) return false;
	}

	session.tell(`configuration written to ${name}`);
	if (extraVars !== undefined) session.tell(`yaml configuration written to ${extraVars}`);
	return true;
}

/** C's `conf_write_defconfig`: false where the file cannot be written. */
export function writeMinimalConfiguration(session: ConfSession, name: string): boolean {
	const {env, files, prefix} = session;
	const extraVars = env['KCONFIG_YAMLCFG'];
	for (const file of extraVars === undefined ? [name] : [name, extraVars])
		if (failureOf(() => files.write(file, '')) !== undefined) return false;

	session.clearValues();
	const {evaluation} = session;
	const symbols = minimalSymbols(evaluation);
	const lines = symbols.map(symbol => settingLine(symbol, evaluation.text(symbol), prefix));
	files.write(name, lines.map(line => `${line}\n`).join(''));
	if (extraVars !== undefined) {
		const all = session.has('KCONFIG_YAMLCFG_ALL');
		files.write(extraVars, printSomeExtraVars(evaluation, symbols, {all}));
	}

	return true;
}
