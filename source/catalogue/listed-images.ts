import type {Image, InstanceType} from '../datacrunch/wire-types.ts';
import {byRanks} from './ranks.ts';

/** The image that kdevops starts from. */
export const defaultImage = 'ubuntu-24.04-cuda-12.8-open-docker';

/** An image by the name that a create takes, with its title. */
export type ListedImage = {readonly name: string; readonly title: string};

/**
 * The images that the menu lists, in its order: what the listed types boot, which the API does not always list among its
 * images, and those of its images that no type speaks of.
 */
export function listedImages(
	images: readonly Image[],
	types: readonly InstanceType[],
	listed: readonly InstanceType[],
): ListedImage[] {
	const titles = new Map(images.map(({imageType, name}) => [imageType, name]));
	const spokenOf = new Set(types.flatMap(({supportedImages}) => supportedImages));
	const others = images.filter(({imageType, isCluster}) => !isCluster && !spokenOf.has(imageType));
	const names = new Set([
		...listed.flatMap(({supportedImages}) => supportedImages),
		...others.map(({imageType}) => imageType),
	]);
	return [...names].map(name => ({name, title: titles.get(name) ?? name})).sort(byRanks(ranks));
}

/**
 * What images are sorted by, the most weighty first: the default, then those with CUDA, the older spelling (`ubuntu-…`)
 * before the newer one (`24.04.…`) and the version nearest to the default's first; among the rest newer releases first.
 */
function ranks({name}: ListedImage): readonly (number | string)[] {
	const cuda = cudaVersion(name);
	const release = Number(/(?:^|-)(\d\d\.\d\d)(?:[-.]|$)/.exec(name)?.[1] ?? 0);
	return [
		name === defaultImage ? 0 : 1,
		cuda === undefined ? 1 : 0,
		cuda === undefined || name.startsWith('ubuntu-') ? 0 : 1,
		cuda === undefined ? 0 : Math.abs(cuda - cudaVersion(defaultImage)!),
		-release,
		name,
	];
}

/** 12.8 as 1208. */
function cudaVersion(name: string): number | undefined {
	const groups = /cuda-?(?<major>\d+)\.(?<minor>\d+)/.exec(name)?.groups;
	return groups && Number(groups['major']) * 100 + Number(groups['minor']);
}
