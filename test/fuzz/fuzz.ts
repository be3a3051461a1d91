import {parseArgs} from 'node:util';
import * as fc from 'fast-check';
import {asksQuestions, crashed, type Difference, differences} from './compare.ts';
import {answerText, configText} from './config-arbitrary.ts';
import {kconfigFiles} from './kconfig-arbitrary.ts';
import {type Case, modes} from './modes.ts';
import {runOurs} from './ours.ts';
import {prepareReference} from '../conformance/reference.ts';
import {Reference} from './reference.ts';

/**
 * Compares our engine with C's `conf` on random trees and configurations until the time is over, and ends at the first
 * difference, made as small as it gets and printed as the files of a fixture:
 *
 *     npm run fuzz -- --seconds 600 --seed 7
 *
 * DCMENU_C_CONF may name a `conf`; otherwise the one of the conformance run is made where there is none yet.
 */
const {values: options} = parseArgs({
	options: {
		seconds: {type: 'string', default: '60'},
		seed: {type: 'string', default: String(Date.now() % 1_000_000)},
	},
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const conf = process.env['DCMENU_C_CONF'] ?? prepareReference(say).conf;

const cases: fc.Arbitrary<Case> = fc.record({
	kconfig: kconfigFiles,
	config: configText,
	answers: answerText,
	seed: fc.nat(0xff_ff),
});

const batch = 500;
const folder = `/dev/shm/dcmenu-fuzz-${process.pid}`;
const reference = new Reference(conf, folder);
const end = Date.now() + Number(options.seconds) * 1000;
let seed = Number(options.seed);
const counts = {cases: 0, errors: 0, crashes: 0};

const compare = async (input: Case): Promise<readonly Difference[]> => {
	const all = await reference.run(input);
	const theirs = new Map([...all].filter(([, outcome]) => !crashed(outcome)));
	counts.cases++;
	if (theirs.size < all.size) counts.crashes++;
	if (all.get('olddefconfig')?.status !== 0) counts.errors++;
	// Where C crashes at once, there is nothing to compare.
	if (!theirs.has('olddefconfig')) return [];
	const isStale = hasConditionalMembers(input);
	for (const name of asksQuestions) if (isStale) theirs.delete(name);
	// Where C does not come to an end, neither might we.
	const comparable = modes.filter(({name}) => theirs.has(name) || !all.has(name));
	return differences(theirs, await runOurs(input, comparable, `${folder}/ours`));
};

/**
 * Whether a choice has members with conditions of their own: when an answer changes one, C goes on with what it thought of
 * those behind the chosen member before.
 */
const hasConditionalMembers = ({kconfig}: Case): boolean =>
	[...kconfig.values()].some(text =>
		text
			.split(/^endchoice$/m)
			.some(part => /^choice$[^]*^config[^]*(?:\bif\b|\bdepends\b)/m.test(part)),
	);

const show = (title: string, text: string): void => {
	say(`--- ${title}`);
	process.stdout.write(
		text.endsWith('\n') || text === '' ? text : `${text}\n\\ no newline at the end\n`,
	);
};

const report = async (input: Case): Promise<void> => {
	for (const [name, text] of input.kconfig) show(name, text);
	show('.config', input.config);
	show('answers', input.answers);
	for (const {mode, what, theirs, ours} of (await compare(input)).slice(0, 3)) {
		show(`${mode}: ${what} of C`, theirs);
		show(`${mode}: ${what} of ours`, ours);
	}
	say(`--- seed for randconfig: ${input.seed}`);
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
await reference.close();
say(
	`${counts.cases} cases, ${counts.errors} of them trees with errors; C crashed on ${counts.crashes}; ${failed ? 'a difference' : 'no difference'}`,
);
process.exitCode = failed ? 1 : 0;
