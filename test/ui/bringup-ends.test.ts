import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {ExpectedError} from '../../source/errors.ts';
import type {RunningCost} from '../../source/ui/app-state.ts';
import type {Services} from '../../source/ui/services.ts';
import {creating, failing, ready, selecting, soldOut, timed} from '../helpers/bringup-events.ts';
import {bringUpScreens} from '../helpers/bringup-screens.ts';
import {until} from '../helpers/frames.ts';

const playing = (...events: readonly BringupEvent[]): Partial<Services> => ({
	async *bringUp() {
		yield* events;
	},
});

const ssh = 'ssh -i ~/.ssh/kdevops_terraform_3f2a1c00 root@203.0.113.24';

test('ready: s logs in, y copies the command, l shows the whole log', async t => {
	const ran: string[] = [];
	const copied: string[] = [];
	const screens = bringUpScreens(t, 80, 24, {
		...playing(...selecting, ...creating, ...ready),
		logIn: async command => void ran.push(command),
		pageFile: async file => void ran.push(file),
		copy: text => void copied.push(text),
	});
	await screens.waitFor('ready in');
	screens.press('s');
	await screens.store.idle();
	screens.press('l');
	await screens.store.idle();
	assert.deepEqual(ran, [ssh, '/state/bringup.log']);
	screens.press('y');
	assert.deepEqual(copied, [ssh]);
	assert.ok(screens.lines().some(line => line.startsWith('── copied the ssh command ──')));
	screens.press('2');
	assert.ok(screens.lines().some(line => line.startsWith('── 2: no such key now ')));
});

test('a login that fails says what can be done', async t => {
	const screens = bringUpScreens(t, 80, 24, {
		...playing(...selecting, ...creating, ...ready),
		async logIn() {
			throw new ExpectedError('Could not log in.', {nextSteps: ['y copies the command.']});
		},
	});
	await screens.waitFor('ready in');
	screens.press('s');
	await screens.waitFor('Could not log in.');
	screens.press('q');
	await screens.waitFor('ready in');
});

test('several machines: their numbers log in, and all commands are copied', async t => {
	const ran: string[] = [];
	const copied: string[] = [];
	const end = ready.at(-1)!;
	assert.equal(end.type, 'ready');
	const [host] = end.hosts;
	const hosts = [host!, {...host!, name: 'kn1-knlp-2', ssh: 'ssh two'}];
	const screens = bringUpScreens(t, 80, 24, {
		...playing(...selecting, ...creating, {...end, hosts}),
		logIn: async command => void ran.push(command),
		copy: text => void copied.push(text),
	});
	const lines = await screens.waitFor('ready in');
	assert.match(lines.at(-2)!, /^ 1-2 ssh now {2}y copy ssh/);
	screens.press('2');
	await screens.store.idle();
	assert.deepEqual(ran, ['ssh two']);
	screens.press('y');
	assert.deepEqual(copied, [`${ssh}\nssh two`]);
});

test('while it runs y copies what is in the window, and what was found', async t => {
	const copied: string[] = [];
	const screens = bringUpScreens(t, 80, 24, {copy: text => void copied.push(text)});
	await screens.waitFor('provisioning (30s)');
	screens.press('y');
	assert.match(copied[0]!, /^Checking tier 'a100-80'[^]*\nkn1-knlp: provisioning \(30s\)$/);
	screens.press('/selected\r');
	screens.press('y');
	assert.equal(copied[1], 'Selected: 1A100.40S.22V (tier: a100-40)');
});

test('nothing available: t asks for the next group, with its price; Esc leaves it at that', async t => {
	const screens = bringUpScreens(t, 80, 24, {
		...playing(...soldOut),
		// As if that had been asked for.
		selectionRequest: () => ({target: 'A100_40_OR_LESS', market: 'on-demand'}),
	});
	await screens.waitFor('t  ask for more: A100_80_OR_LESS (asks)');
	screens.press('t');
	assert.ok(screens.lines().some(line => line.includes('t: this tree has no A100_80_OR_LESS')));
});

test('nothing available: w waits, W asks first, and i goes to the types', async t => {
	for (const [key, text] of [
		['w', 'Waiting for '],
		['W', 'and bring it up?'],
		['i', 'Top > Compute > Instance type'],
	] as const) {
		const screens = bringUpScreens(t, 80, 24, playing(...soldOut));
		await screens.waitFor('no capacity after');
		screens.press(key);
		await screens.waitFor(text);
	}
});

test('z leaves it running: the menu says so, ! comes back, and its end is told', async t => {
	for (const [columns, rows] of [
		[80, 24],
		[120, 40],
		[40, 12],
	] as const) {
		const screens = bringUpScreens(t, columns, rows);
		await screens.waitFor('provisioning (30s)');
		screens.press('z');
		const [header] = await screens.waitFor('[*] Enable modules');
		assert.match(
			header!,
			columns < 60 ? /! boot 00:34 \$1\.29\/h$/ : /! bring up boot 00:34 \$1\.29\/h/,
		);
		screens.press('jn');
		assert.ok(screens.lines().some(line => line.includes('[ ] Be fast')));
		screens.press('!');
		await screens.waitFor('provisioning (30s)');
		screens.press('z');
		screens.goOn();
		await screens.waitFor(
			columns < 60 ? 'the bring-up is over' : 'the bring-up is over: ! shows it',
		);
		assert.match(screens.lines()[0]!, /! bring up: ready in 01:05/);
		screens.press('!');
		await screens.waitFor(columns < 60 ? 'ssh -i' : ` ${ssh}`);
		assert.deepEqual(screens.answers, []);
	}
});

test('what was brought up is told on leaving, from wherever somebody leaves', async t => {
	const screens = bringUpScreens(t, 80, 24);
	await screens.waitFor('provisioning (30s)');
	screens.press('z');
	screens.goOn();
	await screens.waitFor('the bring-up is over');
	screens.press('q');
	await until(() => screens.outcome() !== undefined);
	const {exitStatus, farewell} = screens.outcome()!;
	assert.equal(exitStatus, 0);
	assert.equal(farewell[0], 'No changes to .config.');
	assert.ok(farewell.includes(`  ${ssh}`));
	assert.equal(farewell.at(-1), '  The log is in /state/bringup.log');
});

test('quitting from the menu while it runs asks what is to become of it', async t => {
	const screens = bringUpScreens(t, 80, 24);
	await screens.waitFor('provisioning (30s)');
	screens.press('zq');
	await screens.waitFor('Stop? kn1-knlp ($1.29/h)');
	screens.press('z');
	await screens.waitFor('[*] Enable modules');
	assert.equal(screens.outcome(), undefined);
});

test('edits made while it ran are asked about when its end is quit', async t => {
	const screens = bringUpScreens(t, 80, 24);
	await screens.waitFor('provisioning (30s)');
	screens.press('zjn!');
	screens.goOn();
	await screens.waitFor('ready in');
	screens.press('q');
	await screens.waitFor('n quit without saving');
});

test('attempts that failed stay on the screen with their reasons', async t => {
	const running: Partial<Services> = {
		async *bringUp() {
			yield* [...selecting, ...creating, ...failing];
			await new Promise(() => {});
		},
	};
	const lines = await bringUpScreens(t, 80, 24, running).waitFor('later');
	assert.deepEqual(lines.slice(-8, -3), [
		`── 1 machine, 1 of 2 resources, 1 attempt failed (e: why) ${'─'.repeat(22)}`,
		' ✗ 1A100.40S.22V  FIN-01  on-demand: API returned status 503: no capacity',
		' ✓ datacrunch_ssh_key.kdevops  create                                      00:01',
		' … kn1-knlp  1V100.6V  FIN-03                                          asked for',
		' … datacrunch_volume.data  create                                          00:11',
	]);
	const wide = await bringUpScreens(t, 120, 40, running).waitFor('later');
	assert.equal(
		wide.find(line => line.startsWith(' ✗ ')),
		' ✗ 1A100.40S.22V  FIN-01  on-demand: API returned status 503: no capacity',
	);
	const small = await bringUpScreens(t, 40, 12, running).waitFor('later');
	assert.equal(small[0], ' bring up  00:52     nothing created yet');
});

test('its end calls whoever looks elsewhere, unless it was asked for', async t => {
	const notices: string[] = [];
	const notify = (text: string): void => void notices.push(text);
	const screens = bringUpScreens(t, 80, 24, {notify});
	await screens.waitFor('provisioning (30s)');
	screens.goOn();
	await screens.waitFor('ready in');
	assert.deepEqual(notices, ['kn1-knlp up']);

	const failing = bringUpScreens(t, 80, 24, {...playing(...soldOut), notify});
	await failing.waitFor('no capacity after');
	assert.equal(notices[1], 'No instance of the tier group h100-or-less is available.');

	const stopped = bringUpScreens(t, 80, 24, {notify});
	await stopped.waitFor('provisioning (30s)');
	stopped.press('\u0003k');
	await stopped.waitFor('stopped after');
	assert.equal(notices.length, 2);
});

test('the log of a tear-down is its own, whatever was said before', async t => {
	const screens = bringUpScreens(t, 80, 24);
	await screens.waitFor('provisioning (30s)');
	screens.goOn();
	await screens.waitFor('ready in');
	screens.press('d');
	screens.press('y');
	const lines = await screens.waitFor('destroyed in');
	assert.deepEqual(lines.slice(3, 11), [
		'  Destroyed: kn1-knlp. Spent $0.03.',
		'',
		' Log',
		' Deleting machine kn1-knlp',
		' Deleted machine kn1-knlp after 2s',
		'',
		' Deleted: kn1-knlp.',
		' It cost about $0.03.',
	]);
	screens.press('/selected');
	assert.ok(screens.lines().some(line => line.startsWith('── selected is not in the log ──')));
});

test('a wait for capacity shows how long it has been, and what the last look said', async t => {
	const screens = bringUpScreens(t, 80, 24, {
		async *bringUp() {
			yield* selecting.slice(0, 4);
			yield* timed([
				[3, {type: 'waiting', target: 'h100-or-less', came: [], went: []}],
				[33, {type: 'waiting', target: 'h100-or-less', came: [], went: [], reason: 'no answer'}],
			]);
			await new Promise(() => {});
		},
	});
	const lines = await screens.waitFor('00:30');
	assert.deepEqual(lines.slice(-5, -3), [
		`── waiting for capacity ${'─'.repeat(56)}`,
		' … h100-or-less: unknown, no answer                                        00:30',
	]);
});

test('c tells what each machine costs, and what the account says of all of the project', async t => {
	const answer = Promise.withResolvers<RunningCost>();
	const screens = bringUpScreens(t, 80, 24, {runningCost: async () => answer.promise});
	await screens.waitFor('provisioning (30s)');
	assert.match(screens.lines().at(-1)!, / c cost$/);
	screens.press('c');
	assert.ok(screens.lines()[0]!.startsWith(' What it costs '));
	assert.deepEqual(screens.lines().slice(2, 9), [
		' kn1-knlp  1A100.40S.22V  FIN-01  $1.29/h  for 00:30: $0.01',
		'',
		' Machines: $1.29/h, $30.96 a day, $216.72 a week',
		' So far: $0.01',
		' All of this project, with OS volumes: asking the account',
		'',
		' What is created bills until it is destroyed: dcmenu destroy.',
	]);
	answer.resolve({machines: 1, pricePerHour: 1.31, currency: 'usd', since: '14:02', spent: 0.01});
	await screens.waitFor('with OS volumes: $1.31/h, $31.44 a day');
	screens.press('q');
	assert.ok(screens.lines()[0]!.startsWith(' bring up'));
});

test('who has closed the page meanwhile is told the answer all the same', async t => {
	const answer = Promise.withResolvers<RunningCost>();
	const screens = bringUpScreens(t, 80, 24, {runningCost: async () => answer.promise});
	await screens.waitFor('provisioning (30s)');
	screens.press('cq');
	answer.resolve({machines: 1, pricePerHour: 1.31, currency: 'usd', since: '14:02', spent: 0.01});
	await screens.waitFor('── All of this project, with OS volumes: $1.31/h, $31.44 a day');
});

test('c without an answer of the account says why; before anything is asked for, so', async t => {
	const screens = bringUpScreens(t, 80, 24, {
		async *bringUp() {
			yield* selecting;
			await new Promise(() => {});
		},
		async runningCost() {
			throw new ExpectedError('The network is down.');
		},
	});
	await screens.waitFor('Auto-selected');
	screens.press('c');
	const lines = await screens.waitFor('not known: The network is down.');
	assert.equal(lines[2], ' No machine has been asked for.');
});

test('the question before a bring-up says what is up already', async t => {
	const screens = bringUpScreens(t, 80, 24, playing(...soldOut));
	await screens.waitFor('no capacity after');
	screens.press('m');
	const asked = async (machines: number): Promise<string> => {
		const running = {machines, pricePerHour: 3.58, currency: 'usd', since: '14:02', spent: 0.01};
		screens.store.dispatch({type: 'running', running});
		screens.press('!');
		await screens.waitFor('Capacity is asked for again');
		const text = screens.lines().join(' ').replaceAll(/\s+/g, ' ');
		screens.press('n');
		return text;
	};

	assert.doesNotMatch(await asked(0), /of this project/);
	assert.match(
		await asked(1),
		/1 machine of this project \(\$3\.58\/h\) is up: it goes on with that, and makes only what is missing\./,
	);
	assert.match(await asked(2), /2 machines of this project \(\$3\.58\/h\) are up: .* those,/);
});
