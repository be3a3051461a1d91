import assert from 'node:assert/strict';
import {test} from 'node:test';
import {commentOf, isComment, withComment} from '../../source/config/defconfig-comment.ts';

const text = '# CONFIG_A is not set\nCONFIG_B=y\n';

test('a comment is the first line, and found again', () => {
	assert.equal(withComment(text, 'for the lab'), `# for the lab\n${text}`);
	assert.equal(commentOf(withComment(text, 'for the lab')), 'for the lab');
	assert.equal(withComment(text, ''), text);
});

test('values, licences and what stands between values are no comments', () => {
	assert.equal(commentOf(text), '');
	assert.equal(
		commentOf('# SPDX-License-Identifier: MIT\n#\n# Two GPUs\nCONFIG_A=y\n'),
		'Two GPUs',
	);
	assert.equal(commentOf('CONFIG_A=y\n# later\n'), '');
	assert.equal(commentOf(''), '');
	assert.ok(!isComment('CONFIG_A is not set'));
});
