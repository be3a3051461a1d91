/** A way to call `conf`, the same for C's and ours. */
export type Mode = {
	readonly name: string;
	/** The arguments before the Kconfig file. */
	readonly words: readonly string[];
	/** What comes on top of the environment that is the same for all. */
	readonly env: Readonly<Record<string, string>>;
	/** Whether it starts with the case's `.config`, which is also where it writes. */
	readonly readsConfig: boolean;
};

const mode = (
	name: string,
	{
		option = name,
		value = '',
		env = {},
		readsConfig = false,
		makesAutoconf = false,
	}: {
		readonly option?: string;
		readonly value?: string;
		readonly env?: Readonly<Record<string, string>>;
		readonly readsConfig?: boolean;
		/** Whether auto.conf and the like are to be made; otherwise one that is there keeps conf from it. */
		readonly makesAutoconf?: boolean;
	},
): Mode => ({
	name,
	words: [`--${option}${value}`],
	env: {
		KCONFIG_CONFIG: `out/${name}:.config`,
		KCONFIG_AUTOCONFIG: makesAutoconf ? `out/${name}:auto.conf` : 'Kconfig',
		KCONFIG_AUTOHEADER: `out/${name}:autoconf.h`,
		KCONFIG_RUSTCCFG: `out/${name}:rustc_cfg`,
		...env,
	},
	readsConfig,
});

const reads = {readsConfig: true};
const seeded = {env: {KCONFIG_ALLCONFIG: 'in.config'}};

/** The first one tells whether the tree can be read at all. */
export const modes: readonly Mode[] = [
	mode('olddefconfig', {...reads, makesAutoconf: true}),
	mode('savedefconfig', {...reads, value: '=out/savedefconfig:defconfig'}),
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
	mode('seeded-allyesconfig', {...seeded, option: 'allyesconfig'}),
	mode('seeded-randconfig', {
		option: 'randconfig',
		env: {...seeded.env, KCONFIG_PROBABILITY: '30:20'},
	}),
	mode('defconfig', {value: '=in.config', env: {KCONFIG_WARN_UNKNOWN_SYMBOLS: '1'}}),
	mode('werror', {...reads, option: 'olddefconfig', env: {KCONFIG_WERROR: '1'}}),
	mode('oldconfig', reads),
	mode('oldaskconfig', reads),
	mode('syncconfig', {...reads, makesAutoconf: true}),
];

/** What one call left behind. */
export type Outcome = {
	readonly stdout: string;
	readonly stderr: string;
	readonly status: number;
	/** Files by name: `.config`, `defconfig`, `auto.conf`, `autoconf.h`, `rustc_cfg`. */
	readonly files: ReadonlyMap<string, string>;
};

/** The outcomes by mode. */
export type Outcomes = ReadonlyMap<string, Outcome>;

/** One case: the files of a tree, a `.config`, the answers to what is asked, and the seed for `randconfig`. */
export type Case = {
	readonly kconfig: ReadonlyMap<string, string>;
	readonly config: string;
	readonly answers: string;
	readonly seed: number;
};

/** The environment in which all of it runs. */
export const environment = (seed: number) => ({
	ENVY: 'y',
	ENVTEXT: 'some text',
	PATH: process.env['PATH'] ?? '',
	KCONFIG_SEED: String(seed),
});
