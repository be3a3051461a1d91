import {lstat, mkdir, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import {
	withoutOtherHostKeys,
	withoutSshHosts,
	withSshHosts,
	type SshHost,
	type SshLogin,
} from './ssh-hosts.ts';
import {withInclude, withoutInclude, withoutIncludes} from './ssh-include.ts';
import {couldNotWrite, readTextFile, writeTextFile} from './text-file.ts';

/** The files about a project's machines. Absolute paths. */
export type SshConfigFiles = {
	/** The user's own, such as `~/.ssh/config`. */
	readonly userFile: string;
	/** Ours, for this project. */
	readonly hostsFile: string;
	readonly knownHostsFile: string;
};

/** The two files beside each other: kdevops' prefix and the project's checksum tell whose they are. */
export const sshConfigFiles = (
	userFile: string,
	prefix: string,
	checksum: string,
): SshConfigFiles => ({
	userFile,
	hostsFile: `${prefix}${checksum}`,
	knownHostsFile: path.join(path.dirname(prefix), `known_hosts_kdevops_${checksum}`),
});

/**
 * Lets `ssh NAME` reach these machines, and no others of this project. Host keys of machines that are gone are
 * forgotten. `backup`: the user's file is copied once, before the first change. Answers the files that were written.
 */
export async function writeSshHosts(
	{userFile, hostsFile, knownHostsFile}: SshConfigFiles,
	hosts: readonly SshHost[],
	login: Omit<SshLogin, 'knownHostsFile'>,
	backup: boolean,
): Promise<string[]> {
	await makeFolder(path.dirname(userFile));
	await makeFolder(path.dirname(hostsFile));
	await forgetHostKeys(knownHostsFile, new Set(hosts.map(({id}) => id)));
	const text = withSshHosts((await readTextFile(hostsFile)) ?? '', hosts, {
		...login,
		knownHostsFile,
	});
	const written: string[] = [];
	if ((await writeTextFile(hostsFile, text, 0o600)) === 'written') written.push(hostsFile);
	await whileLocked(userFile, async () => {
		const before = await readTextFile(userFile);
		const after = withInclude(before ?? '', hostsFile);
		if (after === before) return;
		if (backup && before !== undefined) await copyOnce(userFile, withoutIncludes(before));
		// The mode of a file that is there stays, and so does a link to it.
		await writeTextFile(userFile, after, before === undefined ? 0o600 : undefined);
		written.push(userFile);
	});
	return written;
}

/** Takes back what `writeSshHosts` wrote, and leaves what others did. Answers the files that changed. */
export async function removeSshHosts({
	userFile,
	hostsFile,
	knownHostsFile,
}: SshConfigFiles): Promise<string[]> {
	const changed: string[] = [];
	const text = await readTextFile(hostsFile);
	const rest = withoutSshHosts(text ?? '');
	if (text !== undefined && rest !== text) {
		await (rest.trim() === '' ? rm(hostsFile) : writeTextFile(hostsFile, rest));
		changed.push(hostsFile);
	}

	await rm(knownHostsFile, {force: true});
	if (rest.trim() !== '' || (await readTextFile(userFile)) === undefined) return changed;
	await whileLocked(userFile, async () => {
		const before = await readTextFile(userFile);
		const after = withoutInclude(before ?? '', hostsFile);
		if (before === undefined || after === before) return;
		// An empty configuration says as much as none; where a link leads is the user's to keep.
		const isOursAlone = after === '' && !(await lstat(userFile)).isSymbolicLink();
		await (isOursAlone ? rm(userFile) : writeTextFile(userFile, after));
		changed.push(userFile);
	});
	return changed;
}

async function forgetHostKeys(file: string, ids: ReadonlySet<string>): Promise<void> {
	const text = await readTextFile(file);
	if (text !== undefined) await writeTextFile(file, withoutOtherHostKeys(text, ids), 0o600);
}

/** As the user's file was before dcmenu ever touched it. */
async function copyOnce(file: string, text: string): Promise<void> {
	const copy = `${file}.before-dcmenu`;
	if (text === '' || (await readTextFile(copy)) !== undefined) return;
	await writeTextFile(copy, text, (await stat(file)).mode & 0o777);
}

/** Other projects change the user's file too, and a change that another did meanwhile must not be lost. */
async function whileLocked(file: string, change: () => Promise<void>): Promise<void> {
	const release = await lockfile
		.lock(file, {
			lockfilePath: `${file}.dcmenu-lock`,
			realpath: false,
			retries: {retries: 100, minTimeout: 20, maxTimeout: 200},
		})
		.catch((error: unknown) => {
			throw couldNotWrite(file, error);
		});
	try {
		await change();
	} finally {
		await release();
	}
}

async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
	} catch (error) {
		throw couldNotWrite(folder, error);
	}
}
