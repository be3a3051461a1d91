import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {test} from 'node:test';
import {isRunning, thisProcess} from '../../source/machine/process-identity.ts';

const here = thisProcess(Date.now());

test('this process runs, and one that has ended does not', async () => {
	assert.equal(isRunning(here), true);
	const child = spawn(process.execPath, ['--eval', '']);
	const ended = {...here, pid: child.pid!};
	await once(child, 'close');
	assert.equal(isRunning(ended), false);
});

test('of another computer nothing can be told', () => {
	assert.equal(isRunning({...here, host: 'elsewhere.example'}), undefined);
});

test(
	'a number that another process has by now is not the same process',
	{skip: !here.birth},
	() => {
		assert.equal(isRunning({...here, birth: `${here.birth}0`}), false);
	},
);

test('where the system does not tell the birth, what was before the boot does not run', () => {
	assert.equal(isRunning({...here, birth: undefined}), true);
	assert.equal(isRunning({...here, birth: undefined, at: 0}), false);
});
