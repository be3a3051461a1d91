import type {Triple} from '../capacity/select.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {provideSshKey} from './account-key.ts';
import {chooseCandidate, type Choice} from './choose-candidate.ts';
import {createMachine, waitUntilRunning} from './direct-engine.ts';
import type {FailedAttempt, ReadyHost} from './events.ts';
import {writeHosts, writeTfvars} from './files.ts';
import {keptVolumeFor} from './kept-volume.ts';
import type {Stretch} from './ports.ts';
import {removeMachine} from './remove-machine.ts';
import {settleVolumes} from './remove-volumes.ts';
import type {Run} from './run.ts';

/** How often a create in a row may fail in a way that says nothing about capacity. */
const patience = 5;

/** Creates one machine, wherever one can be had: sold out there, the capacity is read again and the next is tried. */
export async function* makeMachine(run: Run, hostname: string): Stretch<JournalMachine> {
	const {plan, ports} = run;
	for (let failures = 0; ;) {
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
export async function* prepare(run: Run): Stretch<Choice> {
	const {plan, ports} = run;
	if (run.choice === undefined) {
		const present = new Set(
			[...ports.journal.state.machines.values()].map(machine => machine.hostname),
		);
		const machines = plan.hostnames.filter(hostname => !present.has(hostname)).length;
		const funds = {balance: run.balance, machines};
		const setAside = (): Triple[] => run.attempts.map(toTriple);
		run.choice = yield* chooseCandidate(plan, setAside, funds, run.waitUntil, ports);
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
export async function* bootMachine(
	run: Run,
	machine: JournalMachine,
): Stretch<ReadyHost | undefined> {
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

/** That place is sold out: it is told, and the next machine goes somewhere else. */
export async function* setAside(run: Run, attempt: FailedAttempt): Stretch {
	run.attempts.push(attempt);
	run.choice = undefined;
	yield {type: 'fallback', ...attempt};
}

const toTriple = (attempt: FailedAttempt): Triple => ({
	instanceType: attempt.instance_type,
	location: attempt.location,
	market: attempt.market,
});
