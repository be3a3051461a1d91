import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {readLogPart} from '../../../source/commands/screens/log-part.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

test('a part of a file, as far as it goes', async t => {
	const file = join(await temporaryDirectory(t), 'a.log');
	await writeFile(file, 'abc✓def');
	assert.equal(readLogPart(file, 1, 6), 'bc✓');
	assert.equal(readLogPart(file, 6, 100), 'def');
	assert.equal(readLogPart(file, 100, 200), '');
});

test('what cannot be read is nothing', async t => {
	const directory = await temporaryDirectory(t);
	assert.equal(readLogPart(join(directory, 'none'), 0, 1), undefined);
	assert.equal(readLogPart(directory, 0, 1), undefined);
});
