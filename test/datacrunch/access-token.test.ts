import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccessToken} from '../../source/datacrunch/access-token.ts';

function tokens(lifetime: number): {
	token: ReturnType<typeof createAccessToken>;
	pass: (ms: number) => void;
} {
	let now = 0;
	let issued = 0;
	const clock = {now: () => now, sleep: async () => undefined};
	const request = async () => {
		issued += 1;
		return {access_token: `token-${issued}`, expires_in: lifetime};
	};
	return {
		token: createAccessToken(request, clock),
		pass(milliseconds) {
			now += milliseconds;
		},
	};
}

test('a token is kept until half a minute before its end', async () => {
	const {token, pass} = tokens(3600);
	assert.equal(await token.get(), 'token-1');
	pass(3_569_999);
	assert.equal(await token.get(), 'token-1');
	pass(1);
	assert.equal(await token.get(), 'token-2');
});

test('a token that lives for seconds only is used for half of them', async () => {
	const {token, pass} = tokens(10);
	await token.get();
	pass(4999);
	assert.equal(await token.get(), 'token-1');
	pass(1);
	assert.equal(await token.get(), 'token-2');
});

test('parallel callers share one request', async () => {
	const {token} = tokens(3600);
	assert.deepEqual(await Promise.all([token.get(), token.get(), token.get()]), [
		'token-1',
		'token-1',
		'token-1',
	]);
});

test('a dropped token is replaced, and a newer one is not dropped for it', async () => {
	const {token} = tokens(3600);
	token.drop(await token.get());
	assert.equal(await token.get(), 'token-2');
	token.drop('token-1');
	assert.equal(await token.get(), 'token-2');
});

test('a request that fails is made again by the next caller', async () => {
	let tried = 0;
	const token = createAccessToken(
		async () => {
			tried += 1;
			if (tried === 1) throw new Error('not now');
			return {access_token: 'late', expires_in: 3600};
		},
		{now: () => 0, sleep: async () => undefined},
	);
	await assert.rejects(token.get(), /not now/);
	assert.equal(await token.get(), 'late');
});
