import {spawnSync, type SpawnSyncOptions} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';

/** Where the kernel's tree lies and what its `conf` is; absolute paths. */
export type Reference = {readonly linux: string; readonly conf: string};

/** Why there can be no comparison here; a text for whoever started it. */
export class NoReference extends Error {}

const sourcePackage = 'linux-source-6.12';

/** What building `conf` and running the kernel's tests and its tree's shell commands takes, by Debian package. */
const tools: Readonly<Record<string, string>> = {
	bc: 'bc',
	bison: 'bison',
	flex: 'flex',
	gcc: 'gcc',
	make: 'make',
	python3: 'python3',
	xz: 'xz-utils',
};

/** What Kconfig files read and run; the rest of the tree is not unpacked. */
const patterns = [
	'*/Kconfig*',
	'*/scripts/*',
	'*/arch/*/configs/*',
	'*/arch/*/tools/*',
	'*/kernel/configs/*',
];

/**
 * The tree of Debian's package and the `conf` built from it, fetched and built in the cache folder at the first time.
 * DCMENU_CONFORMANCE_LINUX names a tree that is there already, with its `conf`.
 */
export function prepareReference(say: (line: string) => void): Reference {
	const given = process.env['DCMENU_CONFORMANCE_LINUX'];
	if (given) return referenceIn(given);
	const cache = join(
		process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
		'dcmenu/conformance',
	);
	const linux = join(cache, 'linux');
	if (!existsSync(join(linux, 'scripts/kconfig/conf'))) {
		mkdirSync(cache, {recursive: true});
		requireTools(say);
		say(`fetching Debian's ${sourcePackage} into ${cache}`);
		unpack(cache, linux);
		say('building conf');
		build(linux);
	}

	return referenceIn(linux);
}

const referenceIn = (linux: string): Reference => ({
	linux,
	conf: join(linux, 'scripts/kconfig/conf'),
});

/** Runs a command to its end; throws with what it said where it fails. */
export function run(
	command: string,
	words: readonly string[],
	options: SpawnSyncOptions = {},
): string {
	const {status, stdout, stderr, error} = spawnSync(command, words, {
		...options,
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	if (status === 0) return stdout;
	throw new NoReference(
		`${command} ${words.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}`,
	);
}

export const canRun = (command: string, ...words: string[]): boolean =>
	spawnSync(command, words, {stdio: 'ignore'}).status === 0;

/** Installs Debian packages, where this is Debian and somebody may. */
export function install(packages: readonly string[], say: (line: string) => void): void {
	if (!canRun('apt-get', '--version')) {
		throw new NoReference(
			`${packages.join(', ')} is missing, and there is no apt here to install it with.`,
		);
	}

	say(`installing ${packages.join(' ')}`);
	const words = ['install', '--yes', '--no-install-recommends', ...packages];
	const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
	if (process.getuid?.() === 0) run('apt-get', words, {env});
	else run('sudo', ['--non-interactive', 'apt-get', ...words], {env});
}

function requireTools(say: (line: string) => void): void {
	if (!canRun('apt-get', '--version')) {
		throw new NoReference(
			`There is no apt here to fetch ${sourcePackage} with. Name a tree of Linux 6.12 with a built ` +
				'scripts/kconfig/conf in DCMENU_CONFORMANCE_LINUX.',
		);
	}

	if (process.getuid?.() === 0) run('apt-get', ['update', '--quiet']);
	const missing = Object.entries(tools).filter(([tool]) => !canRun('which', tool));
	if (missing.length > 0)
		install(
			missing.map(([, name]) => name),
			say,
		);
}

function unpack(cache: string, linux: string): void {
	run('apt-get', ['download', sourcePackage], {cwd: cache});
	const archive = readdirSync(cache).find(
		file => file.startsWith(sourcePackage) && file.endsWith('.deb'),
	);
	if (archive === undefined) throw new NoReference(`apt-get fetched no ${sourcePackage}.`);
	const unpacked = join(cache, 'unpacked');
	rmSync(unpacked, {recursive: true, force: true});
	rmSync(linux, {recursive: true, force: true});
	run('dpkg-deb', ['--extract', archive, unpacked], {cwd: cache});
	const tarball = join(unpacked, 'usr/src', `${sourcePackage}.tar.xz`);
	run('tar', ['--extract', '--file', tarball, '--wildcards', ...patterns], {cwd: unpacked});
	renameSync(join(unpacked, sourcePackage), linux);
	rmSync(unpacked, {recursive: true});
	rmSync(join(cache, archive));
}

/** As the kernel's Makefile does, which itself was not unpacked. */
function build(linux: string): void {
	const cwd = join(linux, 'scripts/kconfig');
	run('flex', ['-oparser.lexer.c', '-L', 'lexer.l'], {cwd});
	run('bison', ['-o', 'parser.tab.c', '--defines=parser.tab.h', '-t', '-l', 'parser.y'], {cwd});
	const sources = ['conf', 'confdata', 'expr', 'menu', 'preprocess', 'symbol', 'util'];
	const files = [...sources.map(name => `${name}.c`), 'parser.lexer.c', 'parser.tab.c'];
	run('gcc', ['-O2', '-std=gnu11', '-I../include', '-I.', ...files, '-o', 'conf.new'], {cwd});
	renameSync(join(cwd, 'conf.new'), join(cwd, 'conf'));
}
