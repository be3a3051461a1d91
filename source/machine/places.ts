import {hostname} from 'node:os';
import path from 'node:path';
import {pathSha256, shortSha256} from '../config/path-checksums.ts';
import {userName} from './user.ts';

/** Where a project and an account leave things on this computer. All paths are absolute. */
export type Places = {
	readonly projectDirectory: string;
	readonly homeDirectory: string;
	/** The first 8 hex digits of the SHA-256 of the project's path, as kdevops computes it. */
	readonly checksum: string;
	/** The value of the tag `dcmenu` on everything this project creates. */
	readonly projectTag: string;
	/** What dcmenu keeps about this project, for all accounts. */
	readonly stateDirectory: string;
	/** What was created with this account. */
	readonly journal: string;
	/** When instance types could last be had in this account. */
	readonly lastSeen: string;
	/** What this account said last about capacity and prices. */
	readonly capacity: string;
	/** How long the project's last bring-ups with this account took. */
	readonly durations: string;
	readonly logDirectory: string;
	readonly tfvars: string;
	readonly inventory: string;
	readonly volumeCacheDirectory: string;
};

/**
 * Computes the places; touches nothing. `account` tells journals apart: an API's host name, or `simulator`.
 * `directory` and `homeDirectory` are absolute.
 */
export function placesOf(options: {
	directory: string;
	homeDirectory: string;
	env: Readonly<Record<string, string | undefined>>;
	account: string;
	/** Who shares no machines with anybody else; by default this user on this computer. */
	owner?: string;
}): Places {
	const {directory, homeDirectory, env} = options;
	const checksum = pathSha256(directory);
	const stateDirectory = path.join(stateFolder(env, homeDirectory), checksum);
	const account = options.account.toLowerCase().replaceAll(/[^a-z\d.]+/g, '-');
	// A simulated world is its project's; the stock of the real one is everybody's.
	const stockDirectory = account === 'simulator' ? stateDirectory : path.dirname(stateDirectory);
	return {
		projectDirectory: directory,
		homeDirectory,
		checksum,
		projectTag: projectTag(checksum, options.owner ?? `${userName()}@${hostname()}`),
		stateDirectory,
		journal: path.join(stateDirectory, `journal-${account}.jsonl`),
		lastSeen: path.join(stockDirectory, `last-seen-${account}.json`),
		capacity: path.join(stockDirectory, `capacity-${account}.json`),
		durations: path.join(stateDirectory, `durations-${account}`),
		logDirectory: path.join(stateDirectory, 'logs'),
		tfvars: path.join(directory, 'terraform', 'datacrunch', 'terraform.tfvars'),
		inventory: path.join(directory, 'hosts'),
		// Simulated volumes are nobody else's, and a real one must not be forgotten for not being simulated.
		volumeCacheDirectory:
			account === 'simulator'
				? path.join(stateDirectory, 'simulated-volumes')
				: path.join(homeDirectory, '.cache', 'kdevops', 'datacrunch'),
	};
}

/** What dcmenu keeps about all projects. A relative XDG_STATE_HOME is none, as its specification says. */
export function stateFolder(
	env: Readonly<Record<string, string | undefined>>,
	homeDirectory: string,
): string {
	const stateHome = env['XDG_STATE_HOME'] ?? '';
	return path.isAbsolute(stateHome)
		? path.join(stateHome, 'dcmenu')
		: path.join(homeDirectory, '.local', 'state', 'dcmenu');
}

/**
 * The path alone would not do: two colleagues with one account and the same `/root/kdevops` would destroy each
 * other's machines.
 */
const projectTag = (checksum: string, owner: string): string => `${checksum}-${shortSha256(owner)}`;

/** `~/…` as a shell would expand it; a relative path is taken from the project. */
export function expandPath(
	file: string,
	places: Pick<Places, 'homeDirectory' | 'projectDirectory'>,
): string {
	if (file === '~') return places.homeDirectory;
	if (file.startsWith('~/')) return path.join(places.homeDirectory, file.slice(2));
	return path.resolve(places.projectDirectory, file);
}
