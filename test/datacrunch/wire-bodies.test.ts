import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	readActionResult,
	readId,
	readInstance,
	readInstanceTypes,
	readOne,
	readVolumePrices,
	readVolumes,
} from '../../source/datacrunch/wire-bodies.ts';
import {ShapeError} from '../../source/datacrunch/wire-values.ts';

const instance = {
	id: 'a',
	status: 'warming_up',
	instance_type: '1A100.22V',
	price_per_hour: 1.797,
	created_at: '2026-09-29T14:10:26.654Z',
};

test('an instance needs only what it cannot be without', () => {
	assert.deepEqual(readOne([{...instance, ip: null, surprise: {}}], 'instance', readInstance), {
		id: 'a',
		hostname: '',
		description: '',
		status: 'warming_up',
		ip: null,
		location: '',
		instanceType: '1A100.22V',
		image: '',
		isSpot: false,
		pricePerHour: 1.797,
		createdAt: '2026-09-29T14:10:26.654Z',
		osVolumeId: null,
		volumeIds: [],
		sshKeyIds: [],
		tags: [],
	});
	assert.throws(
		() => readOne({...instance, status: 7}, 'instance', readInstance),
		new ShapeError('instance.status: expected a string, got number'),
	);
});

test('a type of the catalogue may leave out what it has none of', () => {
	const [type] = readInstanceTypes([
		{
			instance_type: 'CPU.4V.16G',
			model: 'CPU Node',
			name: null,
			cpu: {number_of_cores: 4},
			gpu: {description: '', number_of_gpus: 0},
			memory: {size_in_gigabytes: 16},
			gpu_memory: null,
			price_per_hour: '0.048',
			supported_os: null,
		},
	]);
	assert.equal(type?.model, 'CPU Node');
	assert.equal(type?.vramGigabytes, 0);
	assert.equal(type?.pricePerHour, 0.048);
	assert.equal(type?.spotPricePerHour, 0.048);
	assert.deepEqual(type?.supportedImages, []);
});

test('a price that is no number is told with its place', () => {
	assert.throws(
		() => readInstanceTypes([{instance_type: 'x', price_per_hour: 'free'}]),
		new ShapeError('instance types[0].price_per_hour: expected a number, got string'),
	);
});

test('one type without a price does not take the others with it', () => {
	const good = {instance_type: '1V100.6V', price_per_hour: '0.19'};
	const types = readInstanceTypes([{instance_type: 'x', price_per_hour: null}, good]);
	assert.deepEqual(
		types.map(({name}) => name),
		['1V100.6V'],
	);
	assert.deepEqual(readInstanceTypes([]), []);
	assert.throws(() => readInstanceTypes([good, 'x']), ShapeError);
});

test('an id is one word, in whatever it is wrapped', () => {
	assert.equal(readId([{id: 'a-1'}]), 'a-1');
	for (const body of [undefined, '', 'two words', '<html>', 7, [], ['a', 'b'], {}]) {
		assert.throws(() => readId(body), ShapeError, JSON.stringify(body));
	}
});

test('the result of an action is the one of its own instance', () => {
	const other = {instanceId: 'b', status: 'success'};
	const own = {id: 'a', status: 'error', error: 'No', statusCode: 400};
	assert.deepEqual(readActionResult([other, own], 'a'), {
		instanceId: 'a',
		ok: false,
		error: 'No',
		statusCode: 400,
	});
	assert.throws(() => readActionResult([other], 'a'), ShapeError);
});

test('volumes may be without a price and an owner', () => {
	const [volume] = readVolumes([{id: 'v', status: 'detached', size: 100}]);
	assert.equal(volume?.instanceId, null);
	assert.equal(volume?.pricePerHour, 0);
});

test("a volume's price needs a type and an amount", () => {
	const nvme = {type: 'NVMe', price: {price_per_month_per_gb: '0.2'}, iops: '100k'};
	assert.deepEqual(readVolumePrices([nvme]), [
		{type: 'NVMe', perGigabyteMonth: 0.2, currency: 'usd'},
	]);
	assert.throws(() => readVolumePrices([{type: 'NVMe', price: null}]), ShapeError);
	assert.throws(() => readVolumePrices([{type: 'NVMe', price: {}}]), ShapeError);
});
