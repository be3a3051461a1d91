/** A way to call `conf`, the same for C's and ours. */
export type Mode = {
	readonly name: string;
	/** Where all that it writes stands. */
	readonly folder: string;
	/** The arguments before the Kconfig file. */
	readonly words: readonly string[];
	/** What comes on top of the environment that is the same for all. */
	readonly env: Readonly<Record<string, string>>;
	/** Whether it starts with the case's `.config`, which is also where it writes. */
	readonly readsConfig: boolean;
	/** Whether auto.conf and the like are to be made; otherwise one that is there keeps conf from it. */
	readonly makesAutoconf: boolean;
	/**
	 * Whether it is called in its folder, as for a build outside of the tree: srctree leads to the tree, and the files have
	 * the names that they have by themselves.
	 */
	readonly isOutside: boolean;
};

/** From a mode's folder to where all others are called. */
export const wayBack = '../..';

export const configOf = ({folder}: Pick<Mode, 'folder'>): string => `${folder}/.config`;

export const autoConfOf = ({folder}: Pick<Mode, 'folder'>): string =>
	`${folder}/include/config/auto.conf`;

/** An auto.conf that is always there. */
export const anyAutoConf = 'auto.conf';

const mode = (
	name: string,
	{
		folder = `out/${name}`,
		option = name,
		value = '',
		env = {},
		readsConfig = false,
		makesAutoconf = false,
		isOutside = false,
	}: Partial<Omit<Mode, 'name' | 'words'>> & {readonly option?: string; readonly value?: string},
): Mode => ({
	name,
	folder,
	words: [`--${option}${value}`],
	env: {
		...(isOutside
			? {}
			: {
					KCONFIG_CONFIG: configOf({folder}),
					KCONFIG_AUTOCONFIG: makesAutoconf ? autoConfOf({folder}) : anyAutoConf,
					KCONFIG_AUTOHEADER: `${folder}/include/generated/autoconf.h`,
					KCONFIG_RUSTCCFG: `${folder}/rustc_cfg`,
				}),
		...env,
	},
	readsConfig,
	makesAutoconf,
	isOutside,
});

const reads = {readsConfig: true};

/** The first one tells whether the tree can be read at all. */
export const modes: readonly Mode[] = [
	mode('olddefconfig', {...reads, makesAutoconf: true}),
	mode('outside', {...reads, option: 'oldconfig', makesAutoconf: true, isOutside: true}),
	mode('savedefconfig', {...reads, value: '=out/savedefconfig/defconfig'}),
	mode('listnewconfig', reads),
	mode('helpnewconfig', reads),
	mode('yes2modconfig', reads),
	mode('mod2yesconfig', reads),
	mode('mod2noconfig', reads),
	mode('allyesconfig', {}),
	mode('allnoconfig', {}),
	mode('allmodconfig', {}),
	mode('alldefconfig', {}),
	mode('randconfig', {}),
	mode('defconfig', {value: '=in.config', env: {KCONFIG_WARN_UNKNOWN_SYMBOLS: '1'}}),
	mode('werror', {...reads, option: 'olddefconfig', env: {KCONFIG_WERROR: '1'}}),
	mode('oldconfig', reads),
	mode('oldaskconfig', reads),
	mode('syncconfig', {...reads, makesAutoconf: true}),
	// What the one before has written is its input.
	mode('resync', {
		folder: 'out/syncconfig',
		option: 'syncconfig',
		env: {KCONFIG_NOSILENTUPDATE: '1'},
		makesAutoconf: true,
	}),
];

/** What one call left behind. */
export type Outcome = {
	readonly stdout: string;
	readonly stderr: string;
	readonly status: number;
	/** Files by name: `.config`, `defconfig`, `include/config/auto.conf`, what was touched beside it, and so on. */
	readonly files: ReadonlyMap<string, string>;
};

/** The outcomes by mode. */
export type Outcomes = ReadonlyMap<string, Outcome>;

/** One case, as both programs meet it. */
export type Case = {
	/** By name: those of the tree, and configurations that options and variables may name. */
	readonly files: ReadonlyMap<string, string>;
	/** `.config`, where there is one. */
	readonly config: string | undefined;
	/** What a last run is said to have left, where one is. */
	readonly autoConf: string | undefined;
	/** To what is asked. */
	readonly answers: string;
	/** Options before the mode's. */
	readonly options: readonly string[];
	/** What the environment has beside what it always has. */
	readonly env: Readonly<Record<string, string>>;
	/** Whether all there is to see is how the tree is read, which takes too long for more than the first mode. */
	readonly isShort: boolean;
};

/** Those that a case is run in. */
export const modesOf = ({isShort}: Case): readonly Mode[] => (isShort ? modes.slice(0, 1) : modes);

/** The environment in which all of it runs. */
export const environment = {
	ENVY: 'y',
	ENVTEXT: 'some text',
	PATH: process.env['PATH'] ?? '',
};
