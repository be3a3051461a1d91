import {isScalar} from 'yaml';
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {basename, dirname, join, resolve} from 'node:path';
import type {Market} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {shippedPath} from '../shipped.ts';
import {readCatalogue} from './catalogue.ts';
import type {Catalogue, ChurnRule, Faults, Scenario, Stock} from './scenario.ts';
import {
	entries,
	fields,
	flag,
	isAbsent,
	isList,
	items,
	parseYaml,
	quantity,
	string,
	type YamlValue,
} from './yaml-values.ts';

export const defaultScenario = 'typical';

/** Machines of a type that a plain list puts in stock. */
const plenty = 4;

/** The shipped scenarios' names. */
export async function scenarioNames(): Promise<string[]> {
	const files = await readdir(shippedPath('scenarios'));
	return files.filter(file => file.endsWith('.yaml')).map(file => basename(file, '.yaml'));
}

/** Loads a shipped scenario by name, or a file by path. Rejects with `file:line` and what is wrong there. */
export async function loadScenario(nameOrPath: string): Promise<Scenario> {
	const shipped = join(shippedPath('scenarios'), `${nameOrPath}.yaml`);
	const isShipped = /^[\w-]+$/.test(nameOrPath) && existsSync(shipped);
	const file = isShipped ? shipped : nameOrPath;
	if (!existsSync(file)) {
		const names = await scenarioNames();
		throw new ExpectedError(`There is no scenario "${nameOrPath}".`, {
			exitStatus: exitStatus.usage,
			nextSteps: [`Shipped scenarios: ${names.join(', ')}.`, 'Or give the path of a YAML file.'],
		});
	}
	const value = parseYaml(await readFile(file, 'utf8'), file);
	return readScenario(value, nameOrPath, dirname(file));
}

/** `folder`: where the scenario lies; a catalogue of its own is named from there. */
async function readScenario(value: YamlValue, name: string, folder: string): Promise<Scenario> {
	const scenario = fields(value, [
		'about',
		'catalogue',
		'rename',
		'locations',
		'currency',
		'balance',
		'gpu_quota',
		'credentials',
		'stock',
		'churn',
		'listed_late',
		'lifecycle',
		'refused_creates',
		'late_no_capacity',
		'spot_eviction_median_hours',
		'faults',
		'surprises',
		'quoted_ids',
	]);
	const catalogueFile = isAbsent(scenario.catalogue)
		? join(shippedPath('scenarios'), 'catalogues', '2026-09.yaml')
		: resolve(folder, string(scenario.catalogue));
	if (!existsSync(catalogueFile)) scenario.catalogue.fail(`there is no ${catalogueFile}`);
	const catalogue = readCatalogue(
		parseYaml(await readFile(catalogueFile, 'utf8'), catalogueFile),
		new Map(entries(scenario.rename).map(([from, to]) => [from, string(to)])),
	);
	const markets = fields(scenario.stock, ['on-demand', 'spot']);
	const lifecycle = fields(scenario.lifecycle, [
		'ordered',
		'provisioning',
		'validating',
		'delete_refused',
	]);
	const faults = fields(scenario.faults, ['reads', 'changes']);
	return {
		name,
		about: string(scenario.about, ''),
		catalogue,
		locations: isAbsent(scenario.locations)
			? catalogue.locations.map(location => location.code)
			: items(scenario.locations).map(item => oneOf(item, locationCodes(catalogue))),
		currency: isAbsent(scenario.currency) ? 'usd' : oneOf(scenario.currency, ['usd', 'eur']),
		balance: quantity(scenario.balance, 500),
		gpuQuota: optionalQuantity(scenario.gpu_quota),
		credentials: isAbsent(scenario.credentials)
			? 'any'
			: oneOf(scenario.credentials, ['any', 'refused']),
		stock: {
			'on-demand': readStock(markets['on-demand'], catalogue),
			spot: readStock(markets.spot, catalogue),
		},
		churn: items(scenario.churn).map(readChurnRule),
		listedLate: quantity(scenario.listed_late, 0),
		lifecycle: {
			ordered: quantity(lifecycle.ordered, 5),
			provisioning: readDuration(lifecycle.provisioning, 40),
			validating: quantity(lifecycle.validating, 10),
			deleteRefused: optionalQuantity(lifecycle.delete_refused),
		},
		refusedCreates: quantity(scenario.refused_creates, 0),
		lateNoCapacity: quantity(scenario.late_no_capacity, 0),
		spotEvictionMedianHours: optionalQuantity(scenario.spot_eviction_median_hours),
		faults: {reads: readFaults(faults.reads), changes: readFaults(faults.changes)},
		surprises: flag(scenario.surprises),
		quotedIds: flag(scenario.quoted_ids),
	};
}

function readStock(value: YamlValue, catalogue: Catalogue): Stock {
	return new Map(
		entries(value).map(([location, list]) => {
			if (!locationCodes(catalogue).includes(location)) list.fail(`unknown location ${location}`);
			return [location, new Map(readCounts(list, catalogue))];
		}),
	);
}

/** A list of types, each in plenty, or a mapping of types to how many there are. */
function readCounts(value: YamlValue, catalogue: Catalogue): [string, number][] {
	const names = [...catalogue.types.keys()];
	if (isList(value)) return items(value).map(item => [oneOf(item, names), plenty]);
	return entries(value).map(([name, count]) => {
		if (!names.includes(name)) count.fail(`unknown instance type ${name}`);
		return [name, quantity(count)];
	});
}

function readChurnRule(value: YamlValue): ChurnRule {
	const rule = fields(value, [
		'market',
		'gpus',
		'models',
		'hours_in',
		'hours_out',
		'refused',
		'no_capacity',
		'stuck',
	]);
	const market: Market = oneOf(rule.market, ['on-demand', 'spot']);
	return {
		market,
		gpus: isAbsent(rule.gpus) ? undefined : items(rule.gpus).map(item => quantity(item)),
		models: isAbsent(rule.models) ? undefined : items(rule.models).map(item => string(item)),
		hoursIn: quantity(rule.hours_in),
		hoursOut: quantity(rule.hours_out),
		refused: quantity(rule.refused, 0),
		noCapacity: quantity(rule.no_capacity, 0),
		stuck: quantity(rule.stuck, 0),
	};
}

function readFaults(value: YamlValue): Faults {
	const faults = fields(value, [
		'rate_limited',
		'server_error',
		'unavailable',
		'cut',
		'page',
		'slow',
		'slow_seconds',
	]);
	return {
		rateLimited: quantity(faults.rate_limited, 0),
		serverError: quantity(faults.server_error, 0),
		unavailable: quantity(faults.unavailable, 0),
		cut: quantity(faults.cut, 0),
		page: quantity(faults.page, 0),
		slow: quantity(faults.slow, 0),
		slowSeconds: quantity(faults.slow_seconds, 1),
	};
}

/** Seconds; undefined is written `forever`. */
function readDuration(value: YamlValue, fallback: number): number | undefined {
	return isScalar(value.node) && value.node.value === 'forever'
		? undefined
		: quantity(value, fallback);
}

function optionalQuantity(value: YamlValue): number | undefined {
	return isAbsent(value) ? undefined : quantity(value);
}

function oneOf<const Name extends string>(value: YamlValue, names: readonly Name[]): Name {
	const text = string(value);
	const found = names.find(name => name === text);
	if (found !== undefined) return found;
	const known = names.length > 12 ? '' : `; known are ${names.join(', ')}`;
	return value.fail(`unknown value "${text}"${known}`);
}

function locationCodes(catalogue: Catalogue): string[] {
	return catalogue.locations.map(location => location.code);
}
