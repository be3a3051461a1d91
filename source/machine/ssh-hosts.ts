/** A machine as ssh should reach it. */
export type SshHost = {
	readonly name: string;
	readonly ip: string;
	/** The machine's id, under which its host key is remembered: an address outlives the machine that had it. */
	readonly id: string;
};

/** How to log in to all of them. Paths are absolute. */
export type SshLogin = {
	readonly user: string;
	readonly privateKeyFile: string;
	readonly knownHostsFile: string;
	/** kdevops' strict settings: only this key, and no question about a host key. */
	readonly strict: boolean;
};

const begin = '# Machines of dcmenu: what stands from here';
const end = '# to here is written anew at each bring-up.';

/**
 * The text of a project's ssh file with these machines in it, and with whatever else stands there. Ours come first,
 * since ssh takes the first value it meets.
 */
export function withSshHosts(text: string, hosts: readonly SshHost[], login: SshLogin): string {
	const others = withoutSshHosts(text);
	if (hosts.length === 0) return others;
	const entries = hosts.flatMap(host => entryOf(host, login));
	return [begin, ...entries, end, others].join('\n');
}

/** The same without our machines: '' where nothing else stood there. */
export function withoutSshHosts(text: string): string {
	const lines = text.split('\n');
	const first = lines.indexOf(begin);
	const last = lines.indexOf(end, first);
	if (first === -1 || last === -1) return text;
	return [...lines.slice(0, first), ...lines.slice(last + 1)].join('\n');
}

/** The lines of a known_hosts file that are about machines which still exist; `ids` are theirs. */
export const withoutOtherHostKeys = (text: string, ids: ReadonlySet<string>): string =>
	text
		.split('\n')
		.filter(line => line === '' || ids.has(line.split(' ')[0] ?? ''))
		.join('\n');

/**
 * The address is a name of the entry too, so that ssh treats `ssh root@ADDRESS` alike and the user's own known_hosts
 * never sees addresses that other machines get later. Hashed names could not be told apart when machines are gone.
 */
function entryOf({name, ip, id}: SshHost, login: SshLogin): string[] {
	const settings = [
		['HostName', ip],
		['User', login.user],
		['Port', '22'],
		['IdentityFile', quote(login.privateKeyFile)],
		['HostKeyAlias', id],
		['CheckHostIP', 'no'],
		['UserKnownHostsFile', quote(login.knownHostsFile)],
		['HashKnownHosts', 'no'],
		...(login.strict ? strictSettings : []),
	];
	return [`Host ${name} ${ip}`, ...settings.map(([key, value]) => `\t${key} ${value}`)];
}

const strictSettings = [
	['IdentitiesOnly', 'yes'],
	['PasswordAuthentication', 'no'],
	['StrictHostKeyChecking', 'no'],
	// Otherwise each first connection says that it added a key.
	['LogLevel', 'ERROR'],
];

/** `%` begins a token in paths, and a space ends a value that is not quoted. */
const quote = (file: string): string => {
	const text = file.replaceAll('%', '%%');
	return /\s/.test(text) ? `"${text}"` : text;
};
