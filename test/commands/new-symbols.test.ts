import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {defconfigCommand} from '../../source/commands/defconfig.ts';
import {newSymbolsCommand} from '../../source/commands/new-symbols.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('a configuration that was saved has nothing new', async t => {
	const {context, stdout} = createContext(await temporaryDirectory(t));
	await defconfigCommand({name: 'datacrunch-v100', variables: []}, context);
	await newSymbolsCommand({withHelp: false}, context);
	assert.equal(stdout(), '');
});

test('what it says nothing about is listed with its value, or with its help', async t => {
	const directory = await temporaryDirectory(t);
	const kconfig = 'config OLD\n\tbool "Old"\nconfig NEW\n\tint "New"\n\thelp\n\t  Its help.\n';
	await writeFile(join(directory, 'Kconfig.datacrunch'), kconfig);
	await writeFile(join(directory, '.config'), 'CONFIG_OLD=y\n');
	const list = createContext(directory);
	await newSymbolsCommand({withHelp: false}, list.context);
	assert.equal(list.stdout(), 'CONFIG_NEW=0\n');
	const help = createContext(directory);
	await newSymbolsCommand({withHelp: true}, help.context);
	assert.ok(help.stdout().startsWith('-----\n\nCONFIG_NEW:\n\nIts help.\n'), help.stdout());
	const json = createContext(directory, {options: {json: true}});
	await newSymbolsCommand({withHelp: false}, json.context);
	assert.deepEqual(JSON.parse(json.stdout()), [{symbol: 'NEW', value: '0', help: 'Its help.\n'}]);
});
