import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {dismissKeeper, holdKeeperPlace, readKeeper} from '../../source/machine/keeper-file.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

for (const text of ['', '{"pid":', 'null', '{}', '{"pid":0,"log":"l"}', '{"pid":-1,"log":"l"}']) {
	test(`a damaged keeper's file is no keeper: ${JSON.stringify(text)}`, async t => {
		const journal = join(await temporaryDirectory(t), 'journal.jsonl');
		await writeFile(join(journal, '../journal.keeper.json'), text);
		assert.equal(await readKeeper(journal), undefined);
		await dismissKeeper(journal);
		const place = await holdKeeperPlace(journal, {pid: process.pid, log: 'l'}, assert.ifError);
		assert.equal((await readKeeper(journal))?.isAlive, true);
		await place?.release();
	});
}
