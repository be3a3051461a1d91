import type {Triple} from '../capacity/select.ts';
import type {Balance} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {provideSshKey} from './account-key.ts';
import {stillBilled} from './billed.ts';
import {checkAccount} from './check-account.ts';
import {chooseCandidate, type Choice} from './choose-candidate.ts';
import {createMachine, waitUntilRunning} from './direct-engine.ts';
import type {BilledMachine, BringupEvent, FailedAttempt, ReadyHost} from './events.ts';
import {writeHosts, writeTfvars} from './files.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {reconcile} from './reconcile.ts';
import {removeMachine} from './remove-machine.ts';
import {settleVolumes} from './remove-volumes.ts';
import {stamped} from './stamped.ts';
import {waitForSsh} from './wait-for-ssh.ts';

/**
 * Brings up what the plan asks for and is not there yet. Ends with `ready`, or with `failed`, which says what was
 * created and still bills. Aborting the signal with `keep` or `destroy` ends it with exit status 130.
 */
export const bringUp = (
	plan: BringupPlan,
	ports: Ports,
): AsyncGenerator<BringupEvent, void, undefined> => stamped(supervised(plan, ports), ports.clock);

/** What this run has done so far. */
type Run = {
	readonly plan: BringupPlan;
	readonly ports: Ports;
	readonly startedAt: number;
	balance: Balance;
	readonly attempts: FailedAttempt[];
	/** How many creates were sent. */
	tries: number;
	/** Ids of the machines that were there before; undefined until the account was looked at. */
	before: ReadonlySet<string> | undefined;
	/** Ids of those among them that this run waits for. */
	resumed: ReadonlySet<string>;
	/** Where the next machine goes; undefined: to be chosen. */
	choice: Choice | undefined;
	sshKeyId: string | undefined;
};

async function* supervised(plan: BringupPlan, ports: Ports): Stretch {
	const run: Run = {
		plan,
		ports,
		startedAt: ports.clock.now(),
		balance: {amount: 0, currency: ''},
		attempts: [],
		tries: 0,
		before: undefined,
		resumed: new Set(),
		choice: undefined,
		sshKeyId: undefined,
	};
	try {
		yield* steps(run);
	} catch (error) {
		if (ports.signal.aborted) yield* interrupted(run);
		else if (error instanceof ExpectedError) yield* failed(run, error);
		else throw error;
	}
}

/** The checklist. */
async function* steps(run: Run): Stretch {
	const {plan, ports} = run;
	const present = yield* check(run);
	const up: ReadyHost[] = [];
	let missing = plan.hostnames.filter(hostname => !present.has(hostname));
	let booting = [...present.values()];

	// What is sold out after all comes back as missing.
	while (missing.length > 0 || booting.length > 0) {
		for (const hostname of missing) booting.push(yield* create(run, hostname));
		missing = [];
		for (const machine of booting) {
			const host = yield* boot(run, machine);
			if (host) up.push(host);
			else missing.push(machine.hostname);
		}

		booting = [];
	}

	const hosts = up.toSorted((a, b) => a.name.localeCompare(b.name, 'en', {numeric: true}));
	yield* writeHosts(plan, hosts, ports.places);
	yield* waitForSsh(hosts, ports);
	yield {
		type: 'ready',
		hosts,
		price_per_hour: hosts.reduce((sum, host) => sum + host.price_per_hour, 0),
		currency: run.choice?.candidate.currency ?? run.balance.currency,
		elapsed_ms: ports.clock.now() - run.startedAt,
	};
}

/** Looks at the account before anything is spent; returns the plan's machines that are there already, by host name. */
async function* check(run: Run): Stretch<Map<string, JournalMachine>> {
	yield {type: 'step', step: 'check', state: 'started'};
	const {balance, present} = yield* checkAccount(run.plan, run.ports);
	run.balance = balance;
	run.before = new Set(run.ports.journal.state.machines.keys());
	run.resumed = new Set([...present.values()].map(machine => machine.id));
	const detail = `balance ${balance.amount.toFixed(2)} ${balance.currency}`;
	yield {type: 'step', step: 'check', state: 'done', detail};
	return present;
}

/** How often a create in a row may fail in a way that says nothing about capacity. */
const patience = 5;

/** Creates one machine, wherever one can be had: sold out there, the capacity is read again and the next is tried. */
async function* create(run: Run, hostname: string): Stretch<JournalMachine> {
	const {plan, ports} = run;
	for (let failures = 0; ;) {
		const {candidate, image} = yield* prepare(run);
		const place = {
			instance_type: candidate.instanceType,
			location: candidate.location,
			market: candidate.market,
		};
		run.tries++;
		yield {
			type: 'attempt',
			number: run.tries,
			hostname,
			...place,
			price_per_hour: candidate.pricePerHour,
		};
		const startedAt = ports.clock.now();
		const resource = {type: 'resource', address: `machine ${hostname}`, action: 'create'} as const;
		yield {type: 'step', step: 'create', state: 'started'};
		yield {...resource, state: 'started', elapsed_ms: 0};
		const outcome = await createMachine(
			{
				hostname,
				candidate,
				image,
				osVolumeGigabytes: plan.osVolumeGigabytes,
				sshKeyIds: run.sshKeyId === undefined ? [] : [run.sshKeyId],
				keepVolume: plan.keepVolumes,
			},
			ports,
		);
		const elapsed_ms = ports.clock.now() - startedAt;
		switch (outcome.kind) {
			case 'created': {
				yield {...resource, state: 'done', elapsed_ms, id: outcome.id};
				yield {type: 'step', step: 'create', state: 'done'};
				const machine = ports.journal.state.machines.get(outcome.id);
				if (!machine) throw new Error(`${outcome.id} was created, but is not in the journal`);
				return machine;
			}

			case 'sold-out': {
				yield {...resource, state: 'failed', elapsed_ms, detail: outcome.reason};
				yield* setAside(run, {...place, reason: outcome.reason});
				break;
			}

			case 'try-again': {
				yield {...resource, state: 'failed', elapsed_ms, detail: outcome.error.message};
				failures++;
				if (failures === patience) throw outcome.error;
				await ports.clock.sleep(ports.pace.poll * failures, ports.signal);
				break;
			}
		}
	}
}

/** Everything that has to be there before a create: a choice, the files that tell of it, and the ssh key. */
async function* prepare(run: Run): Stretch<Choice> {
	const {plan, ports} = run;
	if (run.choice === undefined) {
		const present = new Set(
			[...ports.journal.state.machines.values()].map(machine => machine.hostname),
		);
		const machines = plan.hostnames.filter(hostname => !present.has(hostname)).length;
		const funds = {balance: run.balance, machines};
		run.choice = yield* chooseCandidate(plan, run.attempts.map(toTriple), funds, ports);
		yield {type: 'step', step: 'files', state: 'started'};
		yield* writeTfvars(plan, run.choice.candidate, run.choice.image, ports.places);
		const hosts = plan.hostnames.map(name => ({name, ip: undefined}));
		yield* writeHosts(plan, hosts, ports.places);
		yield {type: 'step', step: 'files', state: 'done'};
	}

	if (run.sshKeyId === undefined) {
		yield {type: 'step', step: 'ssh-key', state: 'started'};
		run.sshKeyId = yield* provideSshKey(plan, ports);
		yield {type: 'step', step: 'ssh-key', state: 'done'};
	}

	return run.choice;
}

/** Waits for one machine; undefined: it was sold out after all, is cleared away, and has to be created elsewhere. */
async function* boot(run: Run, machine: JournalMachine): Stretch<ReadyHost | undefined> {
	const {plan, ports} = run;
	yield {type: 'step', step: 'boot', state: 'started'};
	const outcome = yield* waitUntilRunning(machine, run.startedAt, ports);
	if (outcome.kind === 'lost') {
		yield* removeMachine(machine, false, ports);
		yield* settleVolumes({keep: false, prefix: plan.prefix}, ports, machine.id);
		const {instance_type, location, market} = machine;
		yield* setAside(run, {instance_type, location, market, reason: outcome.reason});
		return undefined;
	}

	yield {type: 'step', step: 'boot', state: 'done'};
	const ip = outcome.instance.ip ?? '';
	return {
		name: machine.hostname,
		ip,
		ssh: `ssh -i ${plan.sshKey.privateKeyFile} ${plan.sshUser}@${ip}`,
		id: machine.id,
		instance_type: machine.instance_type,
		location: machine.location,
		market: machine.market,
		price_per_hour: machine.price_per_hour,
	};
}

async function* setAside(run: Run, attempt: FailedAttempt): Stretch {
	run.attempts.push(attempt);
	run.choice = undefined;
	yield {type: 'fallback', ...attempt};
}

const toTriple = (attempt: FailedAttempt): Triple => ({
	instanceType: attempt.instance_type,
	location: attempt.location,
	market: attempt.market,
});

async function* failed(run: Run, error: ExpectedError): Stretch {
	const left = await leftBehind(run);
	yield {
		type: 'failed',
		reason: error.message,
		exit_status: left.length > 0 ? exitStatus.leftBehind : error.exitStatus,
		attempts: run.attempts,
		left_behind: left,
		next_steps:
			left.length > 0
				? [...error.nextSteps, 'Take down what was created: dcmenu destroy']
				: error.nextSteps,
	};
}

/** The answer to Ctrl-C is the signal's reason; anything but `destroy` leaves the machines as they are. */
async function* interrupted(run: Run): Stretch {
	const {attempts} = run;
	if (run.ports.signal.reason === 'destroy') {
		try {
			yield* takeBack(run);
		} catch (error) {
			// What is left is told below all the same.
			if (!(error instanceof ExpectedError)) throw error;
			yield {type: 'note', level: 'warning', text: error.message};
		}
	}

	const left = await leftBehind(run);
	yield {
		type: 'failed',
		reason: 'Interrupted.',
		exit_status: exitStatus.interrupted,
		attempts,
		left_behind: left,
		next_steps:
			left.length > 0
				? ['Go on with it: dcmenu bringup', 'Or take it down: dcmenu destroy']
				: ['Nothing bills. Start again: dcmenu bringup'],
	};
}

/** Takes down what this run made, and nothing that was there before. */
async function* takeBack(run: Run): Stretch {
	const ports = {...run.ports, signal: new AbortController().signal};
	// A create may have been on its way.
	await reconcile(ports);
	for (const machine of ports.journal.state.machines.values()) {
		if (!isOfRun(run, machine)) continue;
		yield* removeMachine(machine, false, ports);
		yield* settleVolumes({keep: false, prefix: run.plan.prefix}, ports, machine.id);
	}
}

const leftBehind = async (run: Run): Promise<BilledMachine[]> =>
	stillBilled(
		run.ports.journal.state,
		run.ports.client,
		machine => isOfRun(run, machine) || run.resumed.has(machine.id),
	);

/** Whether this run made it; what was there before is not its to take down. */
const isOfRun = (run: Run, machine: JournalMachine): boolean =>
	run.before !== undefined && !run.before.has(machine.id);
