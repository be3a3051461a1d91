import {mkdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {ExpectedError} from '../errors.ts';
import type {RunProcess} from './run-process.ts';
import {readTextFile, writeTextFile} from './text-file.ts';

/** The pair of files, and kdevops' three switches about them. */
export type SshKeyOptions = {
	readonly privateKeyFile: string;
	readonly publicKeyFile: string;
	/** `TERRAFORM_SSH_CONFIG_GENKEY` */
	readonly generate: boolean;
	/** `TERRAFORM_SSH_CONFIG_GENKEY_OVERWRITE` */
	readonly overwrite: boolean;
	/** `TERRAFORM_SSH_CONFIG_GENKEY_EMPTY_PASSPHRASE` */
	readonly emptyPassphrase: boolean;
	/** Whether a machine lets only this key in: then nothing may replace it. */
	readonly inUse: boolean;
	/** The last word of the public key. */
	readonly comment: string;
};

/** The key that is there now. `replaced`: a new one stands where an old one was. */
export type SshKeyPair = {
	/** `ssh-ed25519 AAAA… comment` */
	readonly publicKey: string;
	readonly made: 'present' | 'generated' | 'replaced';
};

/** Sees to it that the key pair exists, made by the real `ssh-keygen` where the options ask for that. */
export async function ensureSshKey(
	options: SshKeyOptions,
	run: RunProcess,
	signal?: AbortSignal,
): Promise<SshKeyPair> {
	const {privateKeyFile, publicKeyFile} = options;
	const present = (await readTextFile(privateKeyFile)) !== undefined;
	const publicKey = (await readTextFile(publicKeyFile))?.trim();
	// A public key alone is enough to create machines: its private half may live in an agent.
	const usable = present || publicKey !== undefined;
	const replace = options.generate && options.overwrite && !options.inUse && isKdevopsKey(options);
	if (usable && !replace) {
		return {publicKey: publicKey ?? (await derivePublicKey(options, run, signal)), made: 'present'};
	}

	if (!options.generate) {
		throw new ExpectedError(`There is no ssh key ${publicKeyFile}.`, {
			nextSteps: [
				'Set TERRAFORM_SSH_CONFIG_GENKEY=y to have it made,',
				'or set TERRAFORM_SSH_CONFIG_PUBKEY_FILE to the public key you want to use.',
			],
		});
	}

	if (!options.emptyPassphrase) {
		throw new ExpectedError(`A key with a passphrase has to be made by hand: ${privateKeyFile}`, {
			nextSteps: [
				`Run: ssh-keygen -t ed25519 -f ${privateKeyFile}`,
				'or set TERRAFORM_SSH_CONFIG_GENKEY_EMPTY_PASSPHRASE=y.',
			],
		});
	}

	return {
		publicKey: await generate(options, run, signal),
		made: usable ? 'replaced' : 'generated',
	};
}

/** Only the type and the key itself count: comments differ between two copies of one key. */
export const samePublicKey = (a: string, b: string): boolean => keyBody(a) === keyBody(b);

const keyBody = (publicKey: string): string => publicKey.trim().split(/\s+/).slice(0, 2).join(' ');

/** `GENKEY_OVERWRITE` is on in every defconfig: it must not reach a key that a person made for something else. */
const isKdevopsKey = ({privateKeyFile}: SshKeyOptions): boolean =>
	path.basename(privateKeyFile).startsWith('kdevops_terraform');

/** Makes the pair under another name first, so that a failure leaves the old one whole. */
async function generate(
	options: SshKeyOptions,
	run: RunProcess,
	signal?: AbortSignal,
): Promise<string> {
	const {privateKeyFile, publicKeyFile, comment} = options;
	await mkdir(path.dirname(privateKeyFile), {recursive: true, mode: 0o700});
	const fresh = `${privateKeyFile}.new-${process.pid}`;
	await Promise.all([rm(fresh, {force: true}), rm(`${fresh}.pub`, {force: true})]);
	const keygen = ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', fresh];
	const result = await run('ssh-keygen', keygen, signal);
	if (result.status !== 0) throw keygenFailed(result.stderr);
	// At no moment does a public key stand beside a private one that is not its own: a machine would let nobody in.
	await rm(publicKeyFile, {force: true});
	await rename(fresh, privateKeyFile);
	await rename(`${fresh}.pub`, publicKeyFile);
	const publicKey = await readTextFile(publicKeyFile);
	if (publicKey === undefined) throw keygenFailed('it left no public key');
	return publicKey.trim();
}

async function derivePublicKey(
	{privateKeyFile, publicKeyFile}: SshKeyOptions,
	run: RunProcess,
	signal?: AbortSignal,
): Promise<string> {
	const result = await run('ssh-keygen', ['-y', '-P', '', '-f', privateKeyFile], signal);
	if (result.status !== 0) throw keygenFailed(result.stderr);
	await writeTextFile(publicKeyFile, result.stdout, 0o644);
	return result.stdout.trim();
}

const keygenFailed = (stderr: string): ExpectedError =>
	new ExpectedError(`ssh-keygen failed: ${stderr.trim()}`);
