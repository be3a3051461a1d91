import {rmSync} from 'node:fs';
import {parseArgs} from 'node:util';
import * as fc from 'fast-check';
import {makeCases} from './case-arbitrary.ts';
import {crashed, type Difference, differences} from './compare.ts';
import {type Case, type Mode, modesOf} from './modes.ts';
import {Ours} from './ours.ts';
import {prepareReference} from '../conformance/reference.ts';
import {Reference} from './reference.ts';

/**
 * Compares our engine with C's `conf` on random trees and configurations until the time is over, and ends at the first
 * difference, made as small as it gets and printed as the files of a fixture:
 *
 *     npm run fuzz -- --seconds 600 --seed 7
 *
 * With `--shells 50`, half of the cases are trees that run shell commands while they are read; by default a tenth.
 * DCMENU_C_CONF may name a `conf`; otherwise the one of the conformance run is made where there is none yet.
 */
const {values: options} = parseArgs({
	options: {
		seconds: {type: 'string', default: '60'},
		shells: {type: 'string', default: '10'},
		seed: {type: 'string', default: String(Date.now() % 1_000_000)},
	},
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const conf = process.env['DCMENU_C_CONF'] ?? prepareReference(say).conf;

const cases = makeCases(Number(options.shells));

const batch = 500;
const folder = `/dev/shm/dcmenu-fuzz-${process.pid}`;
const reference = new Reference(conf, `${folder}/theirs`);
const ours = new Ours(`${folder}/ours`);
const end = Date.now() + Number(options.seconds) * 1000;
let seed = Number(options.seed);
const counts = {cases: 0, errors: 0, crashes: 0};

const compare = async (input: Case): Promise<readonly Difference[]> => {
	const all = await reference.run(input);
	counts.cases++;
	const failed = modesOf(input).filter(({name}) => {
		const outcome = all.get(name);
		return outcome !== undefined && crashed(outcome);
	});
	if (failed.length > 0) counts.crashes++;
	if (all.get('olddefconfig')?.status !== 0) counts.errors++;
	// Where C does not come to an end, neither might we, and what follows has nothing to start with.
	const isLost = ({folder}: Mode): boolean => failed.some(mode => mode.folder === folder);
	const comparable = modesOf(input).filter(mode => !isLost(mode));
	// Where C crashes at once, there is nothing to compare.
	if (comparable[0]?.name !== 'olddefconfig') return [];
	const theirs = new Map(
		comparable.flatMap(({name}) => {
			const outcome = all.get(name);
			return outcome === undefined ? [] : [[name, outcome]];
		}),
	);
	return differences(theirs, await ours.run(input, comparable));
};

const show = (title: string, text: string): void => {
	say(`--- ${title}`);
	process.stdout.write(
		text.endsWith('\n') || text === '' ? text : `${text}\n\\ no newline at the end\n`,
	);
};

const report = async (input: Case): Promise<void> => {
	for (const [name, text] of input.files) show(name, text);
	if (input.config !== undefined) show('.config', input.config);
	if (input.autoConf !== undefined) show('auto.conf', input.autoConf);
	show('answers', input.answers);
	for (const {mode, what, theirs, ours} of (await compare(input)).slice(0, 3)) {
		show(`${mode}: ${what} of C`, theirs);
		show(`${mode}: ${what} of ours`, ours);
	}
	say(`--- options: ${input.options.join(' ')}`);
	say(`--- environment: ${JSON.stringify(input.env)}`);
};

let failed = false;
while (Date.now() < end && !failed) {
	const property = fc.asyncProperty(cases, async input => (await compare(input)).length === 0);
	const details = await fc.check(property, {
		numRuns: batch,
		seed,
		endOnFailure: false,
		interruptAfterTimeLimit: Math.max(1, end - Date.now()) + 60_000,
	});
	failed = details.failed;
	const [smallest] = details.counterexample ?? [];
	if (details.failed) say(`seed ${seed}, ${details.numShrinks} times made smaller`);
	if (smallest !== undefined) await report(smallest);
	seed++;
}
ours.close();
await reference.close();
rmSync(folder, {recursive: true});
say(
	`${counts.cases} cases, ${counts.errors} of them trees with errors; C crashed on ${counts.crashes}; ${failed ? 'a difference' : 'no difference'}`,
);
process.exitCode = failed ? 1 : 0;
