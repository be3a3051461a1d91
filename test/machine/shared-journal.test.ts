import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import type {JournalEntry} from '../../source/machine/journal-state.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {lockProject} from '../../source/machine/project-lock.ts';
import {shareJournal} from '../../source/machine/shared-journal.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const key = (id: string): JournalEntry => ({type: 'ssh-key-created', id, name: id});

test('two that share a journal write one after the other, and each learns of the other', async t => {
	const directory = await temporaryDirectory(t);
	const file = path.join(directory, 'journal-a.jsonl');
	const [one, two] = [await shareJournal(file, directory), await shareJournal(file, directory)];
	await Promise.all([one.append(key('1'), 0), two.append(key('2'), 0), one.append(key('3'), 0)]);
	assert.deepEqual([...(await readJournal(file)).sshKeys.keys()].toSorted(), ['1', '2', '3']);
	await two.append(key('4'), 0);
	assert.deepEqual([...two.state.sshKeys.keys()].toSorted(), ['1', '2', '3', '4']);
});

test('nobody comes between what is done during one lock, and afterwards it is free', async t => {
	const directory = await temporaryDirectory(t);
	const journal = await shareJournal(path.join(directory, 'journal-a.jsonl'), directory);
	await Promise.all([
		journal.during(async () => {
			await journal.append(key('1'), 0);
			await assert.rejects(lockProject(directory, systemClock), /Another dcmenu/);
		}),
		journal.during(async () => journal.append(key('2'), 0)),
	]);
	assert.equal(journal.state.sshKeys.size, 2);
	const lock = await lockProject(directory, systemClock);
	await lock.release();
});

test('what cannot be opened leaves the lock free', async t => {
	const directory = await temporaryDirectory(t);
	const journal = await shareJournal(path.join(directory, 'a/journal-a.jsonl'), directory);
	await writeFile(path.join(directory, 'a'), '');
	await assert.rejects(journal.append(key('1'), 0), {name: 'ExpectedError'});
	const lock = await lockProject(directory, systemClock);
	await lock.release();
});
