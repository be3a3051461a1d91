import assert from 'node:assert/strict';
import {chmod, mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {findCredentials} from '../../source/datacrunch/credentials.ts';
import {ExpectedError} from '../../source/errors.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function home(
	t: TestContext,
	files: Readonly<Record<string, string>>,
): Promise<{homeDirectory: string; path: (name: string) => string}> {
	const homeDirectory = await temporaryDirectory(t);
	for (const [name, text] of Object.entries(files)) {
		await mkdir(dirname(join(homeDirectory, name)), {recursive: true});
		await writeFile(join(homeDirectory, name), text, {mode: 0o600});
	}
	return {homeDirectory, path: name => join(homeDirectory, name)};
}

const profile = (id: string): string => `[default]\nclient_id = ${id}\nclient_secret = s-${id}\n`;

test('there are none', async t => {
	const {homeDirectory} = await home(t, {});
	assert.equal(await findCredentials({env: {}, homeDirectory}), undefined);
});

test('the environment goes before every file', async t => {
	const {homeDirectory} = await home(t, {'.datacrunch/credentials': profile('file')});
	const env = {DATACRUNCH_CLIENT_ID: 'variable', DATACRUNCH_CLIENT_SECRET: 's'};
	assert.deepEqual(await findCredentials({env, homeDirectory}), {
		credentials: {clientId: 'variable', clientSecret: 's'},
		baseUrl: undefined,
		source: 'DATACRUNCH_CLIENT_ID',
	});
	const newer = {VERDA_CLIENT_ID: 'newer', VERDA_CLIENT_SECRET: 's'};
	const found = await findCredentials({env: newer, homeDirectory});
	assert.equal(found?.credentials.clientId, 'newer');
});

test('half of a pair in the environment is told', async t => {
	const {homeDirectory} = await home(t, {'.datacrunch/credentials': profile('file')});
	await assert.rejects(findCredentials({env: {VERDA_CLIENT_SECRET: 's'}, homeDirectory}), {
		message: 'VERDA_CLIENT_SECRET is set, but VERDA_CLIENT_ID is not.',
		exitStatus: 3,
	});
});

test('files are looked at in their order', async t => {
	const {homeDirectory, path} = await home(t, {
		configured: profile('configured'),
		named: profile('named'),
		'.datacrunch/credentials': profile('datacrunch'),
		'.verda/credentials': profile('verda'),
	});
	const env = {DATACRUNCH_CREDENTIALS_FILE: path('named')};
	const idOf = async (places: Parameters<typeof findCredentials>[0]) =>
		(await findCredentials(places))?.credentials.clientId;
	assert.equal(await idOf({env, homeDirectory, configuredFile: '~/configured'}), 'configured');
	assert.equal(await idOf({env, homeDirectory, configuredFile: '~/missing'}), 'named');
	assert.equal(await idOf({env: {}, homeDirectory}), 'datacrunch');
});

test('every spelling of the keys is understood, with the base URL', async t => {
	const {homeDirectory, path} = await home(t, {
		'.datacrunch/credentials':
			'; a comment\n[default]\nclient_id=a\ndatacrunch_api_key=b\n\n' +
			'[work]\nverda_client_id = c\nverda_client_secret = "d"\nverda_base_url = https://example.com/v1\n\n' +
			'[old]\nclient_id = e\napi_key = f\n',
	});
	const find = async (name: string) => findCredentials({env: {}, homeDirectory, profile: name});
	const source = path('.datacrunch/credentials');
	assert.deepEqual(await find('default'), {
		credentials: {clientId: 'a', clientSecret: 'b'},
		baseUrl: undefined,
		source,
	});
	assert.deepEqual(await find('work'), {
		credentials: {clientId: 'c', clientSecret: 'd'},
		baseUrl: 'https://example.com/v1',
		source,
	});
	assert.deepEqual((await find('old'))?.credentials, {clientId: 'e', clientSecret: 'f'});
});

test('a file without sections is the default profile', async t => {
	const {homeDirectory} = await home(t, {
		'.verda/credentials': 'client_id = a\nclient_secret = b\n',
	});
	const found = await findCredentials({env: {}, homeDirectory});
	assert.deepEqual(found?.credentials, {clientId: 'a', clientSecret: 'b'});
});

test('a profile that no file has is told with the files', async t => {
	const {homeDirectory, path} = await home(t, {'.datacrunch/credentials': profile('a')});
	await assert.rejects(
		findCredentials({env: {}, homeDirectory, profile: 'constructor'}),
		(error: unknown) =>
			error instanceof ExpectedError &&
			error.exitStatus === 3 &&
			error.message.includes('[constructor]') &&
			error.message.includes(path('.datacrunch/credentials')),
	);
});

test('a file that others can read is refused, with the command that closes it', async t => {
	const {homeDirectory, path} = await home(t, {'.datacrunch/credentials': profile('a')});
	const file = path('.datacrunch/credentials');
	for (const mode of [0o640, 0o604]) {
		await chmod(file, mode);
		await assert.rejects(
			findCredentials({env: {}, homeDirectory}),
			(error: unknown) =>
				error instanceof ExpectedError &&
				error.exitStatus === 3 &&
				error.nextSteps[0] === `chmod 600 ${file}`,
		);
	}
});
