import {isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair} from 'yaml';
import {ExpectedError} from '../errors.ts';

/** A value of a YAML file that knows its line, so that what is wrong with it can be said with `file:line`. */
export type YamlValue = {
	/** undefined: the key is not there. */
	readonly node: Node | undefined;
	/** Throws an `ExpectedError` with the value's file and line. */
	fail(problem: string): never;
};

export function parseYaml(source: string, file: string): YamlValue {
	const lineCounter = new LineCounter();
	const document = parseDocument(source, {lineCounter});
	const [error] = document.errors;
	if (error !== undefined) {
		const [{line}] = error.linePos ?? [{line: 1}];
		throw new ExpectedError(`${file}:${line}: ${error.message.split('\n')[0]}`);
	}
	return valueOf(document.contents ?? undefined, 1);

	function valueOf(node: Node | undefined, fallbackLine: number): YamlValue {
		const offset = node?.range?.[0];
		const line = offset === undefined ? fallbackLine : lineCounter.linePos(offset).line;
		const value = {
			node,
			fail(problem: string): never {
				throw new ExpectedError(`${file}:${line}: ${problem}`);
			},
		};
		children.set(value, child => valueOf(child, line));
		return value;
	}
}

const children = new WeakMap<YamlValue, (child: Node | undefined) => YamlValue>();

function child(parent: YamlValue, node: Node | undefined): YamlValue {
	return children.get(parent)?.(node) ?? parent.fail('has no place in a file');
}

/** The entries of a mapping; none when it is absent. */
export function entries(value: YamlValue): [string, YamlValue][] {
	if (isAbsent(value)) return [];
	if (!isMap(value.node)) return value.fail('expected a mapping');
	return value.node.items.map((pair: Pair) => [
		isScalar(pair.key) ? String(pair.key.value) : value.fail('expected a plain key'),
		child(value, (pair.value ?? undefined) as Node | undefined),
	]);
}

/** A mapping's values by key; a key that is not among `names` is an error, so that a typing mistake is not lost. */
export function fields<const Name extends string>(
	value: YamlValue,
	names: readonly Name[],
): Record<Name, YamlValue> {
	const found = entries(value);
	for (const [key, entry] of found) {
		if (!(names as readonly string[]).includes(key)) {
			entry.fail(`unknown key "${key}"; known are ${names.join(', ')}`);
		}
	}
	const byName = new Map(found);
	return Object.fromEntries(
		names.map(name => [name, byName.get(name) ?? child(value, undefined)]),
	) as Record<Name, YamlValue>;
}

export function items(value: YamlValue): YamlValue[] {
	if (isAbsent(value)) return [];
	if (!isSeq(value.node)) return value.fail('expected a list');
	return value.node.items.map(item => child(value, item as Node));
}

export function string(value: YamlValue, fallback?: string): string {
	if (isAbsent(value) && fallback !== undefined) return fallback;
	const scalar = isScalar(value.node) ? value.node.value : undefined;
	return typeof scalar === 'string' ? scalar : value.fail('expected text');
}

/** A number that is not negative. */
export function quantity(value: YamlValue, fallback?: number): number {
	if (isAbsent(value) && fallback !== undefined) return fallback;
	const scalar = isScalar(value.node) ? value.node.value : undefined;
	if (typeof scalar !== 'number' || !(scalar >= 0)) {
		return value.fail('expected a number that is not negative');
	}
	return scalar;
}

export function flag(value: YamlValue): boolean {
	if (isAbsent(value)) return false;
	const scalar = isScalar(value.node) ? value.node.value : undefined;
	return typeof scalar === 'boolean' ? scalar : value.fail('expected true or false');
}

export function isAbsent(value: YamlValue): boolean {
	return value.node === undefined || (isScalar(value.node) && value.node.value === null);
}

export function isList(value: YamlValue): boolean {
	return isSeq(value.node);
}
