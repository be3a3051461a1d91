import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import {type Evaluation, evaluate} from '../../../source/kconfig/evaluation.ts';
import {parseKconfig} from '../../../source/kconfig/parse-kconfig.ts';
import {isMet, type Way} from '../../../source/kconfig/plans/demands.ts';
import {goalForValue} from '../../../source/kconfig/plans/plan-goals.ts';
import {describePlan} from '../../../source/kconfig/plans/plan-text.ts';
import {applyPlan, findPlans} from '../../../source/kconfig/plans/plans.ts';
import type {KconfigSymbol} from '../../../source/kconfig/symbols.ts';

const names = ['A', 'B', 'C', 'D', 'E', 'F'];

/** A condition over the symbols before a place. */
const conditionAt = (place: number): fc.Arbitrary<string> => {
	const earlier = names.slice(0, place);
	const operand = fc
		.tuple(fc.constantFrom('', '', '!'), fc.constantFrom(...earlier))
		.map(parts => parts.join(''));
	return fc.oneof(
		operand,
		fc.tuple(operand, fc.constantFrom('&&', '||'), operand).map(parts => `(${parts.join(' ')})`),
		fc.constantFrom(...earlier).map(name => `${name}=n`),
	);
};

/** Some lines of a definition, none of them as often as not. */
const perhaps = (line: fc.Arbitrary<string>): fc.Arbitrary<string> =>
	fc.oneof(fc.constant(''), line);

const definitionAt = (name: string, place: number): fc.Arbitrary<string> => {
	const first = place === 0;
	const condition = first ? fc.constant('y') : conditionAt(place);
	return fc
		.tuple(
			fc.constantFrom(`\tbool "${name}"\n`, `\tbool "${name}"\n`, '\tbool\n'),
			perhaps(condition.map(text => `\tdepends on ${text}\n`)),
			perhaps(condition.map(text => `\tdefault y if ${text}\n`)),
			first
				? fc.constant('')
				: perhaps(
						fc
							.tuple(fc.constantFrom(...names.slice(0, place)), condition)
							.map(([target, text]) => `\tselect ${target} if ${text}\n`),
					),
		)
		.map(lines => `config ${name}\n${lines.join('')}`);
};

const trees = fc.tuple(...names.map(definitionAt)).map(definitions => definitions.join(''));

/** A menu takes that, but C warns of it: nobody is offered a plan that does so. */
const ignoresDependencies = (evaluation: Evaluation, symbols: readonly KconfigSymbol[]): boolean =>
	symbols.some(symbol => evaluation.selected(symbol) > evaluation.allowed(symbol));

/** All that up to three edits make of a configuration. */
const within3Edits = (start: Evaluation, symbols: readonly KconfigSymbol[]): Evaluation[] => {
	const all = [start];
	let level = [start];
	for (let depth = 0; depth < 3; depth++) {
		level = level.flatMap(evaluation =>
			symbols.flatMap(symbol => {
				const value = evaluation.text(symbol) === 'y' ? 'n' : 'y';
				const result = applyEdit(evaluation, {kind: 'set', symbol, value});
				return result.kind === 'changed' ? [result.evaluation] : [];
			}),
		);
		all.push(...level);
	}
	return all;
};

test('where up to three edits are enough there is a plan, and it does what it tells', () => {
	fc.assert(
		fc.property(trees, text => {
			const {tree, diagnostics} = parseKconfig('Kconfig', {
				env: {},
				readSource: file => (file === 'Kconfig' ? text : undefined),
				run: () => ({stdout: ''}),
			});
			fc.pre(!diagnostics.some(({severity}) => severity === 'error'));
			const start = evaluate(tree, new Map());
			const symbols = names.flatMap(name => tree.symbols.get(name) ?? []);
			fc.pre(!ignoresDependencies(start, symbols));
			const reached = within3Edits(start, symbols).filter(
				evaluation => !ignoresDependencies(evaluation, symbols),
			);
			const reaches = (evaluation: Evaluation, goal: Way): boolean =>
				goal.every(demand => isMet(evaluation, demand));

			for (const symbol of symbols) {
				const value = start.text(symbol) === 'y' ? 'n' : 'y';
				const goal = goalForValue(start, symbol, value)?.demands ?? [];
				const {plans} = findPlans(start, goal);
				const told = `${symbol.name}=${value}`;
				if (plans.length === 0) {
					assert.ok(!reached.some(evaluation => reaches(evaluation, goal)), `${told}: missed`);
				}
				for (const plan of plans) {
					const {evaluation: after, changes} = applyPlan(start, plan);
					const fresh = evaluate(tree, new Map(after.userValues));
					assert.ok(reaches(fresh, goal), `${told}: ${describePlan(plan)}`);
					const own = new Set(plan.changes.map(change => change.symbol));
					assert.deepEqual(
						plan.consequences,
						changes.filter(change => !own.has(change.symbol)),
						`${told}: ${describePlan(plan)}`,
					);
				}
			}
		}),
		{numRuns: 150},
	);
});
