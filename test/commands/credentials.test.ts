import assert from 'node:assert/strict';
import {chmod, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {test, type TestContext} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import {credentialsCommand, type CredentialsArguments} from '../../source/commands/credentials.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import {answerJson, answeringServer} from '../helpers/answering-server.ts';
import {createContext} from '../helpers/command-context.ts';
import {openTerminal, type TestTerminal} from '../helpers/terminal.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** Runs the command with `input` on standard input, which is no terminal. */
async function run(
	directory: string,
	what: CredentialsArguments,
	{input = '', ...rest}: {input?: string; env?: Record<string, string>; options?: object} = {},
): Promise<{status: number; stdout: string; stderr: string}> {
	const {context, stdout, stderr} = createContext(directory, rest);
	const stdin = new PassThrough();
	stdin.end(input);
	const status = await credentialsCommand(what, {...context, stdin: stdin as never});
	return {status, stdout: stdout(), stderr: stderr()};
}

const fileIn = (directory: string): string => join(directory, '.datacrunch', 'credentials');

test('set takes the secret on standard input, and says where it went', async t => {
	const directory = await temporaryDirectory(t);
	const set = {action: 'set', clientId: 'me'} as const;
	const {status, stdout, stderr} = await run(directory, set, {input: 's3cret\n'});
	assert.equal(status, 0);
	assert.equal(stdout, '');
	assert.equal(stderr, `Saved as [default] in ${fileIn(directory)}.\n`);
	assert.equal(
		await readFile(fileIn(directory), 'utf8'),
		'[default]\nclient_id = me\nclient_secret = s3cret\n',
	);
	const checked = await run(directory, {action: 'check'});
	assert.equal(checked.stdout, `${fileIn(directory)}: client id me\n`);
	const path = await run(directory, {action: 'path'});
	assert.equal(path.stdout, `${fileIn(directory)}\n`);
});

test('set needs an id and a secret where nobody can be asked', async t => {
	const directory = await temporaryDirectory(t);
	await assert.rejects(run(directory, {action: 'set'}, {input: 's3cret\n'}), {exitStatus: 2});
	await assert.rejects(run(directory, {action: 'set', clientId: 'me'}), {exitStatus: 2});
});

test('the older form works, and warns', async t => {
	const directory = await temporaryDirectory(t);
	const {status, stderr} = await run(directory, {action: 'set', key: 'k3y'});
	assert.equal(status, 0);
	assert.match(stderr, /a secret in the arguments can be seen/);
	assert.match(stderr, /a client id is missing/);
	assert.doesNotMatch(stderr, /k3y/);
	await assert.rejects(run(directory, {action: 'check'}), {exitStatus: 3});
	await run(directory, {action: 'set', key: 'k3y', clientId: 'me'});
	assert.equal((await run(directory, {action: 'check'})).status, 0);
});

test('check and test end with status 3 where there are none', async t => {
	const directory = await temporaryDirectory(t);
	await assert.rejects(run(directory, {action: 'check'}), {exitStatus: 3});
	await assert.rejects(run(directory, {action: 'test'}), {exitStatus: 3});
	assert.equal((await run(directory, {action: 'path'})).stdout, `${fileIn(directory)}\n`);
});

test('test asks the API', async t => {
	const directory = await temporaryDirectory(t);
	const env = {DATACRUNCH_CLIENT_ID: 'me', DATACRUNCH_CLIENT_SECRET: 's3cret'};
	const against = async (scenario: string, json: boolean) => {
		const simulator = await startSimulator({scenario, clock: systemClock});
		t.after(async () => simulator.close());
		const options = {api: simulator.url, json};
		return {url: simulator.url, ran: run(directory, {action: 'test'}, {env, options})};
	};
	const good = await against('typical', true);
	assert.deepEqual(JSON.parse((await good.ran).stdout), {
		source: 'DATACRUNCH_CLIENT_ID',
		api: good.url,
		balance: 500,
		currency: 'usd',
	});
	const bad = await against('bad-credentials', false);
	await assert.rejects(bad.ran, {exitStatus: 3});
});

test('test says which step fails', async t => {
	const directory = await temporaryDirectory(t);
	const env = {DATACRUNCH_CLIENT_ID: 'me', DATACRUNCH_CLIENT_SECRET: 's3cret'};
	const failing = async (api: string, message: RegExp, exitStatus: number) =>
		assert.rejects(run(directory, {action: 'test'}, {env, options: {api}}), {message, exitStatus});

	const refusing = await startSimulator({scenario: 'bad-credentials', clock: systemClock});
	t.after(async () => refusing.close());
	await failing(refusing.url, /^token: /, 3);

	const empty = await answeringServer(t, ({url}, response) => {
		answerJson(response, url === '/v1/balance' ? {amount: 0, currency: 'usd'} : []);
	});
	await failing(empty.url, /^balance: The account holds 0\.00 USD/, 1);

	const narrow = await answeringServer(t, ({url}, response) => {
		const isRefused = url.startsWith('/v1/ssh-keys');
		const refusal = {code: 'forbidden_action', message: 'Insufficient scope'};
		answerJson(response, isRefused ? refusal : [], isRefused ? 403 : 200);
	});
	await failing(narrow.url, /^scope: GET \/ssh-keys: 403 .*Insufficient scope/, 1);

	await run(directory, {action: 'set', clientId: 'me'}, {input: 's3cret\n'});
	await chmod(fileIn(directory), 0o644);
	await assert.rejects(run(directory, {action: 'test'}), {
		message: /^file: Others can read the credentials in /,
		exitStatus: 3,
		nextSteps: [
			`chmod 600 ${fileIn(directory)}`,
			'If others use this computer, make a new secret.',
		],
	});
});

test('a profile is kept apart', async t => {
	const directory = await temporaryDirectory(t);
	const set = {action: 'set', clientId: 'me'} as const;
	await run(directory, set, {input: 'one'});
	await run(directory, {...set, clientId: 'work'}, {input: 'two', options: {profile: 'work'}});
	const checked = await run(directory, {action: 'check'}, {options: {profile: 'work'}});
	assert.equal(checked.stdout, `${fileIn(directory)}: client id work\n`);
});

function openSet(t: TestContext, directory: string): TestTerminal {
	const cli = JSON.stringify(join(import.meta.dirname, '../../source/cli.ts'));
	const script = `import {main} from ${cli}; await main(['-C', ${JSON.stringify(directory)}, 'credentials', 'set'])`;
	return openTerminal(
		t,
		process.execPath,
		['--import', 'tsx', '--input-type=module', '--eval', script],
		{
			// Where tsx is found; the command itself works in the temporary directory.
			directory: join(import.meta.dirname, '../..'),
			env: {PATH: process.env['PATH'] ?? '', HOME: directory, LANG: 'C.UTF-8'},
		},
	);
}

test('on a terminal both are asked for, and the secret is not shown', async t => {
	const directory = await temporaryDirectory(t);
	const terminal = openSet(t, directory);
	await terminal.waitFor('Client id:');
	terminal.press('me\r');
	await terminal.waitFor('Client secret:');
	terminal.press('s3cret\r');
	assert.equal((await terminal.exit).code, 0);
	assert.doesNotMatch(terminal.output(), /s3cret|\*/);
	assert.equal(
		await readFile(fileIn(directory), 'utf8'),
		'[default]\nclient_id = me\nclient_secret = s3cret\n',
	);
});

test('both answers pasted at once are taken, and the secret is not shown', async t => {
	const directory = await temporaryDirectory(t);
	const terminal = openSet(t, directory);
	await terminal.waitFor('Client id:');
	terminal.press('me\rs3cret\r');
	assert.equal((await terminal.exit).code, 0);
	assert.doesNotMatch(terminal.output(), /s3cret/);
	assert.match(await readFile(fileIn(directory), 'utf8'), /client_secret = s3cret/);
});

test('an empty answer saves nothing', async t => {
	const directory = await temporaryDirectory(t);
	const terminal = openSet(t, directory);
	await terminal.waitFor('Client id:');
	terminal.press('me\r');
	await terminal.waitFor('Client secret:');
	terminal.press('\r');
	assert.equal((await terminal.exit).code, 2);
	await assert.rejects(readFile(fileIn(directory)), {code: 'ENOENT'});
});

test('Ctrl-C at a question ends with 130, and nothing is saved', async t => {
	const directory = await temporaryDirectory(t);
	const terminal = openSet(t, directory);
	await terminal.waitFor('Client id:');
	terminal.press('me\r');
	await terminal.waitFor('Client secret:');
	terminal.press('\u0003');
	assert.equal((await terminal.exit).code, 130);
	await assert.rejects(readFile(fileIn(directory)), {code: 'ENOENT'});
});
