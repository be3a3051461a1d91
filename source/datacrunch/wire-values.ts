/** A body that does not have the shape it should have. The client says which call it was. */
export class ShapeError extends Error {
	override readonly name = 'ShapeError';
}

/** A JSON object, with the path to it for messages. Fields that nobody asks for are ignored. */
export type WireObject = {readonly at: string; readonly fields: Readonly<Record<string, unknown>>};

export function readList<T>(value: unknown, at: string, read: (item: WireObject) => T): T[] {
	if (!Array.isArray(value)) throw wrong(at, 'a list', value);
	return value.map((item, index) => read(readObject(item, `${at}[${index}]`)));
}

/** The items of a list that have the shape; where none has, what is wrong with the first. */
export function readUsable<T>(value: unknown, at: string, read: (item: WireObject) => T): T[] {
	let wrongFirst: ShapeError | undefined;
	const items = readList(value, at, item => {
		try {
			return [read(item)];
		} catch (error) {
			if (!(error instanceof ShapeError)) throw error;
			wrongFirst ??= error;
			return [];
		}
	}).flat();
	if (wrongFirst && items.length === 0) throw wrongFirst;
	return items;
}

export function readObject(value: unknown, at: string): WireObject {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw wrong(at, 'an object', value);
	}
	return {at, fields: value as Record<string, unknown>};
}

export function text(object: WireObject, name: string): string {
	const value = object.fields[name];
	if (typeof value !== 'string') throw wrong(`${object.at}.${name}`, 'a string', value);
	return value;
}

/** Absent, null and empty are the same. */
export function optionalText(object: WireObject, name: string): string | undefined {
	const value = object.fields[name];
	return value === undefined || value === null || value === '' ? undefined : text(object, name);
}

/** A number, or one in a string: the catalogue's prices are `"1.797"`, an instance's is `1.797`. */
export function amount(object: WireObject, name: string): number {
	const value = object.fields[name];
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw wrong(`${object.at}.${name}`, 'a number', value);
	}
	return number;
}

export function optionalAmount(object: WireObject, name: string): number | undefined {
	const value = object.fields[name];
	return value === undefined || value === null ? undefined : amount(object, name);
}

export function texts(object: WireObject, name: string): string[] {
	const value = object.fields[name] ?? [];
	if (!Array.isArray(value)) throw wrong(`${object.at}.${name}`, 'a list', value);
	return value.filter(item => typeof item === 'string');
}

export function wrong(at: string, expected: string, value: unknown): ShapeError {
	const got = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
	return new ShapeError(`${at}: expected ${expected}, got ${got}`);
}
