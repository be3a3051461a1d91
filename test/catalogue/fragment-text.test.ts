import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {printFragment, type Member} from '../../source/catalogue/fragment-text.ts';
import {fragments} from '../../source/catalogue/fragments.ts';
import {readFragment} from '../../source/catalogue/read-fragment.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';

const {symbol} = fragments.types;

/** What tests the limits of a Kconfig text, among anything. */
const anyText = fc.oneof(
	fc.string({unit: 'binary'}),
	fc
		.array(
			fc.constantFrom(
				'"',
				'\\',
				'$',
				'(',
				')',
				'$(shell,x)',
				'\n',
				'\t',
				'#',
				' ',
				'endchoice',
				'a',
			),
		)
		.map(parts => parts.join('')),
);

const member: fc.Arbitrary<Member> = fc.record({
	value: fc.stringMatching(/^[A-Za-z\d][\w.+-]{0,9}$/),
	prompt: anyText,
	help: fc.array(anyText, {maxLength: 2}),
});

const members = fc.uniqueArray(member, {selector: ({value}) => value, minLength: 1, maxLength: 6});

test('whatever the texts are, a fragment is sound, runs nothing, and gives its values back', () => {
	fc.assert(
		fc.property(members, anyText, fc.nat(5), (all, prompt, index) => {
			const {value: defaultValue} = all[index % all.length]!;
			const text = printFragment({symbol, prompt, help: [prompt], defaultValue, members: all});
			const {diagnostics} = parseKconfig('fragment', {
				env: {},
				readSource: () => text,
				run: command => assert.fail(command),
			});
			assert.deepEqual(diagnostics, [], text);
			const read = readFragment(text, 'types');
			assert.deepEqual(
				[...read.members.keys()],
				all.map(({value}) => value),
			);
			assert.equal(read.defaultValue, defaultValue);
		}),
	);
});
