import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {dcmenu} from './race/dcmenu.ts';
import {kdevops} from './race/kdevops.ts';
import {canBeWon, drawRace} from './race/market.ts';
import {runRace, type Contender, type Result} from './race/run-race.ts';
import {raceTable} from './race/table.ts';

/**
 * `npm run bench:race -- [RUNS] [--seed N] [--lost]`: races for one machine on simulated markets, over real sockets and
 * in simulated time, run by us and in kdevops' way. `--lost` names the races that could be won and that we lost.
 */
const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {seed: {type: 'string', default: '1'}, lost: {type: 'boolean', default: false}},
});
const runs = Number(positionals[0] ?? 1000);
const firstSeed = Number(values.seed);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(firstSeed)) {
	throw new Error('usage: npm run bench:race -- [RUNS] [--seed N] [--lost]');
}

const print = (line: string): unknown => process.stdout.write(`${line}\n`);
const directory = await mkdtemp(join(tmpdir(), 'dcmenu-race-'));
try {
	const contenders: Contender[] = [
		dcmenu('dcmenu bringup --wait', true, directory),
		dcmenu('dcmenu bringup', false, directory),
		kdevops,
	];
	const races = Array.from({length: runs}, (_, index) => drawRace(firstSeed + index));
	const couldBeWon = races.map(canBeWon);
	const tallies = contenders.map(({name}) => ({name, results: new Array<Result>()}));
	const startedAt = performance.now();
	for (const [index, race] of races.entries()) {
		for (const [which, contender] of contenders.entries()) {
			const result = await runRace(race, contender);
			tallies[which]?.results.push(result);
			const isLost = which === 0 && couldBeWon[index] === true && result.time === undefined;
			if (values.lost && isLost) print(`lost: --seed ${race.seed}, ${race.highest}-or-less`);
		}
	}

	const winnable = couldBeWon.filter(Boolean).length;
	const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
	print(`${runs} races from seed ${firstSeed}, ${winnable} winnable, in ${seconds} s`);
	for (const line of raceTable(tallies, couldBeWon)) print(line);
} finally {
	await rm(directory, {recursive: true});
}
