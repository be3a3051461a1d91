import {ExpectedError} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {checkAccount} from './check-account.ts';
import {failed, interrupted} from './end-early.ts';
import type {BringupEvent, ReadyHost} from './events.ts';
import {writeHosts} from './files.ts';
import {handOver} from './hand-over.ts';
import {removeLateMachines} from './late-machines.ts';
import {bootMachine, makeMachine} from './make-machine.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {newRun, type Run} from './run.ts';
import {writeSshEntries} from './ssh-entries.ts';
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
	const present = yield* check(run);
	const up = yield* plan.engine === 'builtin' ? makeMachines(run, present) : makeByProgram(run);
	const hosts = up.toSorted((a, b) => a.name.localeCompare(b.name, 'en', {numeric: true}));
	yield* writeHosts(plan, hosts, ports.places);
	yield* writeSshEntries(plan, hosts, ports);
	yield* waitForSsh(hosts, ports);
	if (plan.checkout) yield* handOver(plan, plan.checkout, run);
	yield {
		type: 'ready',
		hosts,
		price_per_hour: hosts.reduce((sum, host) => sum + host.price_per_hour, 0),
		currency: run.choice?.candidate.currency ?? run.balance.currency,
		elapsed_ms: ports.clock.now() - run.startedAt,
	};
}

/** With the built-in engine; returns the plan's machines, running. */
async function* makeMachines(
	run: Run,
	present: ReadonlyMap<string, JournalMachine>,
): Stretch<ReadyHost[]> {
	const up: ReadyHost[] = [];
	let missing = run.plan.hostnames.filter(hostname => !present.has(hostname));
	let booting = [...present.values()];

	// What is sold out after all comes back as missing.
	while (missing.length > 0 || booting.length > 0) {
		for (const hostname of missing) booting.push(yield* makeMachine(run, hostname));
		missing = [];
		for (const machine of booting) {
			const host = yield* bootMachine(run, machine);
			if (host) up.push(host);
			else missing.push(machine.hostname);
		}

		booting = [];
	}

	yield* removeLateMachines(run);
	return up;
}

/** Loaded only where it is asked for: it brings gRPC along. */
async function* makeByProgram(run: Run): Stretch<ReadyHost[]> {
	const {makeWithTerraform} = await import('./terraform-engine.ts');
	return yield* makeWithTerraform(run);
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
