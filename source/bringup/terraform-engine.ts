import path from 'node:path';
import type {Instance} from '../datacrunch/wire-types.ts';
import {ExpectedError} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {
	writeConfigurationFiles,
	type ConfigurationFiles,
} from '../terraform/configuration-files.ts';
import {
	readEngineVariables,
	writeEngineVariables,
	type EngineVariables,
	type Placement,
} from '../terraform/engine-variables.ts';
import {parseState, type StoredMachine} from '../terraform/stored-state.ts';
import type {Choice} from './choose-candidate.ts';
import type {FailedAttempt, ReadyHost} from './events.ts';
import {writeNodes} from './files.ts';
import {removeLateMachines} from './late-machines.ts';
import {bootMachine, prepare, setAside} from './make-machine.ts';
import {keptVolumeFor} from './kept-volume.ts';
import type {Stretch} from './ports.ts';
import {machinesOf, type Run} from './run.ts';
import {
	openTerraform,
	terraformDirectory,
	type Failure,
	type TerraformSession,
} from './terraform-session.ts';

/**
 * Makes the plan's machines with Terraform or OpenTofu and returns those that run. What is sold out is set aside and
 * chosen anew, as the built-in engine does it; machines that Terraform's state lacks are imported and not made twice.
 */
export async function* makeWithTerraform(run: Run): Stretch<ReadyHost[]> {
	const {plan, ports} = run;
	const directory = terraformDirectory(ports);
	const terraform = await openFor(run);
	try {
		for (const text of terraform.notes) yield {type: 'note', level: 'info', text};
		let files = await writeConfigurationFiles(directory);
		if (!files.variables.has('kdevops_nodes') && plan.checkout) {
			yield* writeNodes(plan, ports.places);
			files = await writeConfigurationFiles(directory);
		}

		for (const file of files.written) {
			const name = path.relative(ports.places.projectDirectory, file);
			yield {type: 'file', path: name, state: 'written'};
		}

		if (files.needsInit) await terraform.read(['init', '-input=false']);
		const before = await readEngineVariables(directory);
		const placements = new Map(before.placements);
		for (;;) {
			const machines = machinesOf(run);
			const missing = plan.hostnames.filter(hostname => !machines.has(hostname));
			if (missing.length > 0) {
				const choice = yield* prepare(run);
				yield* attempts(run, missing, choice);
				for (const hostname of missing) {
					const {location} = choice.candidate;
					// Other people's files have one image for all machines.
					const volume = files.variables.has('datacrunch_placements')
						? yield* keptVolumeFor(hostname, location, plan, ports)
						: undefined;
					placements.set(hostname, placementOf(run, choice, volume));
				}
			}

			yield* adoptMachines(machines, {run, terraform, files, before, placements});
			yield {type: 'step', step: 'create', state: 'started'};
			const failures = yield* terraform.change(['apply', '-auto-approve']);
			yield* settleFailures(run, failures);
			if (failures.length > 0) continue;
			yield {type: 'step', step: 'create', state: 'done'};

			const made = machinesOf(run);
			const unmade = plan.hostnames.find(hostname => !made.has(hostname));
			if (unmade !== undefined) throw makesNoMachine(unmade, directory);
			const up: ReadyHost[] = [];
			for (const machine of made.values()) {
				const host = yield* bootMachine(run, machine);
				if (host) up.push(host);
			}

			if (up.length === plan.hostnames.length) {
				yield* removeLateMachines(run);
				return up;
			}
		}
	} finally {
		await terraform.close();
	}
}

const openFor = async ({plan, ports, startedAt}: Run): Promise<TerraformSession> =>
	openTerraform(plan, ports, {
		volumes: {keep: plan.keepVolumes, prefix: plan.prefix},
		osVolumeGigabytes: plan.osVolumeGigabytes,
		startedAt,
	});

/** Sees to it that Terraform's state knows the plan's machines, which are there; makes none. */
export async function* importWithTerraform(run: Run): Stretch {
	const {ports} = run;
	const directory = terraformDirectory(ports);
	const terraform = await openFor(run);
	try {
		const files = await writeConfigurationFiles(directory);
		if (files.needsInit) await terraform.read(['init', '-input=false']);
		const before = await readEngineVariables(directory);
		const placements = new Map(before.placements);
		yield* adoptMachines(machinesOf(run), {run, terraform, files, before, placements});
	} finally {
		await terraform.close();
	}
}

const makesNoMachine = (hostname: string, directory: string): ExpectedError =>
	new ExpectedError(`The configuration in ${directory} makes no machine named ${hostname}.`, {
		nextSteps: [
			"Use kdevops' names in it: datacrunch_instance.kdevops for each of var.kdevops_nodes,",
			'or move your files away, and dcmenu writes its own.',
		],
	});

async function* attempts(run: Run, hostnames: readonly string[], {candidate}: Choice): Stretch {
	for (const hostname of hostnames) {
		run.tries++;
		yield {
			type: 'attempt',
			number: run.tries,
			hostname,
			instance_type: candidate.instanceType,
			location: candidate.location,
			market: candidate.market,
			price_per_hour: candidate.pricePerHour,
		};
	}
}

/** `volume`: what it boots from instead of the image. */
const placementOf = (
	run: Run,
	{candidate, image}: Choice,
	volume: string | undefined,
): Placement => ({
	location: candidate.location,
	instance_type: candidate.instanceType,
	image: volume ?? image,
	is_spot: candidate.market === 'spot',
	os_volume_size: volume === undefined ? run.plan.osVolumeGigabytes : null,
	ssh_key_ids: run.sshKeyId === undefined ? [] : [run.sshKeyId],
});

type Adoption = {
	readonly run: Run;
	readonly terraform: TerraformSession;
	readonly files: ConfigurationFiles;
	/** What the last run told. */
	readonly before: EngineVariables;
	readonly placements: Map<string, Placement>;
};

/**
 * Writes where each machine is, and sees to it that Terraform's state knows those that are there: it would make them a
 * second time. Machines that are not asked for any more stay in the configuration, since they are only deleted by a
 * destroy.
 */
async function* adoptMachines(
	machines: ReadonlyMap<string, JournalMachine>,
	{run, terraform, files, before, placements}: Adoption,
): Stretch {
	const {plan, ports} = run;
	const directory = terraformDirectory(ports);
	const stored = parseState(await terraform.read(['state', 'pull']));
	const known = ports.journal.state.machines;
	const hostnames = new Set([
		...plan.hostnames,
		...stored.filter(({id}) => known.has(id)).map(({hostname}) => hostname),
	]);
	const strangers = [...machines.values()].filter(
		machine => !stored.some(({id}) => id === machine.id),
	);
	for (const {id, hostname} of machines.values()) {
		const present = stored.find(machine => machine.id === id);
		if (present && placements.has(hostname)) continue;
		const instance = present ? undefined : await ports.client.instance(id, ports.signal);
		const placement = present?.placement ?? (instance && placementOfInstance(instance));
		if (placement) placements.set(hostname, placement);
	}

	for (const hostname of placements.keys()) {
		if (!hostnames.has(hostname)) placements.delete(hostname);
	}

	const [first] = [...placements.values()];
	const sshKeyId = run.sshKeyId ?? before.sshKeyId ?? first?.ssh_key_ids[0];
	await writeEngineVariables(
		directory,
		{hostnames: [...hostnames], placements, sshKeyId},
		files.variables,
	);
	for (const {id, hostname} of strangers) {
		const address = `datacrunch_instance.kdevops[${JSON.stringify(hostname)}]`;
		const old = stored.find((machine: StoredMachine) => machine.address === address);
		if (old) await terraform.read(['state', 'rm', address]);
		await terraform.read(['import', '-input=false', address, id]);
		yield {type: 'note', level: 'info', text: `${hostname} (${id}) is now in Terraform's state.`};
	}
}

const placementOfInstance = (instance: Instance): Placement => ({
	location: instance.location,
	instance_type: instance.instanceType,
	image: instance.image,
	is_spot: instance.isSpot,
	os_volume_size: null,
	ssh_key_ids: instance.sshKeyIds,
});

/** Sets aside what is sold out; rejects with the first failure of another kind. */
async function* settleFailures(run: Run, failures: readonly Failure[]): Stretch {
	const soldOut = new Map<string, FailedAttempt>();
	for (const failure of failures) {
		if (failure.kind !== 'sold-out') throw failure.error;
		const {kind: _, ...attempt} = failure;
		const place = `${attempt.instance_type} ${attempt.location} ${attempt.market}`;
		if (!soldOut.get(place)?.stuck) soldOut.set(place, attempt);
	}

	for (const attempt of soldOut.values()) yield* setAside(run, attempt);
}
