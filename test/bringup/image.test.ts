import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseImage} from '../../source/bringup/image.ts';
import type {InstanceType} from '../../source/datacrunch/wire-types.ts';

const typeWith = (...supportedImages: readonly string[]): InstanceType => ({
	name: '1V100.6V',
	model: 'V100',
	gpus: 1,
	vcpus: 6,
	ramGigabytes: 23,
	vramGigabytes: 16,
	pricePerHour: 0.19,
	spotPricePerHour: 0.095,
	currency: 'usd',
	supportedImages,
});

const wanted = 'ubuntu-24.04-cuda-12.8-open-docker';

test('what is supported is taken, and so is anything where the type tells nothing', () => {
	assert.deepEqual(chooseImage(wanted, typeWith('a', wanted)), {image: wanted, substituted: false});
	assert.deepEqual(chooseImage(wanted, typeWith()), {image: wanted, substituted: false});
});

test('else the nearest: same release, then nearest CUDA, in either family of names', () => {
	const choices: readonly [string[], string][] = [
		[
			['ubuntu-24.04', 'ubuntu-22.04-cuda-12.4-docker', 'ubuntu-24.04-cuda-12.6-docker'],
			'ubuntu-24.04-cuda-12.6-docker',
		],
		[['24.04.base', '26.04.cuda13.2.docker', '24.04.cuda12.9.docker'], '24.04.cuda12.9.docker'],
		[
			['ubuntu-22.04-cuda-12.8-docker', 'ubuntu-24.04-cuda-11.0-docker'],
			'ubuntu-24.04-cuda-11.0-docker',
		],
	];
	for (const [supported, image] of choices) {
		assert.deepEqual(chooseImage(wanted, typeWith(...supported)), {image, substituted: true});
	}
});

test('nothing alike is refused: no CUDA, no Docker, a confidential image, Jupyter', () => {
	const type = typeWith('ubuntu-24.04', 'ubuntu-24.04-cuda-12.8', '24.04.cuda13.2.cc', 'jupyter');
	assert.throws(() => chooseImage(wanted, type), {name: 'ExpectedError', message: /does not take/});
});
