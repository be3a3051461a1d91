import {spawn} from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** One run of `conf` in the directory of its case. */
export type Step = {
	readonly words: readonly string[];
	readonly stdin?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** What happens to the directory before. */
	readonly prepare?: (directory: string) => void;
};

/** Runs one after another in a directory that both programs have of their own. */
export type Case = {
	readonly name: string;
	readonly env: Readonly<Record<string, string>>;
	readonly setUp?: (directory: string) => void;
	readonly steps: readonly Step[];
};

/** How to start a program: its first words. */
export type Program = readonly [command: string, ...words: string[]];

/** What C's conf is called in its own messages. */
const name = 'dcmenu conf';

/** Everything that a step left behind, by what it is: an output, the exit status, a file, a time that changed. */
type Traces = ReadonlyMap<string, string>;

/** Runs a case with both; undefined: they are the same, else what the first difference is. */
export async function compare(
	{steps, setUp, ...rest}: Case,
	reference: Program,
	candidate: Program,
): Promise<string | undefined> {
	const top = mkdtempSync(join(tmpdir(), 'dcmenu-conformance-'));
	try {
		const directories = ['1', '2'].map(side => join(top, side)) as [string, string];
		for (const directory of directories) {
			mkdirSync(directory);
			setUp?.(directory);
		}

		for (const step of steps) {
			const [expected, actual] = await Promise.all([
				runStep(step, rest.env, directories[0], reference),
				runStep(step, rest.env, directories[1], candidate),
			]);
			const difference = differenceOf(expected, actual);
			if (difference !== undefined) return `${step.words.join(' ')}: ${difference}`;
		}

		return undefined;
	} finally {
		rmSync(top, {recursive: true, force: true});
	}
}

async function runStep(
	{words, stdin = '', env, prepare}: Step,
	environment: Readonly<Record<string, string>>,
	directory: string,
	[command, ...first]: Program,
): Promise<Traces> {
	prepare?.(directory);
	for (const file of filesIn(directory)) utimesSync(join(directory, file), 1, 1);
	const child = spawn(command, [...first, ...words], {
		cwd: directory,
		argv0: first.length === 0 ? name : command,
		env: {PATH: process.env['PATH'], HOME: tmpdir(), ...environment, ...env},
	});
	// Whoever does not read all of its input closes it.
	child.stdin.on('error', () => undefined);
	child.stdin.end(stdin);
	const [stdout, stderr, status] = await Promise.all([
		textOf(child.stdout),
		textOf(child.stderr),
		new Promise<number | null>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', resolve);
		}),
	]);
	const traces = new Map([
		['exit status', String(status)],
		['standard error', stderr],
		['standard output', stdout],
	]);
	for (const file of filesIn(directory)) {
		const path = join(directory, file);
		traces.set(file, readFileSync(path, 'latin1'));
		traces.set(`the time of ${file}`, statSync(path).mtimeMs === 1000 ? 'kept' : 'new');
	}

	return traces;
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
	stream.setEncoding('latin1');
	const chunks: string[] = [];
	for await (const chunk of stream) chunks.push(String(chunk));
	return chunks.join('');
}

const filesIn = (directory: string): string[] =>
	readdirSync(directory, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name).slice(directory.length + 1))
		.sort();

function differenceOf(expected: Traces, actual: Traces): string | undefined {
	for (const key of new Set([...expected.keys(), ...actual.keys()])) {
		const before = expected.get(key);
		const after = actual.get(key);
		if (before === after) continue;
		if (before === undefined) return `${key}: C does not write it`;
		if (after === undefined) return `${key}: only C writes it`;
		return `${key}: ${firstDifferentLine(before, after)}`;
	}

	return undefined;
}

function firstDifferentLine(before: string, after: string): string {
	const [left, right] = [before.split('\n'), after.split('\n')];
	const index = left.findIndex((line, number) => line !== right[number]);
	const at = index < 0 ? left.length : index;
	const show = (lines: readonly string[]) => JSON.stringify(lines[at] ?? '(the end)');
	return `line ${at + 1} is ${show(right)} where C has ${show(left)}`;
}
