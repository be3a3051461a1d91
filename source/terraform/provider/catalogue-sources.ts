import type {ProviderAccount} from './account.ts';
import type {DataSource} from './plugin.ts';

/** What the account offers. The names are those of version 0.0.3. */
export const imagesSource: DataSource<ProviderAccount> = {
	schema: {
		images: {
			type: [
				'list',
				['object', {id: 'string', image_type: 'string', name: 'string', category: 'string'}],
			],
			from: 'provider',
			about: 'The images that machines can be made from.',
		},
	},
	read: async (_, {account, signal}) => ({
		images: (await account.client.images(undefined, signal)).map(({id, imageType, name}) => ({
			id,
			image_type: imageType,
			name,
			category: null,
		})),
	}),
};

export const instanceTypesSource: DataSource<ProviderAccount> = {
	schema: {
		instance_types: {
			type: [
				'list',
				[
					'object',
					{
						instance_type: 'string',
						description: 'string',
						cpu: 'string',
						memory: 'number',
						gpu: 'string',
						storage: 'number',
						price_per_hour: 'number',
					},
				],
			],
			from: 'provider',
			about: 'The catalogue; being listed says nothing about stock.',
		},
	},
	read: async (_, {account, signal}) => ({
		instance_types: (await account.client.instanceTypes(signal)).map(type => ({
			instance_type: type.name,
			description: type.model,
			cpu: `${type.vcpus} CPU`,
			memory: type.ramGigabytes,
			gpu: type.gpus === 0 ? '' : `${type.gpus}x ${type.model}`,
			// Storage comes as volumes of any size.
			storage: null,
			price_per_hour: type.pricePerHour,
		})),
	}),
};

export const locationsSource: DataSource<ProviderAccount> = {
	schema: {
		locations: {
			type: ['list', ['object', {code: 'string', name: 'string', country: 'string'}]],
			from: 'provider',
			about: 'Where machines stand.',
		},
	},
	read: async (_, {account, signal}) => ({
		locations: (await account.client.locations(signal)).map(({code, name}) => ({
			code,
			name,
			country: null,
		})),
	}),
};
