import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {loadScenario, scenarioNames} from '../../source/simulator/scenarios.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function scenarioFile(t: TestContext, text: string): Promise<string> {
	const file = join(await temporaryDirectory(t), 'mine.yaml');
	await writeFile(file, text);
	return file;
}

test('ten scenarios are shipped, and each can be loaded and says what it is about', async () => {
	const names = await scenarioNames();
	assert.deepEqual(names.sort(), [
		'bad-credentials',
		'churn',
		'documented',
		'flaky',
		'late-no-capacity',
		'no-funds',
		'race',
		'sold-out',
		'stuck',
		'typical',
	]);
	for (const name of names) {
		const scenario = await loadScenario(name);
		assert.equal(scenario.name, name);
		assert.equal(scenario.catalogue.types.size, 70);
		assert.notEqual(scenario.about, '');
	}
});

test('the documented scenario has the documented names', async () => {
	const {catalogue, stock} = await loadScenario('documented');
	assert.ok(catalogue.types.has('1A100.80S.22V'));
	assert.ok(!catalogue.types.has('1A100.22V'));
	assert.deepEqual(
		[...(stock['on-demand'].get('FIN-01')?.keys() ?? [])].filter(type => type.includes('A100')),
		['1A100.40S.22V'],
	);
});

test('a scenario of one’s own is given by its path', async t => {
	const file = await scenarioFile(
		t,
		[
			'about: One machine, three volumes of patience.',
			'locations: [FIN-02, FIN-01]',
			'currency: eur',
			'balance: 12.5',
			'stock:',
			'  spot:',
			'    FIN-02: {1V100.6V: 1}',
			'lifecycle: {provisioning: forever}',
		].join('\n'),
	);
	const scenario = await loadScenario(file);
	assert.deepEqual(scenario.locations, ['FIN-02', 'FIN-01']);
	assert.equal(scenario.currency, 'eur');
	assert.equal(scenario.balance, 12.5);
	assert.equal(scenario.stock.spot.get('FIN-02')?.get('1V100.6V'), 1);
	assert.equal(scenario.stock['on-demand'].size, 0);
	assert.equal(scenario.lifecycle.provisioning, undefined);
});

const mistakes: readonly [string, string, number, RegExp][] = [
	['an unknown key', 'about: x\nstok: {}\n', 2, /unknown key "stok"; known are about, /],
	['an unknown type', 'stock:\n  spot:\n    FIN-01: [1H100]\n', 3, /unknown value "1H100"$/],
	[
		'an unknown location',
		'stock:\n  spot:\n    NOR-01: [1V100.6V]\n',
		3,
		/unknown location NOR-01/,
	],
	['a negative number', '\nbalance: -1\n', 2, /expected a number that is not negative/],
	['text for a list', 'locations: FIN-01\n', 1, /expected a list/],
	['broken YAML', 'about: [x\nbalance: 1\n', 2, /./],
];

for (const [what, text, line, message] of mistakes) {
	test(`${what} is told with its line`, async t => {
		const file = await scenarioFile(t, text);
		await assert.rejects(loadScenario(file), (error: unknown) => {
			assert.ok(error instanceof Error);
			assert.ok(error.message.startsWith(`${file}:${line}: `), error.message);
			return message.test(error.message);
		});
	});
}

test('a scenario that does not exist is told with those that do', async () => {
	await assert.rejects(loadScenario('tipical'), {
		message: 'There is no scenario "tipical".',
		exitStatus: 2,
	});
});
