import type {JournalMachine} from '../machine/journal-state.ts';
import {provideSshKey} from './account-key.ts';
import {chooseCandidate, type Choice} from './choose-candidate.ts';
import {createMachine, waitUntilRunning} from './direct-engine.ts';
import type {FailedAttempt, ReadyHost} from './events.ts';
import {writeHosts, writeTfvars} from './files.ts';
import {keptVolumeFor} from './kept-volume.ts';
import type {Stretch} from './ports.ts';
import {machinesOf, madeBy, tripleOf, type Run} from './run.ts';
import {discard, notDeleted, takeBack} from './take-back.ts';

/** How often a create in a row may fail in a way that says nothing about capacity. */
const patience = 5;

/** Creates one machine in the next place that has one; what is sold out there is set aside, and none is created. */
export async function* makeMachine(run: Run, hostname: string): Stretch {
	const {plan, ports} = run;
	for (let failures = 1; ; failures++) {
		const {candidate, image} = yield* prepare(run);
		const volume = yield* keptVolumeFor(hostname, candidate.location, plan, ports);
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
				image: volume ?? image,
				osVolumeGigabytes: volume === undefined ? plan.osVolumeGigabytes : undefined,
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
				return;
			}

			case 'sold-out': {
				yield {...resource, state: 'failed', elapsed_ms, detail: outcome.reason};
				yield* setAside(run, {...place, reason: outcome.reason});
				return;
			}

			case 'try-again': {
				yield {...resource, state: 'failed', elapsed_ms, detail: outcome.error.message};
				if (failures === patience) throw outcome.error;
				await ports.clock.sleep(ports.pace.poll * failures, ports.signal);
				// By then it may be sold out; those that have to be of one kind stay with it until a create says so.
				if (!plan.same) run.choice = undefined;
				break;
			}
		}
	}
}

/** Everything that has to be there before a create: a choice, the files that tell of it, and the ssh key. */
export async function* prepare(run: Run): Stretch<Choice> {
	const {plan, ports} = run;
	if (run.choice === undefined) {
		const used = [...machinesOf(run).values()].map(tripleOf);
		const need = {
			setAside: () => run.setAsides.at(ports.clock.now()),
			used,
			machines: plan.hostnames.length - used.length,
			balance: run.balance,
			waitUntil: run.waitUntil,
			beforeWaiting: () => bootMachines(run),
		};
		run.choice = yield* chooseCandidate(plan, need, ports);
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

/** Sees to the machines that are there: one that is lost, or stuck, would bill unseen until the others can be had. */
async function* bootMachines(run: Run): Stretch {
	for (const machine of machinesOf(run).values()) yield* bootMachine(run, machine);
}

/**
 * Waits for one machine; undefined: it was sold out after all, or never came up, is cleared away, and has to be created
 * elsewhere.
 */
export async function* bootMachine(
	run: Run,
	machine: JournalMachine,
): Stretch<ReadyHost | undefined> {
	const {plan, ports} = run;
	yield {type: 'step', step: 'boot', state: 'started'};
	const outcome = yield* waitUntilRunning(machine, run.startedAt, ports);
	if (outcome.kind !== 'running') {
		const {instance_type, location, market} = machine;
		const {reason} = outcome;
		if (!(yield* discard(machine, plan, ports))) throw notDeleted(machine);
		const stuck = outcome.kind === 'stuck';
		yield* setAside(run, {instance_type, location, market, reason, ...(stuck && {stuck})});
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

/**
 * That place is sold out: it is told, and the next machine goes somewhere else; all of them, where they have to be of one
 * kind.
 */
export async function* setAside(run: Run, attempt: FailedAttempt): Stretch {
	run.attempts.push(attempt);
	run.choice = undefined;
	const isTooFew = run.plan.same === true && madeBy(run).length > 0;
	const why = attempt.stuck ? 'stuck' : isTooFew ? 'too-few' : 'sold-out';
	run.setAsides.add(tripleOf(attempt), why, run.ports.clock.now());
	yield {type: 'fallback', ...attempt};
	if (isTooFew) yield* takeBack(run);
}
