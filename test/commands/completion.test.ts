import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const built = fileURLToPath(new URL('../../build/dcmenu.js', import.meta.url));
const dcmenu = (...words: string[]): string =>
	execFileSync(process.execPath, [built, ...words], {encoding: 'utf8'});

/** What bash offers for the last of `words` after it has sourced our script. */
function completions(...words: string[]): string[] {
	const script = `
		dcmenu() { "$NODE" "$BUILT" "$@"; }
		eval "$(dcmenu completion bash)"
		COMP_WORDS=(dcmenu "$@")
		COMP_CWORD=$#
		_dcmenu
		printf '%s\\n' "\${COMPREPLY[@]}"`;
	const env = {...process.env, NODE: process.execPath, BUILT: built};
	return execFileSync('bash', ['-c', script, 'bash', ...words], {encoding: 'utf8', env})
		.trim()
		.split('\n');
}

test('bash completes commands, options, defconfigs, symbols and targets', () => {
	assert.deepEqual(completions('bri'), ['bringup']);
	assert.deepEqual(completions('select', '--verb'), ['--verbose']);
	assert.deepEqual(completions('defconfig', 'datacrunch-b3'), [
		'datacrunch-b300',
		'datacrunch-b300-or-less',
	]);
	assert.deepEqual(completions('get', 'KDEVOPS_HOSTS'), ['KDEVOPS_HOSTS_PREFIX']);
	assert.deepEqual(completions('wait', 'ANY'), ['ANY_1H100']);
});

test('every shell has its script, and another is refused', () => {
	for (const shell of ['bash', 'zsh', 'fish']) {
		assert.match(dcmenu('completion', shell), /dcmenu complete --/);
	}

	assert.throws(() => dcmenu('completion', 'tcsh'), {status: 2});
});
