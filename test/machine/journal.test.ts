import assert from 'node:assert/strict';
import {appendFile, readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import type {JournalEntry} from '../../source/machine/journal-state.ts';
import {openJournal, readAllJournals, readJournal} from '../../source/machine/journal.ts';
import {ExpectedError} from '../../source/errors.ts';
import {fillDisk, smallDisk} from '../helpers/small-disk.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const intent: JournalEntry = {
	type: 'create-intent',
	request: 'r-1',
	hostname: 'kn1-knlp',
	instance_type: '1A100.40S.22V',
	location: 'FIN-01',
	market: 'on-demand',
	price_per_hour: 1.288,
	currency: 'usd',
};
const created: JournalEntry = {type: 'created', request: 'r-1', id: 'm-1'};
const now = Date.UTC(2026, 10, 23);

test('what is appended is on disk, for the owner only, and adds up', async t => {
	const file = path.join(await temporaryDirectory(t), 'state', 'journal-a.jsonl');
	const journal = await openJournal(file);
	await journal.append(intent, now);
	assert.equal((await readJournal(file)).intents.size, 1);
	await journal.append(created, now);
	const {intents, machines} = await readJournal(file);
	assert.equal(intents.size, 0);
	assert.equal(machines.get('m-1')?.hostname, 'kn1-knlp');
	assert.equal(machines.get('m-1')?.created_at, '2026-11-23T00:00:00.000Z');
	assert.deepEqual(journal.state, await readJournal(file));
	await journal.append({type: 'deleted', id: 'm-1', reason: 'deleted'}, now);
	assert.equal((await readJournal(file)).machines.size, 0);
	await journal.close();
	assert.equal((await stat(file)).mode & 0o777, 0o600);
	assert.equal((await stat(path.dirname(file))).mode & 0o777, 0o700);
});

test('records that are written at the same time do not mix', async t => {
	const file = path.join(await temporaryDirectory(t), 'journal-a.jsonl');
	const journal = await openJournal(file);
	const requests = Array.from({length: 20}, (_, index) => `r-${index}`);
	await Promise.all(requests.map(async request => journal.append({...intent, request}, now)));
	assert.deepEqual([...journal.state.intents.keys()], requests);
	assert.deepEqual(await readJournal(file), journal.state);
	await journal.close();
});

test('volumes outlive their machine until they are deleted', async t => {
	const file = path.join(await temporaryDirectory(t), 'journal-a.jsonl');
	const journal = await openJournal(file);
	for (const entry of [
		intent,
		created,
		{type: 'volume-found', id: 'v-1', machine: 'm-1', hostname: 'kn1-knlp', location: 'FIN-01'},
		{type: 'deleted', id: 'm-1', reason: 'deleted'},
		{type: 'volume-kept', id: 'v-1'},
	] satisfies JournalEntry[]) {
		await journal.append(entry, now);
	}

	assert.equal(journal.state.volumes.get('v-1')?.kept, true);
	await journal.append({type: 'volume-deleted', id: 'v-1'}, now);
	assert.equal(journal.state.volumes.size, 0);
	await journal.close();
});

test('a torn last line is passed over, and cut off before the next record', async t => {
	const file = path.join(await temporaryDirectory(t), 'journal-a.jsonl');
	const first = await openJournal(file);
	await first.append(intent, now);
	await first.close();
	await appendFile(file, '{"type":"created","requ');
	assert.equal((await readJournal(file)).intents.size, 1);

	const second = await openJournal(file);
	await second.append(created, now);
	await second.close();
	assert.equal((await readJournal(file)).machines.size, 1);
	const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
	assert.deepEqual(
		lines.map(line => (JSON.parse(line) as {type: string}).type),
		['create-intent', 'created'],
	);
});

test('a line in the middle that is no record hides no machine', async t => {
	const file = path.join(await temporaryDirectory(t), 'journal-a.jsonl');
	const lines = [intent, created].map(entry =>
		JSON.stringify({...entry, time: new Date(now).toISOString()}),
	);
	await writeFile(file, `${lines[0]}\n\u0000\u0000\n${lines[1]}\n`);
	assert.equal((await readJournal(file)).machines.size, 1);
});

test('the journals of all accounts are read', async t => {
	const directory = await temporaryDirectory(t);
	for (const account of ['simulator', 'api.verda.com']) {
		const journal = await openJournal(path.join(directory, `journal-${account}.jsonl`));
		await journal.append(intent, now);
		await journal.close();
	}

	assert.deepEqual(
		(await readAllJournals(directory)).map(state => state.intents.size),
		[1, 1],
	);
});

test('lines that are no records hide nothing, and change where the file ends in no way', async t => {
	const file = path.join(await temporaryDirectory(t), 'journal-a.jsonl');
	const lines = [
		{...intent, time: '2026-11-23T00:00:00.000Z'},
		{type: 'created', time: '2026-11-23T00:00:00.000Z'},
		{type: 'created', request: 'r-1', id: 'm-1', time: 'yesterday'},
		{type: 'of a newer version', time: '2026-11-23T00:00:00.000Z', id: 'x'},
		null,
		[],
		'text',
	].map(line => `${JSON.stringify(line)}\n`);
	// Latin-1 is no UTF-8, and longer once it was decoded.
	const garbage = Buffer.from('\u00ff\u00fe garbage\n', 'latin1');
	await writeFile(file, Buffer.concat([garbage, Buffer.from(lines.join('')), garbage]));
	const {size} = await stat(file);
	const journal = await openJournal(file);
	assert.equal(journal.unreadableLines, 8);
	assert.deepEqual([...journal.state.intents.keys()], ['r-1']);
	assert.equal((await stat(file)).size, size);
	await journal.append(created, now);
	await journal.close();
	assert.equal((await readJournal(file)).machines.get('m-1')?.hostname, 'kn1-knlp');
});

test('a full disk: what is planned is refused, what has happened is known all the same', async t => {
	const directory = await smallDisk(t);
	if (directory === undefined) return t.skip('only root can mount a small disk');
	const file = path.join(directory, 'journal-a.jsonl');
	const journal = await openJournal(file);
	await journal.append(intent, now);
	await fillDisk(directory);
	// What is left of the block takes a few more.
	const long = 'x'.repeat(5000);
	await assert.rejects(
		journal.append({...intent, request: 'r-2', hostname: long}, now),
		(error: ExpectedError) => {
			assert.match(error.message, /Could not write the journal .*journal-a\.jsonl: ENOSPC/);
			assert.match(error.nextSteps.join(), /Make room/);
			return true;
		},
	);
	assert.deepEqual([...journal.state.intents.keys()], ['r-1']);
	await assert.rejects(journal.append({...created, id: long}, now), /ENOSPC/);
	assert.deepEqual([...journal.state.machines.keys()], [long]);
	assert.equal((await readFile(file, 'utf8')).split('\n').length, 2);
	await journal.close();
});

test('a place that cannot be written is named', async t => {
	const file = path.join(await temporaryDirectory(t), 'file');
	await writeFile(file, '');
	await assert.rejects(openJournal(path.join(file, 'journal-a.jsonl')), (error: ExpectedError) => {
		assert.ok(error instanceof ExpectedError);
		assert.match(error.message, /file\/journal-a\.jsonl: .*ENOTDIR/);
		return true;
	});
});
