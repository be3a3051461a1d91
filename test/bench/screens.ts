import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {environmentOf} from '../conformance/kernel-cases.ts';
import {install, NoReference, prepareReference} from '../conformance/reference.ts';
import {type Measure, measure, median, summarise} from './measure.ts';
import {buildMconf, firstFrame as mconfFrame} from './mconf.ts';
import {type Answer, type Program, start, usageOf} from './pseudo-terminal.ts';

// `npm run bench:ui [-- [--rounds N] start|linux|keys|commands …]`: what somebody waits for at a terminal, beside Node's own
// start and C's mconf. In each round everything runs once, one after another, so that what else the machine does hits all
// of them; ratios are the medians of the rounds' ratios. Prints tables for performance.md.

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const root = join(import.meta.dirname, '../..');
const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {rounds: {type: 'string', default: '15'}},
});
const rounds = Number(values.rounds);

const scratch = mkdtempSync(join(tmpdir(), 'dcmenu-bench-'));
process.on('exit', () => rmSync(scratch, {recursive: true}));
// Builds in the meantime do not matter to a copy.
cpSync(join(root, 'build'), join(scratch, 'build'), {recursive: true});
const ours = [process.execPath, join(scratch, 'build/dcmenu.js')] as const;
const nothing = [process.execPath, '-e', '0'] as const;
const env = {
	HOME: join(scratch, 'home'),
	LANG: 'C.UTF-8',
	NODE_COMPILE_CACHE: join(scratch, 'compile-cache'),
};

const parts = {start: compareStart, linux: compareLinux, keys: timeKeys, commands: compareCommands};

async function compareStart(): Promise<void> {
	const project = directoryWith('');
	const menu: Program = {words: [...ours], directory: project, env};
	const samples = await interleave({
		'`node -e 0`': async () => untilEnd({words: nothing, directory: project, env}),
		'first frame': async () => firstFrame(menu),
		'its keys work': async () => firstAnswer(menu),
		'first frame, simulated account': async () =>
			firstFrame({...menu, words: [...ours, '--simulate']}),
	});
	table('The shipped tree', samples, {'first frame': 3});
}

async function compareLinux(): Promise<void> {
	const {linux} = prepareReference(say);
	const mconf = buildMconf(linux, scratch, say);
	if (mconf === undefined) return;
	const directory = mkdtempSync(join(scratch, 'linux-'));
	const linuxEnv = {...env, ...environmentOf(linux, 'x86')};
	const words = [...ours, '--kconfig', join(linux, 'Kconfig')] as const;
	const menu: Program = {words, directory, env: linuxEnv, columns: 100, rows: 40};
	const samples = await interleave({
		'C `mconf`': async () => mconfFrame(mconf, directory, linuxEnv),
		dcmenu: async () => firstFrame(menu),
	});
	table('Linux 6.12, x86: to the first frame, commands run', samples, {dcmenu: 0.8});
}

/** 500 rows in windows of 24 and of 200. */
async function timeKeys(): Promise<void> {
	const options = Array.from(
		{length: 500},
		(_, index) =>
			`config OPTION_${index}\n\tbool "Option number ${index}"\n\thelp\n\t  What option ${index} is for.\n`,
	);
	const directory = directoryWith('');
	writeFileSync(join(directory, 'Kconfig'), `mainmenu "Options"\n${options.join('\n')}`);
	const kinds = {
		'the cursor moves': {keys: ['\u001B[B', '\u001B[A'], bytes: 400},
		'a value changes': {keys: [' ']},
		'the list scrolls by a row': {keys: ['\u001B[B', '\u001B[B'], before: '\u001B[6~'},
		'to the other end': {keys: ['\u001B[F', '\u001B[H']},
	} satisfies Record<string, {keys: string[]; bytes?: number; before?: string}>;
	say(
		'\n| key to frame, 500 rows | 24 rows: ms | bytes | 200 rows: ms | bytes | goal |\n|---|---|---|---|---|---|',
	);
	const sizes = [24, 200];
	const answers = new Map<string, {readonly wall: number; readonly bytes: number}[]>();
	const memory: number[] = [];
	for (const rows of sizes) {
		const program: Program = {
			words: [...ours, '--kconfig', 'Kconfig'],
			directory,
			env,
			columns: 100,
			rows,
		};
		for (const [kind, {keys, ...more}] of Object.entries(kinds)) {
			const running = start(program);
			// As a key that is held down comes; the terminal is not drawn more often than it can show.
			const pause = async (): Promise<void> => setTimeout(33);
			await running.untilShown('quit');
			await running.untilQuiet();
			// What was never run before is slow once, and nobody sees the second key that way.
			for (const key of Array.from({length: 10}, () => keys).flat()) await running.answerTo(key);
			if ('before' in more) await running.answerTo(more.before);
			const measured: Answer[] = [];
			for (let round = 0; round < rounds * 2; round++) {
				for (const key of keys) {
					await pause();
					measured.push(await running.answerTo(key));
				}
			}
			memory.push(usageOf(running.pid).memory);
			running.kill();
			await running.ended;
			const list = answers.get(kind) ?? [];
			list.push({
				wall: median(measured.map(({wall}) => wall)),
				bytes: median(measured.map(({bytes}) => bytes)),
			});
			answers.set(kind, list);
		}
	}
	for (const [kind, found] of answers) {
		const cells = found.flatMap(({wall, bytes}) => [wall.toFixed(1), String(bytes)]);
		const goal = kind === 'the cursor moves' ? '8 ms, 400 bytes' : '';
		say(`| ${[kind, ...cells, goal].join(' | ')} |`);
	}
	say(`\nMost memory in those runs: ${Math.max(...memory).toFixed(0)} MB.`);
}

async function compareCommands(): Promise<void> {
	const project = directoryWith('');
	const command = (...words: string[]) => ({
		name: words.join(' '),
		words: [...ours, ...words] as const,
		env,
	});
	const node = {name: '`node -e 0`', words: nothing, env};
	const samples = await interleave(
		Object.fromEntries([
			['`node -e 0`', async () => measure(node, project)],
			...[
				command('--version'),
				command('get', 'TERRAFORM'),
				command('search', 'h100'),
				command('olddefconfig'),
				command('--help'),
			].map(each => [`\`dcmenu ${each.name}\``, async () => measure(each, project)] as const),
		]),
	);
	table('Commands without screens', samples, {
		'`dcmenu --version`': 1.4,
		'`dcmenu get TERRAFORM`': 1.4,
	});
}

type Samples = ReadonlyMap<string, readonly Measure[]>;

/** Each once to fill caches, then each once a round. */
async function interleave(
	tasks: Readonly<Record<string, () => Promise<Measure>>>,
): Promise<Samples> {
	const samples = new Map<string, Measure[]>(Object.keys(tasks).map(name => [name, []]));
	for (let round = -1; round < rounds; round++) {
		for (const [name, task] of Object.entries(tasks)) {
			const measured = await task();
			if (round >= 0) samples.get(name)?.push(measured);
		}
	}
	return samples;
}

/** The first of the samples is what the others are held against. */
function table(title: string, samples: Samples, goals: Readonly<Record<string, number>>): void {
	const [reference = []] = samples.values();
	say(
		`\n| ${title} | ms, median | least | processor ms | peak MB | ratio | goal |\n|---|---|---|---|---|---|---|`,
	);
	for (const [name, measures] of samples) {
		const {median: middle, ratio} = summarise(measures, reference);
		const least = Math.min(...measures.map(({wall}) => wall));
		const figures = [middle.wall, least, middle.cpu, middle.memory].map(each =>
			Number.isNaN(each) ? '' : each.toFixed(0),
		);
		say(`| ${[name, ...figures, ratio.wall.toFixed(2), goals[name] ?? ''].join(' | ')} |`);
	}
}

/** To the last line of the first screen; then it is left as a person leaves it, which writes the compile cache. */
async function firstFrame(program: Program): Promise<Measure> {
	const running = start(program);
	const wall = await running.untilShown('quit');
	const usage = usageOf(running.pid);
	// Nothing to save: the screens ask, where there is no configuration yet.
	running.press('qn');
	await running.ended;
	return {wall, ...usage};
}

/** To what a key brings that is pressed as soon as there is something to see. */
async function firstAnswer(program: Program): Promise<Measure> {
	const running = start(program);
	await running.untilShown('quit');
	running.press('1');
	const wall = await running.untilShown('Keys');
	const usage = usageOf(running.pid);
	running.kill();
	await running.ended;
	return {wall, ...usage};
}

async function untilEnd(program: Program): Promise<Measure> {
	return {wall: await start(program).ended, cpu: Number.NaN, memory: Number.NaN};
}

/** A project of its own, with a configuration, so that the menu comes first. */
function directoryWith(config: string): string {
	const directory = mkdtempSync(join(scratch, 'project-'));
	writeFileSync(join(directory, '.config'), config);
	return directory;
}

try {
	if (!existsSync('/usr/bin/time')) install(['time'], say);
	mkdirSync(env.HOME);
	const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
	for (const part of wanted) {
		if (!(part in parts)) throw new NoReference(`Parts: ${Object.keys(parts).join(' ')}.`);
		await parts[part as keyof typeof parts]();
	}
} catch (error) {
	if (!(error instanceof NoReference)) throw error;
	say(error.message);
	process.exitCode = 2;
}
