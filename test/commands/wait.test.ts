import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {waitCommand, type WaitArguments} from '../../source/commands/wait.ts';
import {exitStatus} from '../../source/errors.ts';
import {createContext} from '../helpers/command-context.ts';
import {onlyMachineScenario, rivalOf} from '../helpers/only-machine.ts';
import {simulatedAccount} from '../helpers/simulated-account.ts';
import {steppingClock} from '../helpers/stepping-clock.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** `dcmenu wait` on a terminal, while somebody else has the only machine. */
async function waitBesideRival(t: TestContext, words: WaitArguments) {
	const clock = steppingClock(Date.now());
	const {simulator, client} = await simulatedAccount(t, await onlyMachineScenario(t), {
		simulator: {clock},
		client: {clock},
	});
	const rival = rivalOf(client);
	await rival.take();
	const account = {DATACRUNCH_CLIENT_ID: 'id', DATACRUNCH_CLIENT_SECRET: 'a-secret'};
	const env = {...account, TERM: 'xterm'};
	const options = {api: simulator.url};
	const {context, stdout, stderr} = createContext(await temporaryDirectory(t), {env, options});
	context.stderr.isTTY = true;
	const remembered = async (): Promise<string> => {
		const state = join(context.homeDirectory, '.local/state/dcmenu');
		const file = (await readdir(state)).find(name => name.startsWith('last-seen-'));
		return (await readFile(join(state, file ?? ''), 'utf8')).trim();
	};
	return {rival, stdout, stderr, remembered, status: waitCommand(words, {...context, clock})};
}

test('waits until somebody gives it back, rings, and answers as select does', async t => {
	const words = {target: 'a100-80-or-less', interval: 30_000};
	const {rival, stdout, stderr, status, remembered} = await waitBesideRival(t, words);
	while (!stderr().includes('none now')) await nextTurn();
	await rival.giveBack();
	assert.equal(await status, exitStatus.done);
	assert.equal(stdout(), '1A100.22V FIN-01\n');
	assert.match(await remembered(), /^\{\s*"1A100\.22V": "[\dT:.-]+Z"\s*\}$/);
	assert.match(stderr(), /1A100\.22V in FIN-01 \(on-demand\) came/);
	assert.ok(stderr().includes('\u0007\u001B]9;dcmenu: 1A100.22V FIN-01\u0007'));
	assert.ok(stderr().includes('\u001B]777;notify;dcmenu;1A100.22V FIN-01\u0007'));
});

test('exits 5 when the time is over, with nothing on stdout', async t => {
	const words = {target: '1A100.22V', interval: 30_000, for: 600_000};
	const {stdout, stderr, status} = await waitBesideRival(t, words);
	assert.equal(await status, exitStatus.noCapacity);
	assert.equal(stdout(), '');
	assert.match(stderr(), /still nothing of 1A100\.22V; the wait is over/);
	assert.ok(!stderr().includes('\u0007'));
});
