import assert from 'node:assert/strict';
import {test} from 'node:test';
import {styleText} from 'node:util';
import headless from '@xterm/headless';
import * as fc from 'fast-check';
import lineUpdate from '../../../source/ui/terminal/line-update.ts';

const columns = 12;

const terminal = () => new headless.Terminal({cols: columns, rows: 2, allowProposedApi: true});

/** Each cell of the first row: its character and how it is drawn. */
async function cellsAfter(view: headless.Terminal, text: string) {
	await new Promise<void>(resolve => {
		view.write(text, resolve);
	});
	const row = view.buffer.active.getLine(0)!;
	return Array.from({length: columns}, (_, column) => {
		const cell = row.getCell(column)!;
		const looks = [cell.isBold(), cell.isDim(), cell.isInverse(), cell.getFgColor()];
		return [cell.getChars() || ' ', ...looks].join();
	});
}

const styles = ['bold', 'dim', 'inverse', 'green', 'red', 'redBright'] as const;
const styled = (names: readonly (typeof styles)[number][], text: string): string =>
	names.length === 0 ? text : styleText([...names], text, {validateStream: false});

/** Rows as Ink writes them: pieces in their styles, one or more about all of them, and no spaces at the end. */
const rows = fc
	.record({
		outer: fc.subarray(['inverse', 'bold'] as const),
		pieces: fc.array(
			fc.record({
				names: fc.subarray([...styles], {maxLength: 2}),
				text: fc.string({unit: fc.constantFrom('a', 'b', ' ', '─', '✓'), maxLength: 4}),
			}),
			{maxLength: 3},
		),
	})
	.map(({outer, pieces}) =>
		styled(outer, pieces.map(({names, text}) => styled(names, text)).join('')).trimEnd(),
	);

test('a row reads and looks as if it had been written anew', async () => {
	await fc.assert(
		fc.asyncProperty(rows, rows, async (previous, next) => {
			const view = terminal();
			await cellsAfter(view, `${previous}\r`);
			assert.deepEqual(
				await cellsAfter(view, lineUpdate(previous, next)),
				await cellsAfter(terminal(), next),
			);
		}),
		{numRuns: 300},
	);
});

test('wide characters, and sequences that are no style, are written whole', async () => {
	for (const next of ['a 漢字 b', '\u001B[38;5;9mred\u001B[39m']) {
		const view = terminal();
		await cellsAfter(view, 'before, long\r');
		assert.deepEqual(
			await cellsAfter(view, lineUpdate('before, long', next)),
			await cellsAfter(terminal(), next),
		);
	}
});

test('what stays is not written', () => {
	const rule = '─'.repeat(60);
	assert.equal(lineUpdate(`── Option 1 ${rule}`, `── Option 2 ${rule}`), '\u001B[11G2');
	assert.equal(lineUpdate('one two', 'one'), '\u001B[5G\u001B[K');
	assert.equal(lineUpdate('same', 'same'), '\u001B[5G');
});
