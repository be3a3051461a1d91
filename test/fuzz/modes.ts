/** A way to call `conf`, the same for C's and ours. */
export type Mode = {
	readonly name: string;
	readonly option: string;
	/** Whether it starts with the case's `.config`, which is also where it writes. */
	readonly readsConfig: boolean;
	/** Whether KCONFIG_ALLCONFIG names the case's `.config`. */
	readonly isSeeded: boolean;
	/** Whether auto.conf, autoconf.h and rustc_cfg are to be made. */
	readonly makesAutoconf: boolean;
};

const mode = (
	option: string,
	{readsConfig = false, isSeeded = false, makesAutoconf = false} = {},
): Mode => ({
	name: isSeeded ? `${option}-seeded` : option,
	option,
	readsConfig,
	isSeeded,
	makesAutoconf,
});

const reads = {readsConfig: true};

/** The first one tells whether the tree can be read at all. */
export const modes: readonly Mode[] = [
	mode('olddefconfig', {...reads, makesAutoconf: true}),
	mode('savedefconfig', reads),
	mode('listnewconfig', reads),
	mode('helpnewconfig', reads),
	mode('yes2modconfig', reads),
	mode('mod2yesconfig', reads),
	mode('mod2noconfig', reads),
	mode('allyesconfig'),
	mode('allnoconfig'),
	mode('allmodconfig'),
	mode('alldefconfig'),
	mode('randconfig'),
	mode('allyesconfig', {isSeeded: true}),
	mode('randconfig', {isSeeded: true}),
];

/** What one call left behind. */
export type Outcome = {
	readonly stdout: string;
	readonly stderr: string;
	readonly status: number;
	/** Files by name: `.config`, `defconfig`, `auto.conf`, `autoconf.h`, `rustc_cfg`. */
	readonly files: ReadonlyMap<string, string>;
};

/** One case: the files of a tree, a `.config`, and the seed for `randconfig`. */
export type Case = {
	readonly kconfig: ReadonlyMap<string, string>;
	readonly config: string;
	readonly seed: number;
};

/** The environment in which all of it runs. */
export const environment = {
	ENVY: 'y',
	ENVTEXT: 'some text',
	PATH: process.env['PATH'] ?? '',
} as const;

/** Texts are bytes here, one character each: what is not ASCII goes through both programs unread. */
export const encoding = 'latin1';
