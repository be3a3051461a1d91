/** Stands in a word for a text that is not known, which is one word or a part of one. */
export const anyText = '\uFFFE';
/** Stands for any number of words that are not known. */
export const anyWords = '\uFFFF';
export const isKnown = (word: string): boolean => !/[\uFFFE\uFFFF]/.test(word);

export const isInstalled = (path: string): boolean => /^\/(?:usr\/)?(?:local\/)?bin\//.test(path);

/** Commands whose arguments do not matter: they print, or tell by their status. */
const printing = new Set(
	': [ basename break cat continue cut dirname echo egrep exit expr false fgrep grep head printf return test tr true uname wc'.split(
		' ',
	),
);

const compiler = /^(?:[\w.]+-)*(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-[\d.]+)?$/;
const linker = /^(?:[\w.]+-)*ld(?:\.\w+)?(?:-[\d.]+)?$/;
const binutil = /^(?:[\w.]+-)*(ar|as|nm|objcopy|objdump|ranlib|readelf|strip)(?:-[\d.]+)?$/;
const versioned = /^(?:bindgen|llvm-config|pahole|rustc)(?:-[\d.]+)?$/;
const python = /^python(?:[\d.]+)?$/;

/**
 * Whether a program only prints, given these arguments, or writes what is gone when it matters: to `/dev/null`, or to a
 * file of which `isRemoved` says that who runs the program removes it.
 */
export function isHarmless(
	words: readonly string[],
	isRemoved: (file: string) => boolean,
	isModule: (name: string) => boolean,
): boolean {
	const [path, ...args] = words;
	if (path === undefined) return true;
	// What is named by a path within the tree may be made by the tree.
	if (!isKnown(path) || (path.includes('/') && !isInstalled(path))) return false;
	const program = path.slice(path.lastIndexOf('/') + 1);
	if (printing.has(program)) return true;
	if (program === 'command') return args[0] === '-v';
	if (program === 'rm') return args[0] === '-f' && args.slice(1).every(isRemoved);
	if (program === 'mkdir') return args.length === 1 && isRemoved(args[0]!);
	if (program === 'sed') return args.every(arg => /^-[nEr]+$/.test(arg) || substitution.test(arg));
	// What matters below is what an argument says, so it has to be known.
	if (!args.every(isKnown)) return false;
	const [first = ''] = args;
	if (python.test(program)) {
		const name = /^import (\w+)$/.exec(args[1] ?? '')?.[1];
		return first === '-c' && args.length === 2 && name !== undefined && isModule(name);
	}
	if (compiler.test(program)) return compilesToNothing(args, isRemoved);
	if (linker.test(program)) return linksToNothing(args, isRemoved);
	const tool = binutil.exec(program)?.[1];
	if (tool !== undefined) {
		if (args.length === 1 && /^--(?:version|help)$/.test(first)) return true;
		if (tool === 'nm') return args.every(arg => /^[^-@]/.test(arg));
		return (
			tool === 'objcopy' && args.length === 4 && first === '-O' && args.slice(2).every(isRemoved)
		);
	}
	if (!versioned.test(program)) return false;
	return (
		first === '--version' ||
		(program === 'rustc' && args.join(' ') === '--print sysroot') ||
		(program.startsWith('bindgen') && args.length === 1 && /^[^-@].*\.h$/.test(first))
	);
}

/** How many operands it takes to keep these from reading what they are given, and which options have values. */
const readers: Readonly<Record<string, {readonly least: number; readonly valued: RegExp}>> = {
	cat: {least: 1, valued: /^$/},
	cut: {least: 1, valued: /^-[bcdf]$/},
	egrep: {least: 2, valued: /^-[ABCefm]$/},
	fgrep: {least: 2, valued: /^-[ABCefm]$/},
	grep: {least: 2, valued: /^-[ABCefm]$/},
	head: {least: 1, valued: /^-[cn]$/},
	sed: {least: Infinity, valued: /^$/},
	tr: {least: Infinity, valued: /^$/},
	wc: {least: 1, valued: /^$/},
};

const standardInput = /^(?:-|\/dev\/(?:std|fd).*|\/proc.*)$/;

/** Whether a harmless program may read its standard input: then who comes after it finds less there. */
export function readsInput([path = '', ...args]: readonly string[]): boolean {
	if (args.some(arg => standardInput.test(arg))) return true;
	const reader = readers[path.slice(path.lastIndexOf('/') + 1)];
	if (reader === undefined) return false;
	const {least, valued} = reader;
	const operands = args.filter(
		(arg, place) => isKnown(arg) && !arg.startsWith('-') && !valued.test(args[place - 1] ?? ''),
	);
	return operands.length < least;
}

/** A command of `sed` that writes no file. */
const substitution = /^\d*s([^\w\s\\])(?:\\.|(?!\1)[^\\\n])*\1(?:\\.|(?!\1)[^\\\n])*\1[gpI\d]*$/;

const isNowhere = (file: string): boolean => file === '/dev/null';

/** Options that only print. */
const asksOnly = /^(?:-print-[\w=./-]+|--version|--help|-dumpversion|-dumpmachine|-v)$/;
/** Options that have other programs do something. */
const runsOthers = /^(?:@|-wrapper|-specs|-fplugin|-B|-dump|-M)/;
/** Options that write files beside the output, or have other programs do something. */
const writesBeside =
	/^(?:@|-save|-M|-Wp,|-Wl,|-Wa,.*(?:-a|-o|-M|=)|-aux|-dump|-fdump|-fplugin|-fprofile|-ftest-cov|--cov|-fstack-usage|-fcallgraph|-ftime-trace|-fopt-info|-fdiagnostics|-fsave|-wrapper|-specs|-B|-time|-gsplit)/;

function compilesToNothing(args: readonly string[], isRemoved: (file: string) => boolean): boolean {
	if (args.length === 1 && asksOnly.test(args[0]!)) return true;
	if (args.some(arg => /^-o./.test(arg))) return false;
	const outputs = args.filter((_, place) => args[place - 1] === '-o');
	if (outputs.length !== args.filter(arg => arg === '-o').length || outputs.length > 1)
		return false;
	const [output] = outputs;
	// Below a directory that is removed, files beside the output are gone with it.
	if (output?.startsWith('.tmp_$$/') === true && isRemoved(output)) {
		return !args.some(arg => runsOthers.test(arg));
	}
	if (args.some(arg => writesBeside.test(arg))) return false;
	if (output === undefined) return args.includes('-E');
	if (output === '-') return args.includes('-E') || args.includes('-S');
	return isNowhere(output) || isRemoved(output);
}

function linksToNothing(args: readonly string[], isRemoved: (file: string) => boolean): boolean {
	const [first = ''] = args;
	if (first === '--version' && args.length === 1) return true;
	if (first === '-v') {
		return !args.some(arg => /^(?:-o|--output|-Map|--Map|@|-plugin)/.test(arg));
	}
	return (
		args.every((arg, place) => {
			if (args[place - 1] === '-z') return /^[\w-]+$/.test(arg);
			return (
				/^(?:-shared|-static|-Bsymbolic|--pack-dyn-relocs=\w+|-z)$/.test(arg) ||
				(arg === '-o' && args.indexOf('-o') === place) ||
				isRemoved(arg)
			);
		}) && args.includes('-o')
	);
}
