import assert from 'node:assert/strict';
import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {menuconfigCommand} from '../../source/commands/menuconfig.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('MENUCONFIG_HEADLESS=1 reads tree and configuration, says what is wrong, and writes nothing', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig'), 'config NUMBER\n\tint "A number"\n');
	await writeFile(join(directory, '.config'), 'CONFIG_NUMBER\n');
	const {context, stdout, stderr} = createContext(directory, {
		env: {MENUCONFIG_HEADLESS: '1'},
		options: {kconfig: 'Kconfig'},
	});
	assert.equal(await menuconfigCommand({}, context), 0);
	assert.equal(stdout(), '');
	assert.match(stderr(), /\.config:1/);
	assert.deepEqual((await readdir(directory)).toSorted(), ['.config', 'Kconfig']);

	await writeFile(join(directory, 'Kconfig'), 'config\n');
	await assert.rejects(menuconfigCommand({}, context), /Kconfig:1/);
});
