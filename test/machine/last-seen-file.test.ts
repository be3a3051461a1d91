import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {readLastSeen, rememberLastSeen} from '../../source/machine/last-seen-file.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('remembers beside what another dcmenu remembered meanwhile', async t => {
	const file = join(await temporaryDirectory(t), 'state', 'last-seen.json');
	assert.equal((await readLastSeen(file)).size, 0);
	await rememberLastSeen(file, new Map([['1V100.6V', 2000]]));
	const all = await rememberLastSeen(
		file,
		new Map([
			['1V100.6V', 1000],
			['1B200.30V', 3000],
		]),
	);
	assert.deepEqual(
		all,
		new Map([
			['1V100.6V', 2000],
			['1B200.30V', 3000],
		]),
	);
	assert.deepEqual(await readLastSeen(file), all);
});
