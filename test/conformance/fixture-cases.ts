import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Case, Step} from './comparison.ts';

const project = join(import.meta.dirname, '../..');
const fixtures = join(project, 'test/fixtures');

/** What a fixture's tree may read from the environment. */
const env = {FLAVOUR: 'vanilla'};

/** Every tree of the fixtures, in every mode, with each of its configurations. */
export function fixtureCases(): readonly Case[] {
	const foldersIn = (name: string) =>
		readdirSync(join(fixtures, name)).map(topic => [topic, join(fixtures, name, topic)] as const);
	return [
		...[...foldersIn('kconfig'), ...foldersIn('conf')].flatMap(([topic, folder]) =>
			casesOf(topic, folder),
		),
		...casesOf('everything', join(fixtures, 'config/everything')),
		...casesOf(
			'datacrunch',
			join(project, 'defconfigs'),
			join(project, 'Kconfig.datacrunch'),
			'Kconfig.datacrunch.d',
		),
	];
}

const modes = [
	'allyesconfig',
	'allnoconfig',
	'allmodconfig',
	'alldefconfig',
	'randconfig',
	'listnewconfig',
	'helpnewconfig',
];

/** What is done with each configuration, as `.config` or as the file of `--defconfig`. */
const changes = [
	'olddefconfig',
	'savedefconfig=minimal',
	'listnewconfig',
	'helpnewconfig',
	'oldconfig',
	'oldaskconfig',
	'syncconfig',
	'yes2modconfig',
	'mod2yesconfig',
	'mod2noconfig',
];

const anyAnswers = ['\n'.repeat(2000), 'y\n?\n2\nm\n\nn\n0x1f\n7\ntext\n'.repeat(200), ''];

/** `fragments`: a folder beside `tree` that it sources files of. */
function casesOf(
	topic: string,
	folder: string,
	tree = join(folder, 'Kconfig'),
	fragments?: string,
): readonly Case[] {
	const files = readdirSync(folder);
	const others = files.filter(file => file.startsWith('Kconfig') && file !== 'Kconfig');
	const configs = files.filter(
		file => file === 'config' || file.endsWith('.config') || folder.endsWith('defconfigs'),
	);
	const answers = files.includes('answers')
		? [...anyAnswers, readFileSync(join(folder, 'answers'), 'latin1')]
		: anyAnswers;
	const setUp = (directory: string) => {
		const sources = fragments === undefined ? [] : readdirSync(join(dirname(tree), fragments));
		if (fragments !== undefined) mkdirSync(join(directory, fragments));
		writeFileSync(join(directory, 'Kconfig'), withoutYaml(tree), 'latin1');
		for (const source of sources.map(name => join(fragments ?? '', name)))
			writeFileSync(join(directory, source), withoutYaml(join(dirname(tree), source)), 'latin1');
		for (const file of [...others, ...configs])
			copyFileSync(join(folder, file), join(directory, file));
		if (!files.includes('auto.conf')) return;
		mkdirSync(join(directory, 'include/config'), {recursive: true});
		copyFileSync(join(folder, 'auto.conf'), join(directory, 'include/config/auto.conf'));
	};
	const make = (name: string, steps: readonly Step[], config?: string): Case => ({
		name: `${topic}: ${name}`,
		env,
		setUp(directory) {
			setUp(directory);
			if (config !== undefined) copyFileSync(join(folder, config), join(directory, '.config'));
		},
		steps,
	});
	return [
		...modes.map(mode => make(mode, [{words: [`--${mode}`, 'Kconfig'], env: {KCONFIG_SEED: '7'}}])),
		...configs.map(config =>
			make(`defconfig ${config}`, [
				{words: [`--defconfig=${config}`, 'Kconfig']},
				{words: ['--savedefconfig=minimal', 'Kconfig']},
				{words: ['--syncconfig', 'Kconfig']},
			]),
		),
		...configs.map(config =>
			make(
				`what is unknown in ${config}`,
				[
					{
						words: ['--olddefconfig', 'Kconfig'],
						env: {KCONFIG_WARN_UNKNOWN_SYMBOLS: '', KCONFIG_WERROR: '1'},
					},
				],
				config,
			),
		),
		...configs.flatMap(config =>
			changes.flatMap(change =>
				(/oldconfig|ask|sync/.test(change) ? answers : ['']).map((stdin, index) =>
					make(
						`${change} of ${config} (${index})`,
						[{words: [`--${change}`, 'Kconfig'], stdin}],
						config,
					),
				),
			),
		),
	];
}

/** C's dialect is the kernel's, which has no `output yaml`. */
const withoutYaml = (file: string): string =>
	readFileSync(file, 'latin1').replaceAll(/^[ \t]*output yaml.*\n/gm, '');
