import {hostname} from 'node:os';
import {ExpectedError} from '../errors.ts';
import {readAllJournals} from '../machine/journal.ts';
import {ensureSshKey, samePublicKey} from '../machine/ssh-keys.ts';
import {userName} from '../machine/user.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';
import {isPassing} from './account-status.ts';

/**
 * Makes sure that there is a key on this computer and in the account, and returns its id there. The account's copy is
 * found by the key itself, not by its name, and uploaded where it is missing.
 */
export async function* provideSshKey(plan: BringupPlan, ports: Ports): Stretch<string> {
	const {client, clock, run, signal} = ports;
	if (!plan.uploadSshKey) return keyNamed(plan.sshKeyName, ports);
	const pair = await ensureSshKey(
		{
			...plan.sshKey,
			inUse: await isInUse(ports),
			comment: `${userName()}@${hostname()}`,
		},
		run,
		signal,
	);
	if (pair.made !== 'present') {
		yield {type: 'file', path: plan.sshKey.privateKeyFile, state: 'written'};
	}

	const present = (await client.sshKeys(signal)).find(key =>
		samePublicKey(key.publicKey, pair.publicKey),
	);
	if (present) return present.id;
	const startedAt = clock.now();
	const address = `ssh key ${plan.sshKeyName}`;
	yield {type: 'resource', address, action: 'create', state: 'started', elapsed_ms: 0};
	const id = await uploadSshKey(plan.sshKeyName, pair.publicKey, ports);
	const elapsed_ms = clock.now() - startedAt;
	yield {type: 'resource', address, action: 'create', state: 'done', elapsed_ms, id};
	return id;
}

async function keyNamed(name: string, {client, signal}: Ports): Promise<string> {
	const key = (await client.sshKeys(signal)).find(key => key.name === name);
	if (key) return key.id;
	throw new ExpectedError(`There is no ssh key "${name}" in the account.`, {
		nextSteps: [
			'Add it in the console under Keys,',
			'or set TERRAFORM_DATACRUNCH_SSH_KEY_AUTO_CREATE=y to have one made and uploaded.',
		],
	});
}

/** A machine of any account that this project uses may know only this key. */
async function isInUse({places}: Ports): Promise<boolean> {
	const states = await readAllJournals(places.stateDirectory);
	return states.some(({machines, intents}) => machines.size > 0 || intents.size > 0);
}

/** Not aborted half-way, and looked for after a lost answer, so that the key is known to be ours to remove. */
export async function uploadSshKey(
	name: string,
	publicKey: string,
	ports: Pick<Ports, 'client' | 'journal' | 'signal'>,
): Promise<string> {
	const {client, journal} = ports;
	await journal.append({type: 'ssh-key-intent', name, public_key: publicKey}, client.serverNow());
	const id = await upload(name, publicKey, ports).catch(async (error: unknown) => {
		if (error instanceof ExpectedError && !isPassing(error)) {
			await journal.append({type: 'ssh-key-not-created', name}, client.serverNow());
		}

		throw error;
	});
	await journal.append({type: 'ssh-key-created', id, name}, client.serverNow());
	return id;
}

async function upload(
	name: string,
	publicKey: string,
	{client, signal}: Pick<Ports, 'client' | 'signal'>,
): Promise<string> {
	try {
		return await client.createSshKey(name, publicKey);
	} catch (error) {
		if (!isPassing(error)) throw error;
		const keys = await client.sshKeys(signal);
		const found = keys.find(key => samePublicKey(key.publicKey, publicKey));
		return found?.id ?? client.createSshKey(name, publicKey);
	}
}

/** Finds the keys whose upload was cut off, so that they are known to be ours; one that does not turn up never came. */
export async function settleSshKeys({client, journal, pace, signal}: Ports): Promise<void> {
	const {sshKeyIntents} = journal.state;
	if (sshKeyIntents.size === 0) return;
	const keys = await client.sshKeys(signal);
	const now = client.serverNow();
	for (const {name, public_key, time} of sshKeyIntents.values()) {
		const found = keys.find(key => key.name === name && samePublicKey(key.publicKey, public_key));
		if (found) await journal.append({type: 'ssh-key-created', id: found.id, name}, now);
		else if (now >= Date.parse(time) + pace.settle) {
			await journal.append({type: 'ssh-key-not-created', name}, now);
		}
	}
}
