import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Case, compare, type Program} from './comparison.ts';
import {fixtureCases} from './fixture-cases.ts';
import {kernelCases, type KernelPart} from './kernel-cases.ts';
import {runKernelTests} from './kernel-tests.ts';
import {NoReference, prepareReference} from './reference.ts';

// Compares `dcmenu conf` with the `conf` of Linux 6.12: files, outputs and exit statuses of every run. `--short` is the
// part that takes minutes; words name the topics to run, or parts of their names. Shell commands really run, on both
// sides; nothing is played back.

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const shortParts: readonly KernelPart[] = [{arch: 'x86', isShort: true}];
const allParts: readonly KernelPart[] = ['x86', 'arm64', 'riscv', 'powerpc'].map(arch => ({
	arch,
	isShort: false,
}));

async function main(): Promise<number> {
	const isShort = process.argv.includes('--short');
	const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'));
	const isWanted = (topic: string) =>
		wanted.length === 0 || wanted.some(word => topic.includes(word));

	const {linux, conf} = prepareReference(say);
	// A copy, for a run takes long enough to build again in the meantime.
	const build = mkdtempSync(join(tmpdir(), 'dcmenu-build-'));
	process.on('exit', () => rmSync(build, {recursive: true}));
	cpSync(join(import.meta.dirname, '../../build'), build, {recursive: true});
	const candidate: Program = [process.execPath, join(build, 'dcmenu.js'), 'conf'];

	let passed = 0;
	let failed = 0;
	const kernelTests = "the kernel's own tests";
	if (isWanted(kernelTests)) {
		const result = runKernelTests(linux, candidate, say);
		say(`${kernelTests}: ${result.passed} of ${result.passed + result.failed} pass`);
		if (result.failed > 0) say(result.report);
		passed += result.passed;
		failed += result.failed;
	}

	const topics = new Map<string, readonly Case[]>([['fixtures', fixtureCases()]]);
	for (const part of isShort ? shortParts : allParts)
		for (const [topic, cases] of kernelCases(linux, part)) topics.set(topic, cases);
	for (const [topic, cases] of topics) {
		if (!isWanted(topic)) continue;
		const differences = await differencesOf(cases, [conf], candidate);
		say(`${topic}: ${cases.length - differences.length} of ${cases.length} the same`);
		for (const difference of differences) say(`  ${difference}`);
		passed += cases.length - differences.length;
		failed += differences.length;
	}

	say(`${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

/** One line for each case that is not the same; as many at once as there are processors. */
async function differencesOf(
	cases: readonly Case[],
	reference: Program,
	candidate: Program,
): Promise<string[]> {
	const differences: string[] = [];
	const pending = cases.values();
	const work = async () => {
		for (const each of pending) {
			const difference = await compare(each, reference, candidate);
			if (difference !== undefined) differences.push(`${each.name}: ${difference}`);
		}
	};
	await Promise.all(Array.from({length: availableParallelism()}, work));
	return differences.sort();
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof NoReference)) throw error;
	// 1 is for a difference.
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
