import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {ExpectedError} from '../source/errors.ts';
import {readSettings} from '../source/settings.ts';
import {temporaryDirectory} from './helpers/temporary-directory.ts';

const defaults = {
	pollSeconds: 30,
	helpPane: true,
	showNames: false,
	ascii: false,
	keys: 'dcmenu',
	mouse: 'off',
};

test('without a file the settings are the defaults', async t => {
	assert.deepEqual(await readSettings(await temporaryDirectory(t)), defaults);
});

test('a file changes what it names', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'config.json'), '{"showNames": true, "pollSeconds": 60}');
	assert.deepEqual(await readSettings(directory), {...defaults, showNames: true, pollSeconds: 60});
});

for (const text of ['{"pollSeconds": 1}', '{"keys": "emacs"}', '{"ascii": "yes"}', 'no JSON']) {
	test(`a file that cannot be used is an error and stays as it is: ${text}`, async t => {
		const directory = await temporaryDirectory(t);
		await writeFile(join(directory, 'config.json'), text);
		await assert.rejects(
			readSettings(directory),
			error => error instanceof ExpectedError && error.message.includes('config.json'),
		);
	});
}
