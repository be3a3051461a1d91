import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {parseDotconfig, printDotconfig} from '../../source/config/dotconfig.ts';
import {describeDiagnostic} from '../../source/kconfig/diagnostics.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';
import {fixtures} from '../helpers/fixture-tree.ts';

/** Linux 6.12's `conf`, where somebody has it: then the expectations are checked against it, too. */
const reference = process.env['DCMENU_C_CONF'];

const read = (path: string): string | undefined => {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
};

const topics = join(fixtures, 'kconfig');

for (const topic of readdirSync(topics)) {
	const folder = join(topics, topic);
	const configs = readdirSync(folder).filter(file => file.endsWith('.config'));
	for (const config of configs) {
		const name = config.slice(0, -'.config'.length);
		const expected = read(join(folder, `${name}.expected`));

		test(`${topic}: the values of ${config} are C's`, () => {
			const {tree, diagnostics} = parseKconfig('Kconfig', {
				env: {},
				readSource: file => read(join(folder, file)),
				run: command => spawnSync('/bin/sh', ['-c', command], {encoding: 'utf8'}),
			});
			const text = read(join(folder, config)) ?? '';
			const values = parseDotconfig(text, tree, {file: config});
			assert.equal(printDotconfig(evaluate(tree, values.userValues)), expected);
			const told = [...diagnostics, ...values.diagnostics]
				.filter(({severity}) => severity !== 'info')
				.map(diagnostic => `${describeDiagnostic(diagnostic)}\n`);
			assert.equal(told.join(''), read(join(folder, `${name}.stderr`)) ?? '');
		});

		test(
			`${topic}: C gives those values for ${config}`,
			{skip: reference === undefined && 'DCMENU_C_CONF names no conf'},
			() => {
				const output = mkdtempSync(join(tmpdir(), 'dcmenu-conf-'));
				const env = {
					...process.env,
					KCONFIG_CONFIG: join(output, '.config'),
					KCONFIG_AUTOCONFIG: join(output, 'auto.conf'),
					KCONFIG_AUTOHEADER: join(output, 'autoconf.h'),
					KCONFIG_RUSTCCFG: join(output, 'rustc_cfg'),
				};
				spawnSync(reference ?? '', [`--defconfig=${config}`, 'Kconfig'], {cwd: folder, env});
				assert.equal(read(join(output, '.config')), expected);
				rmSync(output, {recursive: true});
			},
		);
	}
}
