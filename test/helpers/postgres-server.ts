import {execFile, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync} from 'node:fs';
import {chown, mkdtemp, rm} from 'node:fs/promises';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {promisify} from 'node:util';

/** Where Debian's packages have the programs; undefined: there are none. */
const programs = ((): string | undefined => {
	const versions = '/usr/lib/postgresql';
	if (!existsSync(versions)) return undefined;
	return readdirSync(versions)
		.map(version => path.join(versions, version, 'bin'))
		.find(folder => existsSync(path.join(folder, 'initdb')));
})();

/** The reason to skip a test that needs a server; false: it can be had. */
export const withoutPostgres: string | false =
	programs === undefined && process.env['TESTS_NEED']?.split(' ').includes('postgresql') !== true
		? 'there is no postgresql in /usr/lib'
		: false;

/** It refuses to run as root. */
function whoRuns(): {uid?: number; gid?: number} {
	if (process.getuid?.() !== 0) return {};
	const number = (option: string): number =>
		Number(execFileSync('id', [option, 'postgres'], {encoding: 'utf8'}));
	return {uid: number('-u'), gid: number('-g')};
}

/** A server of its own that ends with the test, on a unix socket; its connection string for Terraform's backend `pg`. */
export async function startPostgres(t: TestContext): Promise<string> {
	// A socket's path has at most 104 bytes on some systems.
	const directory = await mkdtemp('/tmp/dcpg-');
	const who = whoRuns();
	if (who.uid !== undefined && who.gid !== undefined) await chown(directory, who.uid, who.gid);
	const data = path.join(directory, 'data');
	const options = {...who, cwd: directory};
	const initdb = path.join(programs ?? '', 'initdb');
	await promisify(execFile)(
		initdb,
		['-D', data, '-A', 'trust', '-U', 'dcmenu', '--no-sync'],
		options,
	);
	const server = spawn(
		path.join(programs ?? '', 'postgres'),
		['-D', data, '-k', directory, '-c', 'listen_addresses=', '-c', 'fsync=off'],
		{...options, stdio: 'ignore'},
	);
	t.after(async () => {
		const ended = once(server, 'exit');
		server.kill('SIGINT');
		await ended;
		await rm(directory, {recursive: true});
	});
	const ready = path.join(programs ?? '', 'pg_isready');
	for (;;) {
		try {
			await promisify(execFile)(ready, ['-h', directory, '-d', 'postgres', '-U', 'dcmenu']);
			return `postgres:///postgres?host=${directory}&user=dcmenu&sslmode=disable`;
		} catch (error) {
			if (server.exitCode !== null) throw error;
		}
	}
}

/** Takes the lock of the default workspace's state as Terraform does, and gives what releases it. */
export async function holdStateLock(connection: string): Promise<() => Promise<void>> {
	const console = spawn(path.join(programs ?? '', 'psql'), ['--no-psqlrc', '--quiet', connection], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const closed = once(console, 'close');
	const answered = once(console.stdout, 'data');
	console.stdin.write('select pg_advisory_lock(id) from terraform_remote_state.states;\n');
	await answered;
	return async () => {
		console.stdin.end();
		await closed;
	};
}
