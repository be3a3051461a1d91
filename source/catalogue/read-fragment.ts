import {promptOf} from '../kconfig/menu-tree.ts';
import {parseKconfig} from '../kconfig/parse-kconfig.ts';
import {choiceValues} from './choice-values.ts';
import {fragments, type FragmentKind} from './fragments.ts';

/** What a fragment lists, whoever wrote it: ours, and kdevops' own generator's. */
export type ReadFragment = {
	/** By the values that they give. */
	readonly members: ReadonlyMap<string, ReadMember>;
	/** What the choice gives where nothing is chosen. */
	readonly defaultValue: string | undefined;
};

/** What the menu shows of a member; spaces and line ends of the help are as one. */
export type ReadMember = {readonly prompt: string; readonly help: string};

/** Reads a fragment by itself. Of a text that is no good, what could be understood; nothing is run. */
export function readFragment(text: string, kind: FragmentKind): ReadFragment {
	const {tree} = parseKconfig('fragment', {
		env: {},
		readSource: file => (file === 'fragment' ? text : undefined),
		run: () => ({stdout: ''}),
	});
	const values = choiceValues(tree.symbols.get(fragments[kind].symbol)).flatMap(
		({member, value}) => (value.name === undefined ? [] : [{member, value: value.name}]),
	);
	const preset = values[0]?.member.choice?.defaults[0]?.value;
	return {
		members: new Map(
			values.map(({member, value}) => [
				value,
				{
					prompt: promptOf(member) ?? '',
					help: (member.nodes[0]?.help ?? '').trim().replaceAll(/\s+/g, ' '),
				},
			]),
		),
		defaultValue: values.find(({member}) => preset?.kind === 'symbol' && preset.symbol === member)
			?.value,
	};
}
