import assert from 'node:assert/strict';
import {test} from 'node:test';
import {requestFrom} from '../../source/capacity/request.ts';

const read = (symbols: Readonly<Record<string, string>>, wishes = {}) =>
	requestFrom(name => symbols[name.replace('TERRAFORM_DATACRUNCH_', '')], wishes);

test('a configuration asks for its type, location, market and price', () => {
	const symbols = {
		INSTANCE_TYPE: 'H100_OR_LESS',
		LOCATION: 'FIN-03',
		MARKET: 'spot',
		MAX_PRICE: '2.50',
		NEWER_TIERS: 'y',
	};
	assert.deepEqual(read(symbols), {
		target: 'H100_OR_LESS',
		location: 'FIN-03',
		market: 'spot',
		maxPrice: 2.5,
		exclude: undefined,
		order: undefined,
		newerTiers: true,
	});
});

test('AUTO is everywhere, and a configuration of kdevops is on demand without a limit', () => {
	const request = read({INSTANCE_TYPE: '1V100.6V', LOCATION: 'AUTO'});
	assert.equal(request?.location, undefined);
	assert.equal(request?.market, 'on-demand');
	assert.equal(request?.maxPrice, undefined);
	assert.equal(request?.newerTiers, false);
});

test('the command line goes before the configuration', () => {
	const wishes = {target: 'ANY_1H100', location: 'FIN-01', market: 'any', maxPrice: 4};
	const request = read({INSTANCE_TYPE: '1V100.6V', LOCATION: 'FIN-03', MARKET: 'spot'}, wishes);
	assert.deepEqual(
		{...request, exclude: undefined},
		{...wishes, exclude: undefined, order: undefined, newerTiers: false},
	);
});

test('nothing is asked for without an instance type', () => {
	assert.equal(read({}), undefined);
});

test('a price that is no price and a market that is none are named by their symbols', () => {
	const symbols = {INSTANCE_TYPE: '1V100.6V'};
	assert.throws(
		() => read({...symbols, MAX_PRICE: 'cheap'}),
		/CONFIG_TERRAFORM_DATACRUNCH_MAX_PRICE is "cheap"/,
	);
	assert.throws(
		() => read({...symbols, MARKET: 'grey'}),
		/CONFIG_TERRAFORM_DATACRUNCH_MARKET is "grey"/,
	);
});
