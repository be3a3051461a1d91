import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inSlices} from '../../source/ui/in-slices.ts';

/** Work that never ends unless it is let. */
function* endless(isOver: () => boolean): Generator<undefined, string, void> {
	while (!isOver()) {
		yield undefined;
	}

	return 'done';
}

test('other things have their turn in between', async () => {
	let turns = 0;
	const timer = setInterval(() => {
		turns++;
	}, 0);
	assert.equal(
		await inSlices(
			endless(() => turns === 3),
			() => true,
		),
		'done',
	);
	clearInterval(timer);
});

test('what nobody wants any more ends without a result', async () => {
	let isWanted = true;
	setTimeout(() => {
		isWanted = false;
	}, 0);
	assert.equal(
		await inSlices(
			endless(() => false),
			() => isWanted,
		),
		undefined,
	);
});

test('what goes wrong is told', async () => {
	const failing = endless(() => {
		throw new Error('broken');
	});
	await assert.rejects(
		inSlices(failing, () => true),
		{message: 'broken'},
	);
});
