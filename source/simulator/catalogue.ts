import type {Catalogue, CatalogueType} from './scenario.ts';
import {entries, fields, items, quantity, string, type YamlValue} from './yaml-values.ts';

/** Reads a catalogue. `renames` gives types the names they have in another catalogue: old name to new. */
export function readCatalogue(value: YamlValue, renames: ReadonlyMap<string, string>): Catalogue {
	const catalogue = fields(value, ['locations', 'images', 'image_groups', 'types']);
	const groups = new Map(
		entries(catalogue.image_groups).map(([name, list]) => [
			name,
			items(list).map(item => string(item)),
		]),
	);
	const types = items(catalogue.types).map(item => readType(item, groups, renames));
	return {
		locations: items(catalogue.locations).map(item => {
			const {code, name, country} = fields(item, ['code', 'name', 'country']);
			return {code: string(code), name: string(name), country: string(country)};
		}),
		images: items(catalogue.images).map(item => {
			const {id, type, name, category} = fields(item, ['id', 'type', 'name', 'category']);
			return {id: string(id), type: string(type), name: string(name), category: string(category)};
		}),
		types: new Map(types.map(type => [type.name, type])),
	};
}

function readType(
	value: YamlValue,
	groups: ReadonlyMap<string, readonly string[]>,
	renames: ReadonlyMap<string, string>,
): CatalogueType {
	const type = fields(value, [
		'name',
		'model',
		'title',
		'gpus',
		'vcpus',
		'ram',
		'vram',
		'price',
		'spot',
		'images',
	]);
	const group = string(type.images);
	const name = string(type.name);
	return {
		name: renames.get(name) ?? name,
		model: string(type.model),
		title: string(type.title),
		gpus: quantity(type.gpus),
		vcpus: quantity(type.vcpus),
		ram: quantity(type.ram),
		vram: quantity(type.vram),
		price: string(type.price),
		spot: string(type.spot),
		images: groups.get(group) ?? type.images.fail(`unknown image group "${group}"`),
	};
}
