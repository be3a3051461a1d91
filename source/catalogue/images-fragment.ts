import type {InstanceType} from '../datacrunch/wire-types.ts';
import type {GeneratedChoice, Member} from './fragment-text.ts';
import {fragments} from './fragments.ts';
import {gpuTitle} from './gpu-title.ts';
import {defaultImage, type ListedImage} from './listed-images.ts';

/** The choice of what machines boot; `types` are those that the menu lists. */
export const imagesChoice = (
	images: readonly ListedImage[],
	types: readonly InstanceType[],
): GeneratedChoice => ({
	symbol: fragments.images.symbol,
	prompt: 'Image',
	help: [
		'What the machine boots. Not every type boots every image: where the type that was found does not, a bring-up takes the nearest image that it does boot, and says so.',
	],
	defaultValue: images.some(({name}) => name === defaultImage) ? defaultImage : images[0]!.name,
	members: images.map((image): Member => {
		const isAlone = images.every(({name, title}) => title !== image.title || name === image.name);
		return {
			value: image.name,
			prompt: isAlone ? image.title : `${image.title} (${image.name})`,
			help: [`${image.name}. ${fitness(image.name, types)}`],
		};
	}),
});

/** Which types boot an image, by their GPUs. */
function fitness(image: string, types: readonly InstanceType[]): string {
	const titles = (fits: (type: InstanceType) => boolean): string[] => [
		...new Set(types.filter(fits).map(gpuTitle)),
	];
	const untold = titles(({supportedImages}) => supportedImages.length === 0);
	const fit = titles(({supportedImages}) => supportedImages.includes(image));
	const unfit = titles(
		({supportedImages}) => supportedImages.length > 0 && !supportedImages.includes(image),
	);
	return [
		unfit.length === 0
			? 'Fits every type.'
			: fit.length === 0
				? 'No type is known to boot it.'
				: unfit.length <= fit.length
					? `Does not fit ${unfit.join(', ')}.`
					: `Fits ${fit.join(', ')}.`,
		...(untold.length > 0 ? [`Not told of ${untold.join(', ')}.`] : []),
	].join(' ');
}
