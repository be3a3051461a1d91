import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Candidate, Triple} from '../../source/capacity/candidates.ts';
import {describeKinds, likeUsed} from '../../source/capacity/kinds.ts';

const at = (instanceType: string, location: string): Triple => ({
	instanceType,
	location,
	market: 'on-demand',
});

const candidates: readonly Candidate[] = [
	at('1B200.30V', 'FIN-01'),
	at('1H100.80S.30V', 'FIN-02'),
	at('1H100.80S.30V', 'FIN-03'),
	at('1V100.6V', 'FIN-01'),
].map(triple => ({...triple, tier: null, pricePerHour: 1, currency: 'usd'}));

const [, second, third, last] = candidates;

test('the same type in the same place goes before the same type elsewhere, and that before another', () => {
	assert.equal(likeUsed([at('1H100.80S.30V', 'FIN-03')], candidates), third);
	assert.equal(likeUsed([at('1H100.80S.30V', 'ICE-01')], candidates), second);
	assert.equal(
		likeUsed([at('1H100.80S.30V', 'ICE-01'), at('1V100.6V', 'FIN-01')], candidates),
		last,
	);
	assert.equal(likeUsed([at('1A100.22V', 'FIN-01')], candidates), undefined);
	assert.equal(likeUsed([], candidates), undefined);
});

test('kinds are counted', () => {
	const used = [at('1V100.6V', 'FIN-01'), at('1B200.30V', 'FIN-01'), at('1V100.6V', 'FIN-01')];
	assert.equal(
		describeKinds(used),
		'2 of 1V100.6V in FIN-01 (on-demand), 1 of 1B200.30V in FIN-01 (on-demand)',
	);
});
