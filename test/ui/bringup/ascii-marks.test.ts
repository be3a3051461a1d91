import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asciiMarks} from '../../../source/ui/bringup/ascii-marks.ts';

test('the marks of logs have forms that every terminal can show; letters stay', () => {
	assert.equal(asciiMarks('✓ AVAILABLE → “FIN‑01”…'), '+ AVAILABLE -> "FIN‑01"...');
	assert.equal(asciiMarks('é 日本'), 'é 日本');
});
