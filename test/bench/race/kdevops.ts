import type {Clock} from '../../../source/clock.ts';
import type {Tier} from '../../../source/capacity/tiers.ts';
import {fieldsOf, listOf, plainRequests, textOf, type PlainRequests} from './plain-requests.ts';
import type {Contender} from './run-race.ts';

/**
 * kdevops' documented way to a machine, told again from its documents and from what its scripts were seen to do
 * (playbooks/roles/terraform/tasks/bringup/datacrunch.yml, scripts/datacrunch_select_tier.py and
 * scripts/datacrunch_check_capacity.py as of 2026-08, and its provider as of 2025-11): the catalogue is taken for the
 * stock, the first location for the one that has it; at most five attempts, each after a create that failed, whatever
 * the reason; no second look, no waiting. In doubt it is told in kdevops' favour: Python, Ansible and Terraform start
 * in no time, and statuses that its provider does not know are waited through.
 */
export const kdevops: Contender = {
	name: 'kdevops',
	async run(arena) {
		const {clock, race} = arena;
		const requests = plainRequests(arena);
		await requests.newToken();
		const sshKey = await requests.ask('POST', '/sshkeys', {
			name: 'kdevops',
			key: 'ssh-ed25519 AAAA',
		});
		const failed = new Set<string>();
		let machine: string | undefined;
		for (let attempt = 1; attempt <= 5; attempt++) {
			const choice = await selectTier(requests, race.highest, failed);
			if (choice === undefined) break;
			const id = await deploy(requests, choice, sshKey);
			if (id !== undefined) {
				machine = (await becomesReady(requests, id, clock)) ? id : undefined;
				break;
			}

			// Whatever it failed of, the type is left out from now on.
			failed.add(choice.instanceType);
		}

		// An id is in Terraform's state only once its machine was seen running.
		const known = new Set(machine === undefined ? [] : [machine]);
		return {machine, known, requests: requests.count()};
	},
};

/** Highest first; the 80 GB A100 under a name that the API does not have. */
const tierTypes: readonly (readonly [Tier, readonly string[]])[] = [
	['b300', ['1B300.30V']],
	['b200', ['1B200.30V']],
	['h100', ['1H100.80S.30V', '1H100.80S.32V']],
	['a100-80', ['1A100.80S.22V']],
	['a100-40', ['1A100.40S.22V']],
	['rtx-pro-6000', ['1RTXPRO6000.30V']],
	['rtx-6000-ada', ['1RTX6000ADA.10V']],
	['l40s', ['1L40S.20V']],
	['a6000', ['1A6000.10V']],
	['v100', ['1V100.6V']],
];

type Choice = {readonly instanceType: string; readonly location: string};

async function selectTier(
	requests: PlainRequests,
	highest: Tier,
	excluded: ReadonlySet<string>,
): Promise<Choice | undefined> {
	const listed = await listedH100s(requests);
	const first = tierTypes.findIndex(([tier]) => tier === highest);
	for (const instanceType of tierTypes.slice(first).flatMap(([, types]) => types)) {
		if (excluded.has(instanceType)) continue;
		const location = listed.get(instanceType) ?? (await firstLocation(requests, instanceType));
		if (location !== undefined) return {instanceType, location};
	}

	return undefined;
}

/** Where no type is asked for, the list of what is to be had is cut down to the H100s. A failure is an empty list. */
async function listedH100s(requests: PlainRequests): Promise<Map<string, string>> {
	await requests.newToken();
	const found = new Map<string, string>();
	for (const entry of listOf(await requests.ask('GET', '/instance-availability'))) {
		const location = textOf(entry, 'location_code');
		const names: unknown = entry['availabilities'];
		if (location === undefined || !Array.isArray(names)) continue;
		for (const name of names) {
			if (typeof name === 'string' && name.includes('H100') && !found.has(name)) {
				found.set(name, location);
			}
		}
	}

	return found;
}

/** What stands in the catalogue is taken to be in stock, and that in the first location that there is. */
async function firstLocation(
	requests: PlainRequests,
	instanceType: string,
): Promise<string | undefined> {
	await requests.newToken();
	const types = listOf(await requests.ask('GET', '/instance-types'));
	const [location] = listOf(await requests.ask('GET', '/locations'));
	if (!types.some(type => textOf(type, 'instance_type') === instanceType)) return undefined;
	return location && textOf(location, 'code');
}

/** The provider's create, and Terraform's token for it; undefined: "Error deploying instance". */
async function deploy(
	requests: PlainRequests,
	{instanceType, location}: Choice,
	sshKey: unknown,
): Promise<string | undefined> {
	await requests.newToken();
	const answer = await requests.ask('POST', '/instances', {
		instance_type: instanceType,
		image: 'ubuntu-24.04-cuda-12.8-open-docker',
		hostname: 'kdevops',
		description: 'kdevops',
		location_code: location,
		ssh_key_ids: [sshKey],
	});
	return typeof answer === 'string' ? answer : undefined;
}

/** The provider's wait of ten minutes, which a single failed look ends. */
async function becomesReady(requests: PlainRequests, id: string, clock: Clock): Promise<boolean> {
	const until = clock.now() + 600_000;
	while (clock.now() < until) {
		const instance = fieldsOf(await requests.ask('GET', `/instances/${id}`));
		const status = textOf(instance, 'status');
		if (status === 'running') return true;
		if (status === undefined || status === 'no_capacity' || status === 'error') return false;
		await clock.sleep(10_000);
	}

	return false;
}
