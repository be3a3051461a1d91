import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figuresOfTexts, figuresOfType} from '../../../source/ui/instances/instance-figures.ts';

test('the shipped tree’s texts have all figures', () => {
	const help = `2x H100 SXM5 80GB, 160 GB of VRAM in all, 80 vCPUs, 340 GB of
	  RAM. About $3.56/hr on the spot market.`;
	assert.deepEqual(figuresOfTexts('2H100.80S.80V', '2H100.80S.80V - $7.11/hr', help), {
		gpu: '2x H100 SXM5',
		vramGigabytes: 160,
		vcpus: 80,
		ramGigabytes: 340,
		pricePerHour: 7.11,
		spotPricePerHour: 3.56,
		currency: 'usd',
	});
});

test('where the texts say nothing the name does, as far as it goes', () => {
	const {gpu, vramGigabytes, vcpus, ...rest} = figuresOfTexts('8A100.40S.176V', '8A100', '');
	assert.deepEqual({gpu, vramGigabytes, vcpus}, {gpu: '8x A100', vramGigabytes: 320, vcpus: 176});
	assert.deepEqual(rest, {
		ramGigabytes: undefined,
		pricePerHour: undefined,
		spotPricePerHour: undefined,
		currency: 'usd',
	});
	assert.equal(figuresOfTexts('SOMETHING', 'else', '').gpu, undefined);
});

test('the live catalogue’s model is told without its memory, which has a column', () => {
	const type = {
		name: '1V100.6V',
		gpus: 1,
		vcpus: 6,
		ramGigabytes: 23,
		vramGigabytes: 16,
		pricePerHour: 0.19,
		spotPricePerHour: 0.095,
		currency: 'usd',
		supportedImages: [],
	};
	assert.equal(figuresOfType({...type, model: 'Tesla V100 16GB'}).gpu, '1x V100');
	assert.equal(
		figuresOfType({...type, model: 'RTX 6000 Ada 48GB', gpus: 4}).gpu,
		'4x RTX 6000 Ada',
	);
	assert.equal(figuresOfType({...type, model: 'AMD EPYC', gpus: 0}).gpu, 'none');
});
