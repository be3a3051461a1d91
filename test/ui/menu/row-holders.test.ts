import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import type {Evaluation} from '../../../source/kconfig/evaluation.ts';
import {holdersText} from '../../../source/ui/menu/row-holders.ts';
import {openScreens, testEvaluation} from '../../helpers/menu-screens.ts';

const selectors = ['A', 'B', 'C', 'D'];
const text = `${selectors.map(name => `config ${name}\n\tbool "${name}"\n\tselect HELD\n\timply WISHED\n`).join('\n')}
config HELD
	bool "Held"

config WISHED
	bool "Wished for"
`;

const withOn = (...names: readonly string[]): Evaluation =>
	names.reduce((evaluation, name) => {
		const symbol = evaluation.tree.symbols.get(name)!;
		const result = applyEdit(evaluation, {kind: 'set', symbol, value: 'y'});
		assert.equal(result.kind, 'changed');
		return result.kind === 'changed' ? result.evaluation : evaluation;
	}, testEvaluation(text));

const holders = (evaluation: Evaluation, name: string): string | undefined =>
	holdersText(evaluation, evaluation.tree.symbols.get(name)!);

test('who holds a value is named, two at most', () => {
	assert.equal(holders(withOn(), 'HELD'), undefined);
	assert.equal(holders(withOn('A'), 'HELD'), '[selected by A]');
	assert.equal(holders(withOn('A', 'C'), 'HELD'), '[selected by A, C]');
	assert.equal(holders(withOn(...selectors), 'HELD'), '[selected by A, B, +2]');
	assert.equal(holders(withOn('B'), 'WISHED'), '[implied by B]');
});

test('it stands at the right end of the row', async () => {
	const screens = openScreens();
	await screens.press('j', 'j', 'j', 'y');
	assert.ok(
		screens.lines().some(line => /^.{2}-\*- Locked by another.* \[selected by FORCED]$/.test(line)),
		screens.lines().join('\n'),
	);
});
