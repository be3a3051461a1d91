import {
	closeSync,
	fstatSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/** Compiled code by the name that it was kept under. It is read when it is asked for. */
export type CodeFile = {
	readonly names: readonly string[];
	/** undefined: nothing is kept under that name. */
	read(name: string): Buffer | undefined;
	close(): void;
};

/** Where each code begins and ends, counted from the end of the table. */
type Table = Readonly<Record<string, readonly [start: number, end: number]>>;

/** Of the number before the table that says how long it is. */
const lengthBytes = 4;

/**
 * Opens what `writeCodeFile` wrote. undefined: there is no such file, it is not whole, or it is not this user's alone to
 * write; V8 would run whatever it is given.
 */
export function openCodeFile(file: string): CodeFile | undefined {
	const descriptor = open(file);
	if (descriptor === undefined) return undefined;
	const close = (): void => closeSync(descriptor);
	const found = isOwn(descriptor) ? readTable(descriptor) : undefined;
	if (found === undefined) {
		close();
		return undefined;
	}

	const {table, start} = found;
	return {
		names: Object.keys(table),
		read(name) {
			const [from, to] = Object.hasOwn(table, name) ? table[name]! : [];
			return from === undefined || to === undefined
				? undefined
				: readBytes(descriptor, start + from, to - from);
		},
		close,
	};
}

/**
 * Writes a file anew, for this user alone; throws what Node does. Nobody finds half of it, also when the power fails.
 * Other versions' files beside it go when nobody has written them for a month.
 */
export function writeCodeFile(file: string, codes: ReadonlyMap<string, Uint8Array>): void {
	const folder = dirname(file);
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const table: Record<string, readonly [number, number]> = {};
	let end = 0;
	for (const [name, {length}] of codes) {
		table[name] = [end, end + length];
		end += length;
	}

	const text = Buffer.from(JSON.stringify(table));
	const length = Buffer.alloc(lengthBytes);
	length.writeUInt32LE(text.length);
	// Two containers that share a home may have processes of one number.
	const unfinished = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	try {
		writeAndSync(unfinished, Buffer.concat([length, text, ...codes.values()]));
		renameSync(unfinished, file);
	} catch (error) {
		rmSync(unfinished, {force: true});
		throw error;
	}

	removeOld(folder, basename(file));
}

/** Whatever the reason, what cannot be opened is as good as not there: the code is compiled. */
function open(file: string): number | undefined {
	try {
		return openSync(file, 'r');
	} catch {
		return undefined;
	}
}

function isOwn(descriptor: number): boolean {
	const stat = fstatSync(descriptor);
	if (!stat.isFile()) return false;
	if (process.getuid === undefined) return true;
	return stat.uid === process.getuid() && (stat.mode & 0o022) === 0;
}

function readTable(descriptor: number): {table: Table; start: number} | undefined {
	const {size} = fstatSync(descriptor);
	const length = readBytes(descriptor, 0, lengthBytes)?.readUInt32LE();
	if (length === undefined || lengthBytes + length > size) return undefined;
	const start = lengthBytes + length;
	const table = parse(readBytes(descriptor, lengthBytes, length)?.toString() ?? '');
	if (table === undefined) return undefined;
	const end = Math.max(0, ...Object.values(table).map(([, last]) => last));
	return start + end === size ? {table, start} : undefined;
}

/** undefined: it is no table; something else has written the file. */
function parse(text: string): Table | undefined {
	try {
		return JSON.parse(text) as Table;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** undefined: there are fewer. */
function readBytes(descriptor: number, position: number, length: number): Buffer | undefined {
	const bytes = Buffer.allocUnsafeSlow(length);
	return readSync(descriptor, bytes, 0, length, position) === length ? bytes : undefined;
}

function writeAndSync(file: string, bytes: Uint8Array): void {
	const descriptor = openSync(file, 'wx', 0o600);
	try {
		writeFileSync(descriptor, bytes);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

const month = 30 * 24 * 60 * 60 * 1000;

function removeOld(folder: string, own: string): void {
	for (const name of readdirSync(folder)) {
		if (name === own || !name.startsWith('code-')) continue;
		const file = join(folder, name);
		const written = statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? Date.now();
		if (Date.now() - written > month) rmSync(file, {force: true});
	}
}
