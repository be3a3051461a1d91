import {describeKinds, describeTriple} from '../capacity/kinds.ts';
import {ExpectedError} from '../errors.ts';
import {checkAccount} from './check-account.ts';
import {setDeadline} from './deadline.ts';
import {failed, interrupted} from './end-early.ts';
import type {BringupEvent, ReadyHost} from './events.ts';
import {writeHosts} from './files.ts';
import {handOver} from './hand-over.ts';
import {removeLateMachines} from './late-machines.ts';
import {bootMachine, makeMachine} from './make-machine.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {replaceUnfit} from './replace.ts';
import {machinesOf, newRun, tripleOf, type Run} from './run.ts';
import {writeSshEntries} from './ssh-entries.ts';
import {stamped} from './stamped.ts';
import {takeBack} from './take-back.ts';
import {waitForSsh} from './wait-for-ssh.ts';

/**
 * Brings up what the plan asks for and is not there yet. Ends with `ready`, or with `failed`, which says what was
 * created and still bills. Aborting the signal with `keep` or `destroy` ends it with exit status 130.
 */
export const bringUp = (
	plan: BringupPlan,
	ports: Ports,
): AsyncGenerator<BringupEvent, void, undefined> => stamped(supervised(plan, ports), ports.clock);

async function* supervised(plan: BringupPlan, ports: Ports): Stretch {
	const run = newRun(plan, ports);
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
	if (plan.engine !== 'builtin') {
		const {adoptState} = await import('./adopt-state.ts');
		yield* adoptState(plan, ports);
	}

	yield* check(run);
	const up = yield* makeAll(run);
	const hosts = up.toSorted((a, b) => a.name.localeCompare(b.name, 'en', {numeric: true}));
	yield* writeHosts(plan, hosts, ports.places);
	yield* writeSshEntries(plan, hosts, ports);
	yield* waitForSsh(hosts, ports);
	if (plan.checkout) yield* handOver(plan, plan.checkout, run);
	if (plan.maxHours !== undefined) yield* setDeadline(run, false);
	const kinds = new Set(hosts.map(host => describeTriple(tripleOf(host))));
	if (kinds.size > 1) {
		const text = `These are ${kinds.size} kinds: ${describeKinds(hosts.map(tripleOf))}.`;
		yield {type: 'note', level: 'info', text};
	}

	yield {
		type: 'ready',
		hosts,
		price_per_hour: hosts.reduce((sum, host) => sum + host.price_per_hour, 0),
		currency: run.choice?.candidate.currency ?? run.balance.currency,
		elapsed_ms: ports.clock.now() - run.startedAt,
	};
}

/** Those that have to be of one kind, and cannot be, are taken back. */
async function* makeAll(run: Run): Stretch<ReadyHost[]> {
	try {
		return yield* run.plan.engine === 'builtin' ? makeMachines(run) : makeByProgram(run);
	} catch (error) {
		const isOver = run.ports.signal.aborted || !(error instanceof ExpectedError);
		if (run.plan.same && !isOver) yield* takeBack(run);
		throw error;
	}
}

/**
 * With the built-in engine: makes what is missing, then waits for each; one that is sold out after all is missing again.
 * Returns the plan's machines, running.
 */
async function* makeMachines(run: Run): Stretch<ReadyHost[]> {
	const up = new Map<string, ReadyHost>();
	for (;;) {
		const machines = machinesOf(run);
		const missing = run.plan.hostnames.find(hostname => !machines.has(hostname));
		const booting = [...machines.values()].find(({id}) => !up.has(id));
		if (missing !== undefined) {
			yield* makeMachine(run, missing);
		} else if (booting) {
			const host = yield* bootMachine(run, booting);
			if (host) up.set(booting.id, host);
		} else {
			yield* removeLateMachines(run);
			return [...machines.values()].flatMap(({id}) => up.get(id) ?? []);
		}
	}
}

/** Loaded only where it is asked for: it brings gRPC along. */
async function* makeByProgram(run: Run): Stretch<ReadyHost[]> {
	const {makeWithTerraform} = await import('./terraform-engine.ts');
	return yield* makeWithTerraform(run);
}

/** Looks at the account before anything is spent, and at the plan's machines that are there already. */
async function* check(run: Run): Stretch {
	yield {type: 'step', step: 'check', state: 'started'};
	const {balance, present} = yield* checkAccount(run.plan, run.ports);
	run.balance = balance;
	run.before = new Set(run.ports.journal.state.machines.keys());
	const stays = yield* replaceUnfit(run.plan, present, run.ports);
	run.resumed = new Set([...stays.values()].map(machine => machine.id));
	const detail = `balance ${balance.amount.toFixed(2)} ${balance.currency}`;
	yield {type: 'step', step: 'check', state: 'done', detail};
	yield* setDeadline(run, true);
}
