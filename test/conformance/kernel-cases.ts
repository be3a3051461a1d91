import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Case, Step} from './comparison.ts';
import {run} from './reference.ts';

/** An architecture, and what is to be compared of it. */
export type KernelPart = {
	readonly arch: string;
	/** Only the defconfigs and the all*configs. */
	readonly isShort: boolean;
};

/** What the kernel's own Makefile gives `conf`. The compiler is this machine's, also for others' architectures. */
export const environmentOf = (linux: string, arch: string): Record<string, string> => ({
	ARCH: arch,
	SRCARCH: arch,
	srctree: linux,
	KERNELVERSION: '6.12',
	CC: 'gcc',
	LD: 'ld',
	AR: 'ar',
	NM: 'nm',
	OBJCOPY: 'objcopy',
	CC_VERSION_TEXT: run('gcc', ['--version']).split('\n', 1).join(''),
	CLANG_FLAGS: '',
	PAHOLE: 'pahole',
	RUSTC: 'rustc',
	BINDGEN: 'bindgen',
	PYTHON3: 'python3',
});

const kconfig = 'Kconfig';
const seeds = Array.from({length: 20}, (_, index) => index + 1);

/** So that only `syncconfig` writes the thousands of files beside auto.conf. */
function withAutoConf(directory: string): void {
	mkdirSync(join(directory, 'include/config'), {recursive: true});
	writeFileSync(join(directory, 'include/config/auto.conf'), '');
}

const step = (option: string, more: Omit<Step, 'words'> = {}): Step => ({
	...more,
	words: [option, kconfig],
});

/** Everything that is compared in the kernel's tree for one architecture, by topic. */
export function kernelCases(
	linux: string,
	{arch, isShort}: KernelPart,
): ReadonlyMap<string, readonly Case[]> {
	const env = environmentOf(linux, arch);
	const folder = `arch/${arch}/configs`;
	const defconfigs = readdirSync(join(linux, folder), {recursive: true, encoding: 'utf8'})
		.filter(file => file.endsWith('defconfig'))
		.sort();
	const [first = ''] = defconfigs.filter(file => !file.includes('32')).slice(-1);
	const make = (name: string, steps: readonly Step[], setUp = withAutoConf): Case => ({
		name,
		env,
		setUp,
		steps,
	});
	const startFrom = (file: string) => (directory: string) => {
		withAutoConf(directory);
		copyFileSync(join(linux, folder, file), join(directory, '.config'));
	};

	const topics = new Map<string, readonly Case[]>();
	topics.set(
		`${arch} defconfigs, each with olddefconfig, savedefconfig and back`,
		defconfigs.map(file =>
			make(file, [
				step(`--defconfig=${folder}/${file}`),
				step('--olddefconfig'),
				step('--savedefconfig=minimal'),
				step('--defconfig=minimal', {prepare: directory => rmSync(join(directory, '.config'))}),
			]),
		),
	);
	topics.set(
		`${arch} all*configs`,
		['allyesconfig', 'allnoconfig', 'allmodconfig', 'alldefconfig'].map(mode =>
			make(mode, [step(`--${mode}`), step('--savedefconfig=minimal')]),
		),
	);
	if (isShort) return topics;

	topics.set(
		`${arch} randconfig`,
		seeds.map(seed =>
			make(`seed ${seed}`, [
				step('--randconfig', {
					env: {
						KCONFIG_SEED: String(seed),
						...(seed > 15 ? {KCONFIG_PROBABILITY: `${seed}:${seed * 2}:${seed + 10}`} : {}),
					},
				}),
			]),
		),
	);
	topics.set(
		`${arch} yes2modconfig, mod2yesconfig, mod2noconfig`,
		['yes2modconfig', 'mod2yesconfig', 'mod2noconfig'].flatMap(mode => [
			make(mode, [step(`--${mode}`)], startFrom(first)),
			make(`allmodconfig, ${mode}`, [step('--allmodconfig'), step(`--${mode}`)]),
		]),
	);
	topics.set(
		`${arch} listnewconfig, helpnewconfig`,
		['listnewconfig', 'helpnewconfig'].flatMap(mode => [
			make(mode, [step(`--${mode}`)], startFrom(first)),
			make(`${mode} without .config`, [step(`--${mode}`)]),
		]),
	);
	topics.set(
		`${arch} oldconfig, oldaskconfig with nothing but Enter`,
		['oldconfig', 'oldaskconfig'].map(mode =>
			make(mode, [step(`--${mode}`, {stdin: '\n'.repeat(30_000)})], startFrom(first)),
		),
	);
	topics.set(`${arch} syncconfig`, [
		make(
			'syncconfig, again with nothing new, and after a change',
			[
				step('--olddefconfig'),
				step('--syncconfig'),
				step('--syncconfig', {env: {KCONFIG_NOSILENTUPDATE: '1'}}),
				step('--syncconfig', {prepare: turnOff}),
				step('--syncconfig', {prepare: turnOff, env: {KCONFIG_NOSILENTUPDATE: '1'}}),
			],
			directory => copyFileSync(join(linux, folder, first), join(directory, '.config')),
		),
	]);
	return topics;
}

/** Every third of what is y or m is not set any more. */
function turnOff(directory: string): void {
	const file = join(directory, '.config');
	const lines = readFileSync(file, 'latin1').split('\n');
	const changed = lines.map((line, index) => {
		const name = /^(\w+)=[ym]$/.exec(line)?.[1];
		return name === undefined || index % 3 !== 0 ? line : `# ${name} is not set`;
	});
	writeFileSync(file, changed.join('\n'), 'latin1');
}
