/** What `conf` does, named as its options are. */
export type ConfMode =
	| 'oldaskconfig'
	| 'oldconfig'
	| 'syncconfig'
	| 'defconfig'
	| 'savedefconfig'
	| 'allnoconfig'
	| 'allyesconfig'
	| 'allmodconfig'
	| 'alldefconfig'
	| 'randconfig'
	| 'listnewconfig'
	| 'helpnewconfig'
	| 'olddefconfig'
	| 'yes2modconfig'
	| 'mod2yesconfig'
	| 'mod2noconfig';

/** In the order in which an ambiguous abbreviation lists them. */
const longOptions: readonly ('help' | 'silent' | ConfMode)[] = [
	'help',
	'silent',
	'oldaskconfig',
	'oldconfig',
	'syncconfig',
	'defconfig',
	'savedefconfig',
	'allnoconfig',
	'allyesconfig',
	'allmodconfig',
	'alldefconfig',
	'randconfig',
	'listnewconfig',
	'helpnewconfig',
	'olddefconfig',
	'yes2modconfig',
	'mod2yesconfig',
	'mod2noconfig',
];

/** One option, or one mistake; C acts on each where it meets it. */
export type ConfOption =
	| {readonly kind: 'help' | 'silent'}
	| {readonly kind: 'mode'; readonly mode: ConfMode; readonly file: string | undefined}
	/** Told, and passed over. */
	| {readonly kind: 'mistake'; readonly message: string};

/**
 * Reads a command line as glibc's `getopt_long` does: long names may be abbreviated, and options may follow operands
 * unless POSIXLY_CORRECT is set.
 */
export function readConfOptions(
	words: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
): {options: ConfOption[]; operands: string[]} {
	const options: ConfOption[] = [];
	const operands: string[] = [];
	const pending = [...words];
	for (let word = pending.shift(); word !== undefined; word = pending.shift()) {
		if (word === '--') {
			operands.push(...pending.splice(0));
		} else if (word.startsWith('--')) {
			options.push(readLong(word.slice(2), pending));
		} else if (word.startsWith('-') && word !== '-') {
			for (const letter of word.slice(1)) options.push(readShort(letter));
		} else {
			operands.push(word);
			if (env['POSIXLY_CORRECT'] !== undefined) operands.push(...pending.splice(0));
		}
	}

	return {options, operands};
}

const mistake = (message: string): ConfOption => ({kind: 'mistake', message});

function readShort(letter: string): ConfOption {
	if (letter === 'h') return {kind: 'help'};
	if (letter === 's') return {kind: 'silent'};
	return mistake(`invalid option -- '${letter}'`);
}

function readLong(text: string, following: string[]): ConfOption {
	const [start = '', ...values] = text.split('=');
	const value = values.length === 0 ? undefined : values.join('=');
	const candidates = longOptions.includes(start as ConfMode)
		? longOptions.filter(name => name === start)
		: longOptions.filter(name => name.startsWith(start));
	const [name] = candidates;
	if (name === undefined) return mistake(`unrecognized option '--${text}'`);
	if (candidates.length > 1) {
		const names = candidates.map(candidate => ` '--${candidate}'`).join('');
		return mistake(`option '--${text}' is ambiguous; possibilities:${names}`);
	}

	if (name === 'defconfig' || name === 'savedefconfig') {
		const file = value ?? following.shift();
		if (file === undefined) return mistake(`option '--${name}' requires an argument`);
		return {kind: 'mode', mode: name, file};
	}

	if (value !== undefined) return mistake(`option '--${name}' doesn't allow an argument`);
	if (name === 'help' || name === 'silent') return {kind: name};
	return {kind: 'mode', mode: name, file: undefined};
}

/** What `--help` and a missing file print. */
export const confUsage = (program: string): string => `Usage: ${program} [options] <kconfig-file>

Generic options:
  -h, --help              Print this message and exit.
  -s, --silent            Do not print log.

Mode options:
  --listnewconfig         List new options
  --helpnewconfig         List new options and help text
  --oldaskconfig          Start a new configuration using a line-oriented program
  --oldconfig             Update a configuration using a provided .config as base
  --syncconfig            Similar to oldconfig but generates configuration in
                          include/{generated/,config/}
  --olddefconfig          Same as oldconfig but sets new symbols to their default value
  --defconfig <file>      New config with default defined in <file>
  --savedefconfig <file>  Save the minimal current configuration to <file>
  --allnoconfig           New config where all options are answered with no
  --allyesconfig          New config where all options are answered with yes
  --allmodconfig          New config where all options are answered with mod
  --alldefconfig          New config with all symbols set to default
  --randconfig            New config with random answer to all options
  --yes2modconfig         Change answers from yes to mod if possible
  --mod2yesconfig         Change answers from mod to yes if possible
  --mod2noconfig          Change answers from mod to no if possible
  (If none of the above is given, --oldaskconfig is the default)
`;
