import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BadgeTarget} from '../../../source/ui/menu/badge-target.ts';
import {badgeTarget} from '../../../source/ui/menu/badge-target.ts';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import {kconfigText, testEvaluation} from '../../helpers/menu-screens.ts';

const prefix = 'TERRAFORM_DATACRUNCH';
const evaluation = testEvaluation();

const symbolOf = (name: string) => evaluation.tree.symbols.get(`${prefix}_${name}`)!;

const target = (name: string, at = evaluation): BadgeTarget | undefined =>
	badgeTarget(symbolOf(name), at);

test('a member stands for the value that it would give', () => {
	assert.deepEqual(target('INSTANCE_TYPE_1H100_80S_30V'), {kind: 'type', value: '1H100.80S.30V'});
	assert.deepEqual(target('LOCATION_FIN_01'), {kind: 'location', value: 'FIN-01'});
});

test('a choice stands for what is chosen now', () => {
	const symbol = symbolOf('INSTANCE_TYPE_1V100_6V');
	const {choice} = symbol;
	assert.deepEqual(badgeTarget(choice!, evaluation), {kind: 'type', value: 'H100_OR_LESS'});
	const result = applyEdit(evaluation, {kind: 'set', symbol, value: 'y'});
	assert.ok(result.kind === 'changed');
	assert.deepEqual(badgeTarget(choice!, result.evaluation), {kind: 'type', value: '1V100.6V'});
});

test('what capacity does not bear on has no badge, even where the strings depend on it', () => {
	assert.equal(badgeTarget(evaluation.tree.symbols.get('FAST')!, evaluation), undefined);
	assert.equal(badgeTarget(evaluation.tree.symbols.get(prefix)!, evaluation), undefined);
});

test('images and the newer tiers have badges of their own', () => {
	const larger = testEvaluation(`${kconfigText}
config ${prefix}_NEWER_TIERS
	bool "Newer tiers"

choice
	prompt "Image"

config ${prefix}_IMAGE_BASE
	bool "Base"

endchoice

config ${prefix}_IMAGE
	string
	default "24.04.base" if ${prefix}_IMAGE_BASE
`);
	const of = (name: string) => badgeTarget(larger.tree.symbols.get(`${prefix}_${name}`)!, larger);
	assert.deepEqual(of('IMAGE_BASE'), {kind: 'image', value: '24.04.base'});
	assert.equal(of('NEWER_TIERS')?.kind, 'newer-tiers');
});
