import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {test} from 'node:test';
import {oldconfigCommand} from '../../source/commands/oldconfig.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('oldconfig asks for what is new in the tree of the project', async t => {
	const directory = await temporaryDirectory(t);
	const kconfig = 'config A\n\tbool "A"\n\nconfig B\n\tbool "B"\n\toutput yaml\n';
	await writeFile(join(directory, 'Kconfig.datacrunch'), kconfig);
	await writeFile(join(directory, 'mine'), '# CONFIG_A is not set\n');
	const {context, stdout} = createContext(directory, {options: {config: 'mine'}});
	const stdin = Readable.from([Buffer.from('y\n')]) as unknown as NodeJS.ReadStream;
	assert.equal(await oldconfigCommand({mode: 'oldconfig'}, {...context, stdin}), 0);
	assert.match(stdout(), /^A \(A\) \[N\/y\/\?\] n\nB \(B\) \[N\/y\/\?\] \(NEW\) y$/m);
	assert.match(await readFile(join(directory, 'mine'), 'utf8'), /^CONFIG_B=y$/m);
	assert.equal(await readFile(join(directory, '.extra_vars_auto.yaml'), 'utf8'), '---\nb: True\n');
});
