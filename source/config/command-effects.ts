import {simpleCommands} from './simple-commands.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether nobody can tell when, or how often, a command is run: it reads what no command changes and leaves nothing
 * behind. Such a command may be started before its turn, beside others, and its answer serves all who ask the same.
 *
 * It is decided by the text alone, and whatever is not known to be harmless is not: scripts, programs of the tree, and
 * everything beyond lists and pipelines of simple commands. Known are the shell's own commands, tools that print, and
 * what Linux' `Kconfig.include` asks of compilers, linkers and binutils, which may write to `/dev/null` and below a
 * directory `.tmp_$$`, which is gone when they are done. That compilers and tools found in `PATH` are what their names
 * say, and stay so while a tree is read, is taken for granted.
 */
export function leavesNoTrace(command: string, env: Environment): boolean {
	// A line is all that goes to a `ShellServer` at once.
	if (command.includes('\n')) return false;
	const commands = simpleCommands(command);
	if (commands === undefined || commands.length === 0) return false;
	return commands.every(
		({words, outputs}) => outputs.every(isNowhere) && isHarmless(resolveProgram(words, env)),
	);
}

const isNowhere = (file: string): boolean => file === '/dev/null';

/** `$CC` where a command stands is what the environment says. */
function resolveProgram(words: readonly string[], env: Environment): readonly string[] {
	const [program = '', ...rest] = words;
	const variable = /^\$\{?(\w+)\}?$/.exec(program)?.[1];
	const value = variable === undefined ? undefined : env[variable];
	return value === undefined ? words : [...value.split(/\s+/), ...rest];
}

/** Commands whose arguments do not matter: they print, or tell by their status. */
const printing = new Set(
	': [ basename cat cut dirname echo egrep expr false fgrep grep head printf set test tr true uname wc'.split(
		' ',
	),
);

const compiler = /^(?:[\w.]+-)*(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-[\d.]+)?$/;
const linker = /^(?:[\w.]+-)*ld(?:\.\w+)?(?:-[\d.]+)?$/;
const binutil = /^(?:[\w.]+-)*(?:ar|as|nm|objcopy|objdump|ranlib|readelf|strip)(?:-[\d.]+)?$/;
const versioned = /^(?:bindgen|llvm-config|pahole|rustc)(?:-[\d.]+)?$/;

function isHarmless(words: readonly string[]): boolean {
	const [path, ...args] = words;
	if (path === undefined) return true;
	// What is named by a path within the tree may be made by the tree.
	if (path.includes('/') && !/^\/(?:usr\/)?(?:local\/)?bin\//.test(path)) return false;
	const program = path.slice(path.lastIndexOf('/') + 1);
	if (printing.has(program)) return true;
	if (program === 'command') return args[0] === '-v';
	if (program === 'trap') return args.join(' ') === 'rm -rf .tmp_$$ EXIT';
	if (program === 'mkdir') return args.join(' ') === '.tmp_$$';
	if (compiler.test(program)) return compilesToNothing(args);
	const [first = ''] = args;
	if (linker.test(program)) {
		return first === '-v' && !args.some(arg => /^(?:-o|--output|-Map|--Map|@|-plugin)/.test(arg));
	}
	if (binutil.test(program)) return args.length === 1 && /^--(?:version|help)$/.test(first);
	return versioned.test(program) && first === '--version';
}

/** Options that only print. */
const asksOnly = /^(?:-print-[\w=./-]+|--version|--help|-dumpversion|-dumpmachine|-v)$/;
/** Options that write files beside the output, or have other programs do something. */
const writesBeside =
	/^(?:@|-save|-M|-Wp,|-Wl,|-Wa,.*(?:-a|-o|-M|=)|-aux|-dump|-fdump|-fplugin|-fprofile|-ftest-cov|--cov|-fstack-usage|-fcallgraph|-ftime-trace|-fopt-info|-fdiagnostics|-fsave|-wrapper|-specs|-B|-time|-gsplit)/;

function compilesToNothing(args: readonly string[]): boolean {
	if (args.length === 1 && asksOnly.test(args[0] ?? '')) return true;
	let output: string | undefined;
	for (const [place, arg] of args.entries()) {
		if (arg === '-o') output = args[place + 1];
		else if (arg.startsWith('-o')) return false;
	}
	if (args.filter(arg => arg === '-o').length !== 1 || output === undefined) return false;
	if (output.startsWith('.tmp_$$/')) {
		return !args.some(
			arg => arg.startsWith('$') || /^(?:@|-wrapper|-specs|-fplugin|-B|-dump|-M)/.test(arg),
		);
	}
	return isNowhere(output) && !args.some(arg => writesBeside.test(arg) || arg.includes('$'));
}
