import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import type {Catalogue} from '../../source/catalogue/catalogue.ts';
import {fragmentKinds, fragments, type FragmentKind} from '../../source/catalogue/fragments.ts';
import {readFragment} from '../../source/catalogue/read-fragment.ts';
import {regenerate} from '../../source/catalogue/regenerate.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';
import {treeOf} from '../helpers/fixture-tree.ts';
import {nothing, simulatedCatalogue} from './scene.ts';

const top = join(import.meta.dirname, '../..');
const shipped = (kind: FragmentKind) =>
	readFileSync(join(top, 'Kconfig.datacrunch.d', fragments[kind].file), 'utf8');
const allShipped = {
	types: shipped('types'),
	images: shipped('images'),
	locations: shipped('locations'),
};
const textOf = (catalogue: Catalogue, kind: FragmentKind, before = nothing, withAll = false) =>
	regenerate(catalogue, before, withAll).find(each => each.kind === kind)!.text;
const valuesIn = (text: string, kind: FragmentKind) => [...readFragment(text, kind).members.keys()];

test("the shipped fragments are what the simulator's catalogue gives", async t => {
	const catalogue = await simulatedCatalogue(t);
	for (const kind of fragmentKinds) assert.equal(textOf(catalogue, kind), shipped(kind), kind);
	for (const {differences} of regenerate(catalogue, allShipped))
		assert.deepEqual(differences, {came: [], went: [], repriced: [], retold: []});
});

test('neither the order of the answer nor prices move anything', async t => {
	const {types, images = [], locations = [], refused} = await simulatedCatalogue(t);
	const turned = {
		types: types.toReversed(),
		images: images.toReversed(),
		locations: locations.toReversed(),
		refused,
	};
	for (const kind of fragmentKinds) assert.equal(textOf(turned, kind), shipped(kind), kind);

	const dearer = types.map((type, index) => ({...type, pricePerHour: type.pricePerHour + index}));
	const text = textOf({...turned, types: dearer}, 'types');
	assert.deepEqual(valuesIn(text, 'types'), valuesIn(shipped('types'), 'types'));
});

test('a type tells its price, hardware and images', async t => {
	const text = textOf(await simulatedCatalogue(t), 'types');
	assert.deepEqual(readFragment(text, 'types').members.get('2A6000.20V'), {
		prompt: '2A6000.20V - $1.28/hr',
		help: '2x RTX A6000 48GB, 96 GB of VRAM in all, 20 vCPUs, 120 GB of RAM. About $0.64/hr on the spot market. Boots 24.04.base, jupyter, ubuntu-22.04, ubuntu-22.04-cuda-12.4-docker, ubuntu-24.04, ubuntu-24.04-cuda-12.6-docker.',
	});
});

test('CPU machines and confidential ones come last, when asked for, and stay', async t => {
	const catalogue = await simulatedCatalogue(t);
	const all = textOf(catalogue, 'types', nothing, true);
	const values = valuesIn(all, 'types');
	assert.equal(values.length, 6 + 70);
	assert.deepEqual(values.slice(0, 52), valuesIn(shipped('types'), 'types'));
	assert.deepEqual(values.slice(52, 54), ['4B300.120V.CC', '8B300.240V.CC']);
	assert.deepEqual(values.slice(58, 60), ['CPU.4V.16G', 'CPU.8V.32G']);
	assert.equal(textOf(catalogue, 'types', {...nothing, types: all}), all);
	assert.ok(
		valuesIn(textOf(catalogue, 'images', nothing, true), 'images').includes('24.04.cuda13.2.cc'),
	);
});

test('what came, what went and what costs something else', async t => {
	const {types, images, locations, refused} = await simulatedCatalogue(t);
	const [first] = types;
	const catalogue = {
		types: [
			...types
				.filter(({name}) => name !== '8V100.48V')
				.map(type => (type.name === '1H100.80S.30V' ? {...type, pricePerHour: 2.29} : type))
				.map(type => (type.name === '1V100.6V' ? {...type, ramGigabytes: 24} : type)),
			{...first!, name: '1R300.40V', model: 'R300 SXM7 400GB', vramGigabytes: 400},
		],
		images,
		locations: locations?.filter(({code}) => code !== 'ICE-01'),
		refused,
	};
	const news = regenerate(catalogue, allShipped);
	const [ofTypes, , ofLocations] = news.map(({differences}) => differences);
	assert.deepEqual(ofTypes, {
		came: [{value: '1R300.40V', prices: {onDemand: '$9.72', spot: '$4.86'}}],
		went: ['8V100.48V'],
		repriced: [
			{
				value: '1H100.80S.30V',
				before: {onDemand: '$3.56', spot: '$1.78'},
				after: {onDemand: '$2.29', spot: '$1.78'},
			},
		],
		retold: ['1V100.6V'],
	});
	assert.deepEqual(ofLocations?.went, ['ICE-01']);
	// GPUs of no known tier are news, and stand right behind the strategies.
	assert.equal(valuesIn(news[0]!.text, 'types')[6], '1R300.40V');
});

test('without credentials images and locations are left alone', async t => {
	const catalogue = {...(await simulatedCatalogue(t)), images: undefined, locations: undefined};
	assert.deepEqual(
		regenerate(catalogue, allShipped).map(({kind}) => kind),
		['types'],
	);
});

test('the default of the fragment that is replaced is kept while it is there', async t => {
	const catalogue = await simulatedCatalogue(t);
	const wanted = `\tdefault ${fragments.types.symbol}_ANY_1H100\n`;
	const before = shipped('types').replace(
		`\tdefault ${fragments.types.symbol}_H100_OR_LESS\n`,
		wanted,
	);
	assert.ok(textOf(catalogue, 'types', {...nothing, types: before}).includes(wanted));
	const gone = before.replaceAll('ANY_1H100', 'ANY_9H100');
	assert.equal(textOf(catalogue, 'types', {...nothing, types: gone}), shipped('types'));
});

test('names that come out alike are told apart, and each gives its own value', async t => {
	const catalogue = await simulatedCatalogue(t);
	const [first] = catalogue.types;
	const twins = ['1R9.1V', '1R9_1V', '1R9-1V'].map(name => ({...first!, name}));
	const text = textOf({...catalogue, types: twins}, 'types');
	assert.equal(text, textOf({...catalogue, types: twins.toReversed()}, 'types'));
	const symbols = treeOf(text).symbols.get(fragments.types.symbol)?.defaults.slice(6);
	const pairs = symbols?.map(({value, condition}) => [
		value.kind === 'symbol' && value.symbol.name,
		condition?.kind === 'symbol' && condition.symbol.name,
	]);
	assert.deepEqual(pairs, [
		['1R9-1V', `${fragments.types.symbol}_1R9_1V`],
		['1R9.1V', `${fragments.types.symbol}_1R9_1V_2`],
		['1R9_1V', `${fragments.types.symbol}_1R9_1V_3`],
	]);
});

test('nothing that the API says is run, or ends a text before its time', async t => {
	const catalogue = await simulatedCatalogue(t);
	const [first] = catalogue.types;
	const model = 'R9 "$(shell,touch /tmp/x)" \\ \n\tbool\nconfig EVIL';
	const image = {id: '1', imageType: 'evil', name: model, isCluster: false};
	const news = regenerate(
		{
			types: [{...first!, model}],
			images: [image],
			locations: [{code: 'X-1', name: model}],
			refused: [],
		},
		nothing,
	);
	for (const {kind, text} of news) {
		const {tree, diagnostics} = parseKconfig('Kconfig', {
			env: {},
			readSource: () => text,
			run: command => assert.fail(command),
		});
		assert.deepEqual(diagnostics, []);
		assert.equal(tree.symbols.get('EVIL'), undefined);
		assert.ok(valuesIn(text, kind).length > 0);
	}
});
