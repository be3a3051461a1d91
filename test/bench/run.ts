import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {environmentOf} from '../conformance/kernel-cases.ts';
import {canRun, install, NoReference, prepareReference, run} from '../conformance/reference.ts';
import {type Contender, type Measure, measure, summarise} from './measure.ts';
import {timeEdits} from './edits.ts';
import {buildMconf, firstFrame} from './mconf.ts';

// `npm run bench:kconfig [ROUNDS]`: dcmenu's conf beside C's conf and mconf, and Kconfiglib, on Linux 6.12 for x86. In each
// round every program runs once, one after another, so that what else the machine does hits all of them; what counts are
// the medians of the rounds' ratios to C's conf.

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const rounds = Number(process.argv[2] ?? 9);
const root = join(import.meta.dirname, '../..');

type Task = {readonly title: string; readonly contenders: readonly Contender[]};

async function main(): Promise<void> {
	const {linux, conf} = prepareReference(say);
	if (!existsSync('/usr/bin/time')) install(['time'], say);
	const scratch = mkdtempSync(join(tmpdir(), 'dcmenu-bench-'));
	process.on('exit', () => rmSync(scratch, {recursive: true}));
	// Builds in the meantime do not matter to a copy.
	cpSync(join(root, 'build'), join(scratch, 'build'), {recursive: true});
	const ours = [process.execPath, join(scratch, 'build/dcmenu.js'), 'conf'] as const;
	// As of somebody who has a home: what is compiled is kept there.
	const env = {...environmentOf(linux, 'x86'), NODE_COMPILE_CACHE: join(scratch, 'compiled')};
	const answers = recordAnswers(scratch, ours, env);
	const kconfiglib = findKconfiglib(dirname(linux));
	const kconfiglibTree = kconfiglib === undefined ? linux : treeForKconfiglib(linux, scratch);

	for (const {title, contenders} of tasksOf()) compareAll(title, contenders);
	await compareMconf();
	compareSmall();
	await reportEdits();

	function tasksOf(): Task[] {
		return ['olddefconfig', 'allyesconfig'].flatMap(mode => {
			const words = [`--${mode}`, 'Kconfig'] as const;
			const python = ['python3', join(kconfiglib ?? '', `${mode}.py`), 'Kconfig'] as const;
			return [
				{
					title: `conf --${mode}, commands run`,
					contenders: [
						{name: 'C conf', words: [conf, ...words], env},
						{name: 'dcmenu', words: [...ours, ...words], env},
						...(kconfiglib === undefined
							? []
							: [
									{
										name: 'Kconfiglib',
										words: python,
										env: {...env, PYTHONPATH: kconfiglib, srctree: kconfiglibTree},
									},
								]),
					],
				},
				{
					title: `conf --${mode}, answers played back`,
					contenders: [
						{name: 'C conf', words: [conf, ...words], env: {...env, ...answers.forC}},
						{name: 'dcmenu', words: [...ours, ...words], env: {...env, ...answers.forUs}},
					],
				},
			] satisfies Task[];
		});
	}

	function compareAll(title: string, contenders: readonly Contender[]): void {
		say(`${title} (${rounds} rounds)`);
		// Each has a directory with its own .config; the first run fills caches and does not count.
		const runs = contenders.map(contender => ({
			contender,
			directory: mkdtempSync(join(scratch, 'run-')),
			measures: [] as Measure[],
		}));
		for (const {contender, directory} of runs) measure(contender, directory);
		for (let round = 0; round < rounds; round++) {
			for (const {contender, directory, measures} of runs) {
				measures.push(measure(contender, directory));
			}
		}
		report(runs.map(({contender: {name}, measures}) => ({name, measures})));
	}

	/** To the first screen: mconf has no other end. Ours has no screens for other people's trees; it computes all values. */
	async function compareMconf(): Promise<void> {
		const mconf = buildMconf(linux, scratch, say);
		if (mconf === undefined) return;
		say(`mconf's first frame (${rounds} rounds), answers played back`);
		const directory = mkdtempSync(join(scratch, 'run-'));
		const contender = {
			name: 'dcmenu conf --olddefconfig',
			words: [...ours, '--olddefconfig', 'Kconfig'],
			env: {...env, ...answers.forUs},
		} satisfies Contender;
		measure(contender, directory);
		const ownMeasures: Measure[] = [];
		const frames: Measure[] = [];
		for (let round = 0; round < rounds; round++) {
			frames.push(await firstFrame(mconf, directory, {...env, ...answers.forC}));
			ownMeasures.push(measure(contender, directory));
		}
		report([
			{name: 'C mconf', measures: frames},
			{name: contender.name, measures: ownMeasures},
		]);
	}

	/** What the shipped tree takes over Node's own start. */
	function compareSmall(): void {
		const small = {...env, srctree: join(root)};
		const words = [...ours, '--olddefconfig', join(root, 'Kconfig.datacrunch')] as const;
		compareAll('the shipped tree', [
			{name: 'node, nothing', words: [process.execPath, '-e', '0'], env: small},
			{name: 'dcmenu', words, env: small},
		]);
	}

	/** In the library as it is built, on the configuration that switches on most. */
	async function reportEdits(): Promise<void> {
		const directory = mkdtempSync(join(scratch, 'run-'));
		const all = {...env, ...answers.forUs};
		const [node, ...words] = ours;
		run(node, [...words, '--allmodconfig', 'Kconfig'], {cwd: directory, env: all});
		const library = pathToFileURL(join(scratch, 'build/kconfig.js')).href;
		const {loadKconfig} = (await import(
			library
		)) as typeof import('../../source/config/library.ts');
		const kconfig = loadKconfig('Kconfig', {directory, env: all});
		const text = readFileSync(join(directory, '.config'), 'utf8');
		const times = timeEdits(kconfig, text, 1000);
		say(`${times.edits} edits of allmodconfig's ${kconfig.tree.symbols.size} symbols, ms each`);
		say(
			`  median ${times.median.toFixed(2)}, 19 of 20 within ${times.worstOfTwenty.toFixed(2)}, the worst ${times.worst.toFixed(1)}, the first ${times.first.toFixed(1)}`,
		);
		say(`  all values anew: ${times.everything.toFixed(0)}`);
	}
}

function report(runs: readonly {readonly name: string; readonly measures: readonly Measure[]}[]) {
	const [reference] = runs;
	if (reference === undefined) return;
	say('  program                      wall ms   cpu ms   peak MB     ratios: wall   cpu    memory');
	for (const {name, measures} of runs) {
		const {median, ratio} = summarise(measures, reference.measures);
		const figures = [median.wall, median.cpu, median.memory].map(value =>
			value.toFixed(0).padStart(9),
		);
		const ratios = [ratio.wall, ratio.cpu, ratio.memory].map(value => value.toFixed(2).padStart(8));
		say(`  ${name.padEnd(27)}${figures.join('')}${' '.repeat(9)}${ratios.join('')}`);
	}
	say('');
}

/** What the commands answer, for both programs: the same answers, in two formats. */
function recordAnswers(
	scratch: string,
	ours: readonly string[],
	env: Readonly<Record<string, string>>,
) {
	const log = join(scratch, 'answers.jsonl');
	const [node = '', ...words] = ours;
	const directory = mkdtempSync(join(scratch, 'record-'));
	const path = {PATH: process.env['PATH'], HOME: process.env['HOME']};
	execFileSync(node, [...words, '--alldefconfig', 'Kconfig'], {
		cwd: directory,
		env: {...path, ...env, KCONFIG_SHELL_LOG: log},
		stdio: ['ignore', 'ignore', 'ignore'],
	});
	const lines = readFileSync(log, 'utf8').trim().split('\n');
	const answers = join(scratch, 'answers');
	writeFileSync(
		answers,
		lines
			.map(line => JSON.parse(line) as {command: string; output: string})
			.map(({command, output}) => `${command}\0${output}\0`)
			.join(''),
	);
	const library = join(scratch, 'popen-replay.so');
	const source = join(import.meta.dirname, 'popen-replay.c');
	run('gcc', ['-O2', '-shared', '-fPIC', '-o', library, source]);
	say(`${lines.length} shell commands`);
	return {
		forC: {LD_PRELOAD: library, ANSWERS: answers},
		forUs: {KCONFIG_SHELL_REPLAY: log},
	};
}

/** Debian's Kconfiglib, unpacked in the cache folder; undefined where it cannot be had. */
function findKconfiglib(cache: string): string | undefined {
	const unpacked = join(cache, 'kconfiglib');
	const modules = join(unpacked, 'usr/lib/python3/dist-packages');
	if (existsSync(modules)) return modules;
	if (!canRun('python3', '--version') || !canRun('apt-get', '--version')) return undefined;
	const download = mkdtempSync(join(tmpdir(), 'dcmenu-kconfiglib-'));
	try {
		const {status} = spawnSync('apt-get', ['download', 'python3-kconfiglib'], {
			cwd: download,
			stdio: 'ignore',
		});
		if (status !== 0) return undefined;
		run('sh', ['-c', `dpkg-deb --extract ./*.deb '${unpacked}'`], {cwd: download});
		return existsSync(modules) ? modules : undefined;
	} finally {
		rmSync(download, {recursive: true});
	}
}

/** A copy of the tree that it can read: it does not know the keyword `modules` without `option` before it. */
function treeForKconfiglib(linux: string, scratch: string): string {
	const copy = join(scratch, 'kconfiglib-tree');
	cpSync(linux, copy, {recursive: true});
	const file = join(copy, 'kernel/module/Kconfig');
	writeFileSync(file, readFileSync(file, 'utf8').replace(/^\tmodules$/m, '\toption modules'));
	return copy;
}

try {
	await main();
} catch (error) {
	if (!(error instanceof NoReference)) throw error;
	say(error.message);
	process.exitCode = 2;
}
